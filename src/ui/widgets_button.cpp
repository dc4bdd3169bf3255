// Buttons and links.
#include "ui/widgets.h"

namespace portico::ui {

namespace {

struct ButtonLooks {
  Rgba fill, border, ink;
};

ButtonLooks button_looks(const Context::State& s, const ButtonOptions& options, NodeId id) {
  const bool hover = s.hover == id, press = s.press == id;
  const auto by_state = [&](Color calm, Color hovered, Color pressed) {
    return s.color(press ? pressed : hover ? hovered : calm);
  };
  if (options.disabled && options.kind != ButtonKind::Quiet) {
    return {s.color(Color::SurfaceSunken), s.color(Color::Border), s.color(Color::TextMuted)};
  }
  switch (options.kind) {
    case ButtonKind::Primary:
      return {by_state(Color::Accent, Color::AccentHover, Color::AccentPressed), 0,
              s.color(Color::TextOnAccent)};
    case ButtonKind::Danger:
      return {by_state(Color::Surface, Color::DangerSoft, Color::DangerSoft),
              s.color(Color::Danger), s.color(Color::Danger)};
    case ButtonKind::Quiet:
      if (options.pressed_state && options.pressed) {
        return {s.color(Color::AccentSoft), 0, s.color(Color::AccentText)};
      }
      return {hover && s.on_bar ? s.color(Color::BarHover)
              : hover || press ? by_state(Color::Surface, Color::SurfaceHover, Color::SurfaceSunken)
                               : 0,
              0,
              s.color(options.disabled ? Color::TextMuted
                      : s.on_bar       ? Color::BarText
                                       : Color::Text)};
    case ButtonKind::Secondary:
      break;
  }
  if (options.pressed_state && options.pressed) {
    return {s.color(Color::AccentSoft), s.color(Color::Accent), s.color(Color::AccentText)};
  }
  return {by_state(Color::Surface, Color::SurfaceHover, Color::SurfaceSunken),
          s.color(hover ? Color::BorderStrong : Color::Border), s.color(Color::Text)};
}

}  // namespace

NodeId open_button(Context::State& s, std::string_view key, const ButtonOptions& options) {
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  const float height = s.touch(s.theme.field_height_px);
  s.apply(index, {.axis = Axis::Row,
                  .gap = 8,
                  .padding_x = options.icon_only ? 0.0f : 16.0f,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = options.icon_only ? height
                           : options.fill    ? kFill
                                             : kFit,
                  .height = height,
                  .role = Role::Button});
  Item& item = s.items[index];
  const ButtonLooks looks = button_looks(s, options, id);
  item.radius = s.theme.button_radius_px;
  item.fill = looks.fill;
  item.border = looks.border;
  item.border_px = 1;
  item.color = looks.ink;
  item.min_width = options.icon_only ? height : 0;
  item.rigid = true;
  const bool flat = options.disabled || options.kind == ButtonKind::Quiet;
  if (!flat && s.press != id) item.elevation = Elevation::Raised;
  if (options.disabled) item.flags |= platform::flag::Disabled;
  if (options.busy) item.flags |= platform::flag::Busy;
  if (options.pressed_state) {
    item.flags |= platform::flag::HasChecked;
    if (options.pressed) item.flags |= platform::flag::Checked;
  }
  if (options.kind == ButtonKind::Primary) {
    s.items.attribute(index, platform::Attr::Tone, "primary");
    if (s.form_open()) s.items.attribute(index, platform::Attr::InputType, "submit");
  }
  if (options.kind == ButtonKind::Danger) s.items.attribute(index, platform::Attr::Tone, "danger");
  if (options.kind == ButtonKind::Quiet) s.items.attribute(index, platform::Attr::Tone, "quiet");
  if (!options.description.empty()) {
    s.items.attribute(index, platform::Attr::Description, options.description);
  }
  if (!options.shortcut.empty()) {
    s.items.attribute(index, platform::Attr::Shortcut, options.shortcut);
  }
  return id;
}

void fill_button(Context::State& s, std::string_view text, const ButtonOptions& options) {
  const int32_t button = s.levels.back().item;
  const Rgba ink = s.items[button].color;
  if (options.busy) {
    s.add_spinner(16, ink);
  } else if (!options.icon.empty()) {
    s.add_icon(options.icon, options.icon_only ? 20.0f : 18.0f, ink);
  }
  if (options.icon_only) {
    s.items.attribute(button, platform::Attr::Label, text);
  } else {
    Item& words = s.items[s.add_text(text, Type::Label, Color::Text)];
    words.color = ink;
  }
  if (!options.icon_end.empty()) s.add_icon(options.icon_end, 16, ink);
}

bool Ui::button(std::string_view key, std::string_view text, const ButtonOptions& options) {
  Context::State& s = context_.state();
  const NodeId id = open_button(s, key, options);
  fill_button(s, text, options);
  s.close();
  const bool pressed = s.clicked(id) && !options.disabled && !options.busy;
  if (pressed && options.kind == ButtonKind::Primary) s.submitted_form = s.form_open();
  return pressed;
}

bool Ui::link(std::string_view key, std::string_view text, std::string_view href,
              const LinkOptions& options) {
  Context::State& s = context_.state();
  const NodeId id = s.id_of(key);
  const int32_t index = s.open(id, key);
  s.apply(index, {.axis = Axis::Row, .gap = 6, .align = Align::Center, .role = Role::Link});
  s.items[index].rigid = true;  // words beside it wrap before it is cut
  const bool hover = s.hover == id && !options.disabled;
  const Color role = options.disabled                              ? Color::TextMuted
                     : options.quiet && !hover && !options.current ? Color::Text
                                                                   : Color::AccentText;
  if (!options.icon.empty()) s.add_icon(options.icon, 18, s.color(role));
  Item& words = s.items[s.add_text(text, options.type, role)];
  if (options.current)
    words.font.weight = 600;
  else if (!options.quiet && options.type == Type::Body)
    words.font.weight = 500;
  words.underline = hover;
  const bool away = options.external && options.download.empty() && href.starts_with("http");
  if (away) s.add_icon("arrow-up-right", 14, s.color(role));
  if (options.disabled) {
    s.items[index].flags |= platform::flag::Disabled;
    s.close();
    return false;
  }
  s.items.attribute(index, platform::Attr::Href, href);
  if (options.current) s.items[index].flags |= platform::flag::Current;
  if (options.external) s.items[index].flags |= platform::flag::External;
  if (!options.download.empty()) {
    s.items.attribute(index, platform::Attr::Download, options.download);
    s.items[index].flags |= platform::flag::External;
  }
  s.close();
  const bool pressed = s.clicked(id);
  if (pressed && !options.external && options.download.empty()) s.go(href);
  return pressed;
}

}  // namespace portico::ui
