#include "ui/forms.h"

#include <algorithm>
#include <utility>

#include "ui/field_parts.h"

namespace portico::ui {

namespace {

using platform::Attr;

const FormField* field_of(std::span<const FormField> fields, std::string_view name) {
  for (const FormField& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// A link to a field of this page. True when it was pressed.
bool field_link(Context::State& s, NodeId id, std::string_view name, std::string_view text) {
  s.apply(s.open(0), {.axis = Axis::Row});
  const int32_t link = s.open(id);
  s.apply(link, {.axis = Axis::Row, .min_height = s.touch(24), .role = Role::Link});
  s.items.attribute(link, Attr::Href, "#" + std::string(name));
  Item& words = s.items[s.add_text(text, Type::Body, Color::Danger)];
  words.text_wraps = true;
  words.underline = true;
  s.close();
  s.close();
  return s.clicked(id);
}

}  // namespace

void set_problem(FormState& form, const Error& problem,
                 const std::function<std::string(const FieldError&)>& words) {
  form.errors = problem.fields;
  if (form.errors.empty()) form.errors.push_back({{}, problem.type, problem.detail});
  for (FieldError& error : form.errors) {
    if (std::string text = words(error); !text.empty()) error.detail = std::move(text);
  }
  form.is_new = true;
}

std::string_view error_of(const FormState& form, std::string_view field) {
  for (const FieldError& error : form.errors) {
    if (error.field == field) return error.detail;
  }
  return {};
}

void forget_error(FormState& form, std::string_view field) {
  std::erase_if(form.errors, [&](const FieldError& error) { return error.field == field; });
}

void error_summary(Ui& ui, std::string_view key, FormState& form,
                   std::span<const FormField> fields) {
  Context::State& s = ui.context().state();
  if (form.errors.empty()) return;
  const NodeId id = s.id_of(key);
  if (std::exchange(form.is_new, false)) s.focus_next = id;
  const int32_t box = s.open(id);
  s.apply(box, {.axis = Axis::Row,
                .gap = 12,
                .padding = 16,
                .align = Align::Start,
                .surface = Surface::Danger,
                .role = Role::Region,
                .label = s.words.error_summary});
  s.items[box].flags |= platform::flag::Focusable;
  s.items[box].border = s.color(Color::Danger);
  s.items[box].border_px = 1;
  s.add_icon("circle-alert", 20, s.color(Color::Danger));
  s.apply(s.open(0), {.gap = 8, .grow = 1});
  const int32_t title = s.add_text(s.words.error_summary, Type::BodyStrong, Color::Text);
  s.items[title].role = Role::Heading;
  s.items[title].level = 2;
  s.items[title].text_wraps = true;
  const NodeId list_id = Context::State::derived(id, "list");
  s.apply(s.open(list_id), {.gap = 4, .role = Role::List});
  // In the order of the form, whatever order the server found them in.
  std::vector<const FieldError*> ordered;
  for (const FieldError& error : form.errors) ordered.push_back(&error);
  std::stable_sort(ordered.begin(), ordered.end(), [&](const FieldError* a, const FieldError* b) {
    return field_of(fields, a->field) < field_of(fields, b->field);
  });
  for (const FieldError* error : ordered) {
    const NodeId item = Context::State::derived(list_id, error->field + "/" + error->code);
    s.apply(s.open(item), {.role = Role::ListItem});
    const FormField* field = field_of(fields, error->field);
    if (field == nullptr) {
      s.items[s.add_text(error->detail, Type::Body, Color::Text)].text_wraps = true;
    } else {
      const std::string text = std::string(field->label) + ": " + error->detail;
      if (field_link(s, Context::State::derived(item, "link"), field->name, text)) {
        s.focus_next = s.id_of(field->key.empty() ? field->name : field->key);
      }
    }
    s.close();
  }
  s.close();
  s.close();
  s.close();
}

void unsaved_guard(Ui& ui, std::string_view key, bool unsaved) {
  Context::State& s = ui.context().state();
  if (!unsaved || s.speech == nullptr) {
    s.held_href.clear();
    return;
  }
  s.unsaved_frame = s.frame;
  for (size_t at = s.levels.size(); at-- > 0;) {
    const int32_t item = s.levels[at].item;
    if (s.items[item].role != Role::Form) continue;
    s.items.attribute(item, Attr::Tone, "unsaved");  // web/semantics.js looks for it
    break;
  }
  if (s.held_href.empty()) return;
  bool open = true, leaves = false;
  {
    const auto dialog = ui.dialog(key, s.speech->text("form.unsaved.title"), open);
    ui.text(Type::Body, s.speech->text("form.unsaved.text"), {.color = Color::TextMuted});
    const auto row = ui.box({.axis = Axis::Row, .gap = 12, .justify = Justify::End, .wrap = true});
    if (ui.button("leave", s.speech->text("form.unsaved.leave"), {.kind = ButtonKind::Danger})) {
      leaves = true;
    }
    if (ui.button("stay", s.speech->text("form.unsaved.stay"), {.kind = ButtonKind::Secondary})) {
      open = false;
    }
  }
  if (leaves) {
    s.unsaved_frame = 0;
    s.go(std::exchange(s.held_href, {}));
  } else if (!open) {
    s.held_href.clear();
    s.need_frame();
  }
}

}  // namespace portico::ui
