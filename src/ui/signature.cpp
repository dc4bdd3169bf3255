#include "ui/signature.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "imgui.h"

#include "ui/field_parts.h"

namespace portico::ui {

namespace {

using platform::Attr;

constexpr float kUnits = 1000;  // of the pad's height
constexpr float kMostWidthPx = 560, kHeightPx = 176;
constexpr int kLeastStep = 6;  // units; what is nearer is the same point
constexpr float kPenPx = 2.5f;
constexpr float kBetween = std::numeric_limits<float>::quiet_NaN();  // strokes, in a plot's points

size_t point_count(const Signature& signature) {
  size_t count = 0;
  for (const Stroke& stroke : signature.strokes) count += stroke.size();
  return count;
}

void draw_stroke(const PlotRoom& room, std::span<const ImVec2> points) {
  ImDrawList& list = room.list;
  for (const ImVec2& end : {points.front(), points.back()}) {
    list.AddCircleFilled(end, kPenPx / 2, room.color, 12);
  }
  if (points.size() < 2) return;
  list.PathLineTo(points.front());
  for (size_t at = 1; at + 1 < points.size(); ++at) {
    const ImVec2 &bend = points[at], &after = points[at + 1];
    list.PathBezierQuadraticCurveTo(bend, {(bend.x + after.x) / 2, (bend.y + after.y) / 2});
  }
  list.PathLineTo(points.back());
  list.PathStroke(room.color, 0, kPenPx);
}

// Points: x and y in units, NaN between strokes. A name drawn on a wider pad is made to fit.
void plot_strokes(const PlotRoom& room) {
  float most = 1;
  for (size_t at = 0; at < room.points.size(); at += std::isnan(room.points[at]) ? 1 : 2) {
    if (room.points[at] > most) most = room.points[at];
  }
  const float height = room.bottom - room.top, width = room.right - room.left;
  const float drawn = height / kUnits;
  constexpr float kMarginPx = 12;
  const float scale = most * drawn > width + 1 ? (width - kMarginPx) / most : drawn;
  std::vector<ImVec2> stroke;
  for (size_t at = 0; at < room.points.size();) {
    if (std::isnan(room.points[at])) {
      if (!stroke.empty()) draw_stroke(room, stroke);
      stroke.clear();
      ++at;
      continue;
    }
    stroke.emplace_back(room.left + room.points[at] * scale,
                        room.top + room.points[at + 1] * scale);
    at += 2;
  }
}

class Pad {
 public:
  Pad(Ui& ui, NodeId id, Signature& signature, const FieldOptions& options)
      : ui_(ui), s_(ui.context().state()), id_(id), signature_(signature), options_(options) {}

  bool draw() {
    const bool may = !options_.is_fixed() && !options_.busy;
    if (may) take();
    const bool plain = s_.preferences.plain;  // nothing can be drawn
    const bool by_name = signature_.by_name || (plain && !options_.is_fixed());
    s_.apply(s_.open(0), {.gap = 6, .width = options_.width, .max_width = kMostWidthPx});
    if (by_name) {
      name_field();
    } else if (plain) {
      s_.add_text(options_.label, Type::Label, Color::Text);
      s_.add_text(state(), Type::Body, Color::TextMuted);
    } else {
      surface();
      add_notes(s_, options_);
    }
    if (!options_.read_only && !plain) actions(by_name);
    s_.close();
    return changed_;
  }

 private:
  std::string_view text(std::string_view key) const { return s_.speech->text(key); }
  std::string_view state() const {
    return text(signature_.strokes.empty() ? "field.signature.empty" : "field.signature.signed");
  }
  NodeId part(std::string_view name) const { return Context::State::derived(id_, name); }

  void changed() {
    changed_ = true;
    s_.need_frame();
    if (signature_.is_empty()) ui_.announce(text("field.signature.empty"));
  }

  void take() {
    if (s_.clicked(part("undo")) && !signature_.strokes.empty()) {
      signature_.strokes.pop_back();
      changed();
    }
    if (s_.clicked(part("clear")) && !signature_.strokes.empty()) {
      signature_.strokes.clear();
      changed();
    }
    if (s_.clicked(part("other"))) {
      signature_.by_name = !signature_.by_name;
      if (signature_.by_name) s_.focus_next = part("name");
      changed_ = true;
      s_.need_frame();
    }
    for (const FieldEdit& edit : s_.edits) {
      if (edit.id != part("name")) continue;
      changed_ = changed_ || edit.text != signature_.name;
      signature_.name = edit.text;
      signature_.by_name = true;
      s_.need_frame();
    }
    for (const Drag& drag : s_.drags) {
      if (drag.id == id_) move_pen(drag);
    }
  }

  void move_pen(const Drag& drag) {
    const Memory& place = s_.memory(id_);
    if (place.height <= 0) return;
    const float x = std::clamp(drag.x - place.from, 0.0f, place.to);
    const float y = std::clamp(drag.y - place.top, 0.0f, place.height);
    const auto units = [&](float px) {
      const float most = std::numeric_limits<int16_t>::max();
      return static_cast<int16_t>(std::min(px / place.height * kUnits + 0.5f, most));
    };
    const PenPoint point{units(x), units(y)};
    if (point_count(signature_) >= kMostPenPoints) return;
    auto& strokes = signature_.strokes;
    if (drag.begins || strokes.empty()) {
      strokes.emplace_back();
    } else {
      const PenPoint last = strokes.back().back();
      if (std::abs(point.x - last.x) + std::abs(point.y - last.y) < kLeastStep) return;
    }
    strokes.back().push_back(point);
    changed();
  }

  void surface() {
    const bool hide = options_.hide_label;
    if (!hide) {
      Item& words = s_.items[s_.add_text(options_.label, Type::Label, Color::Text)];
      words.text_wraps = true;
      words.flags |= platform::flag::Decorative;
    }
    const int32_t pad = s_.open(id_);
    s_.apply(pad, {.padding_x = 24,
                   .padding_y = 16,
                   .align = Align::Center,
                   .justify = Justify::End,
                   .height = kHeightPx,
                   .role = Role::Figure});
    Item& face = s_.items[pad];
    dress_frame(s_, face, id_, options_);
    face.clips = true;
    face.color = s_.color(options_.disabled ? Color::TextMuted : Color::Text);
    const bool may = !options_.is_fixed() && !options_.busy;
    if (may) face.flags |= platform::flag::Drags;
    if (options_.disabled) face.flags |= platform::flag::Disabled;
    if (options_.busy) face.flags |= platform::flag::Busy;
    face.plot = plot_strokes;
    face.first_point = static_cast<int32_t>(s_.items.points.size());
    for (const Stroke& stroke : signature_.strokes) {
      for (const PenPoint& point : stroke) {
        s_.items.points.push_back(point.x);
        s_.items.points.push_back(point.y);
      }
      s_.items.points.push_back(kBetween);
    }
    face.point_count = static_cast<int32_t>(s_.items.points.size()) - face.first_point;
    const bool empty = signature_.strokes.empty();
    s_.items.attribute(pad, Attr::Label, std::string(options_.label) + ": " + std::string(state()));
    if (may) s_.items.attribute(pad, Attr::Tone, "pad");
    const std::string_view note = options_.error.empty() ? options_.hint : options_.error;
    if (!note.empty()) s_.items.attribute(pad, Attr::Hint, note);
    s_.measured.push_back({id_, pad});
    // The line to write on.
    Item& line = s_.items[s_.add(0)];
    line.width = kFill;
    line.height = s_.hairline();
    line.fill = s_.color(Color::BorderStrong);
    if (empty) {
      Item& words =
          s_.items[s_.add_text(text(may ? "field.signature.hint" : "field.signature.empty"),
                               Type::Caption, Color::TextMuted)];
      words.text_align = platform::TextAlign::Center;
      words.text_wraps = true;
      words.flags |= platform::flag::Decorative;
    } else {
      s_.items[s_.add(0)].height = s_.line_of(s_.theme.type.caption_px);
    }
    if (options_.busy) {
      Item& over = s_.items[s_.open(0)];
      over.place = Place::Within;
      over.axis = Axis::Row;
      over.align = Align::Center;
      over.justify = Justify::Center;
      s_.add_spinner(24, s_.color(Color::TextMuted));
      s_.close();
    }
    s_.close();
  }

  void name_field() {
    FieldOptions shown = options_;
    if (shown.hint.empty()) shown.hint = text("field.signature.name");
    if (shown.autocomplete.empty()) shown.autocomplete = "name";
    const NodeId name = part("name");
    open_field(s_, name, shown);
    const int32_t input = add_native(s_, name, Role::TextField, shown, signature_.name);
    s_.items.attribute(input, Attr::InputType, "text");
    s_.items.attribute(input, Attr::MaxLength, "200");
    close_field(s_, shown);
  }

  void actions(bool by_name) {
    s_.apply(s_.open(0), {.axis = Axis::Row,
                          .gap = 4,
                          .align = Align::Center,
                          .justify = Justify::SpaceBetween,
                          .wrap = true});
    const bool fixed = options_.is_fixed() || options_.busy;
    const bool nothing = fixed || signature_.strokes.empty();
    if (!by_name) {
      s_.apply(s_.open(0), {.axis = Axis::Row, .gap = 4});
      action("undo", "kit.undo", nothing);
      action("clear", "field.signature.clear", nothing);
      s_.close();
    }
    action("other", by_name ? "field.signature.draw" : "field.signature.type", fixed);
    s_.close();
  }

  void action(std::string_view name, std::string_view key, bool disabled) {
    const int32_t index = s_.open(part(name));
    s_.apply(index, {.axis = Axis::Row,
                     .padding_x = 10,
                     .align = Align::Center,
                     .min_height = s_.touch(36),
                     .role = Role::Button});
    Item& face = s_.items[index];
    face.radius = s_.theme.button_radius_px;
    if (disabled) face.flags |= platform::flag::Disabled;
    if (s_.hover == part(name) && !disabled) face.fill = s_.color(Color::SurfaceHover);
    s_.items.attribute(index, Attr::Description, options_.label);  // which pad's
    const Color ink = disabled ? Color::TextMuted : Color::AccentText;
    s_.items[s_.add_text(text(key), Type::Label, ink)].text_wraps = true;
    s_.close();
  }

  Ui& ui_;
  Context::State& s_;
  NodeId id_;
  Signature& signature_;
  const FieldOptions& options_;
  bool changed_ = false;
};

}  // namespace

std::string svg_path(const Signature& signature) {
  std::string path;
  if (signature.by_name) return path;
  const auto add = [&](char command, int x, int y) {
    if (command != 0) path += command;
    path += std::to_string(x);
    path += ' ';
    path += std::to_string(y);
  };
  for (const Stroke& stroke : signature.strokes) {
    add('M', stroke.front().x, stroke.front().y);
    for (size_t at = 1; at + 1 < stroke.size(); ++at) {
      const PenPoint &bend = stroke[at], &after = stroke[at + 1];
      add('Q', bend.x, bend.y);
      path += ' ';
      add(0, (bend.x + after.x) / 2, (bend.y + after.y) / 2);
    }
    add('L', stroke.back().x, stroke.back().y);  // a point alone: a dot of the caps
  }
  return path;
}

bool signature_pad(Ui& ui, std::string_view key, Signature& signature,
                   const FieldOptions& options) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  return Pad(ui, s.id_of(key), signature, options).draw();
}

}  // namespace portico::ui
