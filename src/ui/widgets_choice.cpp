// One of a few: segments side by side.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

bool chosen(Context::State& s, NodeId id) {
  if (s.edit(id) != nullptr) {
    s.need_frame();
    return true;
  }
  return s.clicked(id);
}

}  // namespace

bool Ui::segmented(std::string_view key, std::string_view label, std::span<const Option> items,
                   std::string& value) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const int32_t group = s.open(id, key);
  s.apply(group, {.axis = Axis::Row,
                  .gap = 2,
                  .padding = 3,
                  .align = Align::Stretch,
                  .surface = Surface::Sunken,
                  .role = Role::RadioGroup,
                  .label = label});
  const float height = s.touch(s.theme.field_height_px - 6);
  bool changed = false;
  for (const Option& option : items) {
    const NodeId item_id = s.id_of(option.value.empty() ? "-" : std::string_view(option.value));
    if (chosen(s, item_id) && value != option.value) {
      value = option.value;
      changed = true;
    }
  }
  for (const Option& option : items) {
    const std::string_view item_key = option.value.empty() ? "-" : std::string_view(option.value);
    const NodeId item_id = s.id_of(item_key);
    const bool selected = value == option.value;
    const int32_t index = s.open(item_id, item_key);
    s.apply(index, {.axis = Axis::Row,
                    .padding_x = 12,
                    .align = Align::Center,
                    .justify = Justify::Center,
                    .grow = 1,
                    .height = height,
                    .role = Role::Radio});
    Item& item = s.items[index];
    item.radius = s.theme.radius_px > 3 ? s.theme.radius_px - 2 : s.theme.radius_px;
    item.flags |= platform::flag::HasChecked | (selected ? platform::flag::Checked : 0u);
    if (selected) {
      item.fill = s.color(Color::Surface);
      item.border = s.color(Color::Border);
      item.border_px = 1;
      item.elevation = Elevation::Raised;
    } else if (s.hover == item_id) {
      item.fill = s.color(Color::SurfaceHover);
    }
    s.items.attribute(index, Attr::Label, option.text);
    s.items.attribute(index, Attr::Value, item_key);
    Item& words =
        s.items[s.add_text(option.text, Type::Label, selected ? Color::Text : Color::TextMuted)];
    words.flags |= platform::flag::Decorative;
    words.text_wraps = true;
    words.text_align = platform::TextAlign::Center;
    s.close();
  }
  s.close();
  return changed;
}

}  // namespace portico::ui
