// Toasts: said at once, shown for a while, in no one's way. They wait while they are looked at.
#include "ui/animation.h"
#include "ui/hash.h"
#include "ui/overlays.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

constexpr double kShownMs = 6000;
constexpr double kShownWithActionMs = 10000;
constexpr double kLeastMs = 2000;  // after it was looked at
constexpr size_t kMost = 3;

NodeId toast_id(const Context::State& s, const Toast& toast) {
  const uint64_t number = toast.number;
  return Context::State::derived(s.items[0].id, std::to_string(number));
}
NodeId action_id(const Context::State& s, const Toast& toast) {
  return Context::State::derived(toast_id(s, toast), "action");
}
NodeId close_id(const Context::State& s, const Toast& toast) {
  return Context::State::derived(toast_id(s, toast), "close");
}

bool has_focus(const Context::State& s, const Toast& toast) {
  return s.focus == action_id(s, toast) || s.focus == close_id(s, toast);
}

bool is_watched(const Context::State& s, const Toast& toast) {
  const NodeId hover = s.hover;
  return has_focus(s, toast) || hover == toast_id(s, toast) || hover == action_id(s, toast) ||
         hover == close_id(s, toast);
}

void quiet_button(Context::State& s, NodeId id, std::string_view icon, std::string_view text) {
  const int32_t index = s.open(id);
  s.apply(index, {.axis = Axis::Row,
                  .padding_x = icon.empty() ? 8.0f : 0.0f,
                  .align = Align::Center,
                  .justify = Justify::Center,
                  .width = icon.empty() ? kFit : s.touch(28),
                  .height = s.touch(28),
                  .role = Role::Button});
  s.items[index].rigid = true;
  s.items[index].min_width = icon.empty() ? 0 : s.touch(28);
  s.items[index].radius = s.theme.radius_px > 6 ? 6 : s.theme.radius_px;
  if (s.hover == id) s.items[index].fill = s.color(Color::SurfaceHover);
  if (icon.empty()) {
    s.items[s.add_text(text, Type::Label, Color::AccentText)].font.weight = 600;
  } else {
    s.items.attribute(index, platform::Attr::Label, text);
    s.add_icon(icon, 16, s.color(Color::TextMuted));
  }
  s.close();
}

void draw_toast(Context::State& s, const Toast& toast) {
  const int32_t index = s.open(toast_id(s, toast));
  s.apply(index, {.axis = Axis::Row,
                  .gap = 10,
                  .padding_x = 16,
                  .padding_y = 10,
                  .align = Align::Center,
                  .surface = Surface::Card,
                  .role = Role::Region,
                  .label = toast.text});
  Item& card = s.items[index];
  card.pad_end = 8;
  card.elevation = Elevation::Floating;
  card.flags |= platform::flag::Hovers;
  const double age = s.now - toast.since_ms;
  if (!s.preferences.reduced_motion && age < kMotionMs) {
    card.fade = ease_out(age / kMotionMs);
    card.shift_y = (1 - card.fade) * 12;
    s.wake_at(0);
  }
  s.add_icon(tone_icon(toast.tone), 20, tone_color(s, toast.tone));
  Item& message = s.items[s.add_text(toast.text, Type::Body, Color::Text)];
  message.text_wraps = true;
  message.grow = 1;
  if (!toast.action.empty()) quiet_button(s, action_id(s, toast), {}, toast.action);
  quiet_button(s, close_id(s, toast), "x", s.words.close);
  s.close();
}

}  // namespace

void toast(Ui& ui, std::string_view text, const ToastOptions& options) {
  Context::State& s = ui.context().state();
  const double shown_ms = options.action.empty() ? kShownMs : kShownWithActionMs;
  if (s.toasts.size() == kMost) s.toasts.erase(s.toasts.begin());
  s.toasts.push_back({.number = ++s.toast_number,
                      .text = std::string(text),
                      .tone = options.tone,
                      .key = hash_text(options.key),
                      .action = std::string(options.action),
                      .since_ms = s.now,
                      .until_ms = s.now + shown_ms});
  s.semantics.announce(text, options.tone == Tone::Danger);
  s.need_frame();
}

void Ui::toast(std::string_view text, Tone tone) {
  ui::toast(*this, text, ToastOptions{.tone = tone});
}

bool toast_pressed(Ui& ui, std::string_view key) {
  Context::State& s = ui.context().state();
  for (const Toast& toast : s.toasts) {
    const bool its = !toast.action.empty() && toast.key == hash_text(key);
    if (its && s.clicked(action_id(s, toast))) return true;
  }
  return false;
}

void Context::State::draw_toasts() {
  for (size_t at = toasts.size(); at-- > 0;) {
    Toast& toast = toasts[at];
    if (is_watched(*this, toast)) {
      if (toast.left_ms == 0) toast.left_ms = toast.until_ms - now;
      toast.until_ms = kNever;
    } else if (toast.left_ms != 0) {
      toast.until_ms = now + (toast.left_ms > kLeastMs ? toast.left_ms : kLeastMs);
      toast.left_ms = 0;
    }
    const bool over = toast.until_ms <= now || clicked(action_id(*this, toast)) ||
                      clicked(close_id(*this, toast));
    if (!over) continue;
    if (has_focus(*this, toast) && focus_next == 0) focus_next = title_id;
    toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(at));
  }
  if (toasts.empty()) return;
  const int32_t stack = open_over(derived(items[0].id, "toasts"), Place::Corner);
  items[stack].gap = 8;
  items[stack].max_width = 440;
  for (const Toast& toast : toasts) {
    if (toast.until_ms < kNever) wake_at(toast.until_ms);
    draw_toast(*this, toast);
  }
  close();
}

}  // namespace portico::ui
