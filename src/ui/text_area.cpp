#include <algorithm>

#include "ui/field_parts.h"
#include "ui/fields.h"

namespace portico::ui {

FieldResponse text_area(Ui& ui, std::string_view key, std::string& value,
                        const FieldOptions& options, int lines, int most_lines) {
  Context::State& s = ui.context().state();
  const NodeId id = s.id_of(key);
  FieldResponse response;
  for (const FieldEdit& edit : s.edits) {
    if (edit.id != id) continue;
    s.need_frame();
    response.changed = response.changed || edit.text != value;
    value = edit.text;
    response.committed = response.committed || edit.kind == platform::EventKind::Change;
  }
  open_field(s, id, options);
  const int32_t index = add_native(s, id, Role::TextField, options, value);
  Item& item = s.items[index];
  item.flags |= platform::flag::Multiline;
  // Lines that were broken by hand, and about as many more as long ones take.
  constexpr int kLetters = 60;
  int wanted = 1, letters = 0;
  for (const char c : value) {
    const bool ends = c == '\n' || ++letters > kLetters;
    if (!ends) continue;
    letters = 0;
    ++wanted;
  }
  constexpr float kPadding = 16;
  item.height = kPadding + static_cast<float>(item.line_px * std::clamp(wanted, lines, most_lines));
  if (options.max_length > 0) {
    s.items.attribute(index, platform::Attr::MaxLength, std::to_string(options.max_length));
  }
  close_field(s, options);
  return response;
}

}  // namespace portico::ui
