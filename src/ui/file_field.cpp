#include <algorithm>
#include <charconv>
#include <cmath>

#include "ui/field_parts.h"
#include "ui/file_words.h"
#include "ui/files.h"
#include "ui/plots.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;
using platform::UploadState;

class FileField {
 public:
  FileField(Ui& ui, NodeId id, std::vector<File>& files, platform::Uploads& uploads,
            const FieldOptions& options, const FileOptions& limits)
      : ui_(ui),
        s_(ui.context().state()),
        id_(id),
        files_(files),
        uploads_(uploads),
        options_(options),
        limits_(limits),
        words_(*s_.speech, limits) {}

  bool draw() {
    if (!options_.is_fixed()) take();
    follow();
    s_.apply(s_.open(0), {.gap = 6, .width = options_.width});
    if (options_.read_only) {
      s_.add_text(options_.label, Type::Label, Color::Text);
      if (files_.empty())
        s_.add_text(s_.speech->text("field.file.none"), Type::Body, Color::TextMuted);
    } else {
      if (!options_.hide_label) add_label(s_, options_.label, id_);
      place_to_drop();
    }
    add_notes(s_, options_);
    if (!files_.empty()) {
      const Scope list = ui_.list(options_.label, {.gap = 8, .padding_y = 2});
      for (size_t at = 0; at < files_.size();) at += row(at) ? 1 : 0;
    }
    s_.close();
    if (!said_.empty()) ui_.announce(said_);
    return changed_;
  }

 private:
  float part_of(const File& file) const {
    if (file.bytes <= 0) return 0;
    const int64_t sent = uploads_.progress(file.id).sent_bytes;
    const float part = static_cast<float>(sent) / static_cast<float>(file.bytes);
    return part > 1 ? 1 : part;
  }

  // Several things in one frame are said as one.
  void say(std::string_view words) {
    if (!said_.empty()) said_ += ". ";
    said_ += words;
  }
  void say_state(const File& file) { say(file.name + ": " + words_.state(file, part_of(file))); }

  void send(File& file) {
    file.state = UploadState::Sending;
    uploads_.send(file.id, limits_.address);
    changed_ = true;
    s_.need_frame();
  }

  // What was picked or dropped since the last frame.
  void take() {
    for (const FieldEdit& edit : s_.edits) {
      if (edit.id != id_ || edit.kind != platform::EventKind::Change) continue;
      split_parts(edit.text, '\n', [&](std::string_view line) { take_one(line); });
    }
  }

  void take_one(std::string_view line) {
    std::string_view parts[4];
    size_t count = 0;
    split_parts(line, '\t', [&](std::string_view part) {
      if (count < 4) parts[count++] = part;
    });
    File file;
    const auto number = [](std::string_view digits, auto& value) {
      return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc();
    };
    if (count < 4 || !number(parts[0], file.id) || !number(parts[1], file.bytes)) return;
    file.name = parts[3];
    if (limits_.most_files == 1) {
      for (const File& before : files_) uploads_.forget(before.id);
      files_.clear();
    }
    const auto taken =
        static_cast<size_t>(std::count_if(files_.begin(), files_.end(), [](const File& one) {
          return one.refusal == FileRefusal::None;
        }));
    if (!is_accepted(limits_.accept, file.name, parts[2])) {
      file.refusal = FileRefusal::WrongKind;
    } else if (limits_.most_bytes > 0 && file.bytes > limits_.most_bytes) {
      file.refusal = FileRefusal::TooLarge;
    } else if (taken >= limits_.most_files) {
      file.refusal = FileRefusal::TooMany;
    }
    files_.push_back(std::move(file));
    changed_ = true;
    File& last = files_.back();
    if (last.refusal == FileRefusal::None) {
      send(last);
    } else {
      uploads_.forget(last.id);
      say_state(last);
    }
  }

  // What the browser did since the last frame; every quarter of the way is said.
  void follow() {
    int64_t bytes = 0, sent = 0;
    for (File& file : files_) {
      if (file.state != UploadState::Sending) continue;
      const platform::Upload now = uploads_.progress(file.id);
      if (now.state == UploadState::Sending) {
        bytes += file.bytes;
        sent += now.sent_bytes;
        continue;
      }
      file.state = now.state;
      changed_ = true;
      say_state(file);
    }
    Memory& told = s_.memory(Context::State::derived(id_, "told"));
    const float part = bytes > 0 ? static_cast<float>(sent) / static_cast<float>(bytes) : 0;
    const float quarter = std::floor(part * 4);
    if (bytes == 0) told.to = 0;
    if (quarter <= told.to || quarter > 3) return;
    told.to = quarter;
    say(words_.sending(part));
  }

  void place_to_drop() {
    const bool lit = s_.hover == id_ && !options_.disabled;
    const int32_t frame = s_.open(0);
    s_.apply(frame, {.gap = 4, .padding_x = 16, .padding_y = 16, .align = Align::Center});
    Item& place = s_.items[frame];
    dress_frame(s_, place, id_, options_);
    place.color = lit ? s_.color(Color::Accent) : place.border;
    place.border = 0;
    if (lit) place.fill = s_.color(Color::AccentSoft);
    place.plot = plot_dashed_frame;
    place.first_point = static_cast<int32_t>(s_.items.points.size());
    place.point_count = 1;
    s_.items.points.push_back(place.radius);
    if (options_.busy) {
      s_.add_spinner(20, s_.color(Color::TextMuted));
    } else {
      s_.add_icon("paperclip", 20, s_.color(lit ? Color::AccentText : Color::TextMuted));
    }
    const auto words = [&](std::string_view text, Type type, Color color) {
      Item& item = s_.items[s_.add_text(text, type, color)];
      item.text_wraps = true;
      item.text_align = platform::TextAlign::Center;
      item.flags |= platform::flag::Decorative;
    };
    const bool one = limits_.most_files == 1, thumb = s_.preferences.coarse_pointer || s_.phone();
    const std::string_view ask = thumb ? (one ? "field.file.choose_one" : "field.file.choose")
                                       : (one ? "field.file.drop_one" : "field.file.drop");
    words(s_.speech->text(ask), Type::Label,
          options_.disabled ? Color::TextMuted : Color::AccentText);
    const std::string most = words_.limits();
    if (!most.empty()) words(most, Type::Caption, Color::TextMuted);
    const int32_t input = add_native(s_, id_, Role::FileInput, options_, {});
    Item& native = s_.items[input];
    native.place = Place::Within;
    native.fill = native.border = 0;
    native.height = kFill;
    if (!limits_.accept.empty()) s_.items.attribute(input, Attr::Accept, limits_.accept);
    if (!one) s_.items.attribute(input, Attr::Multiple, "multiple");
    if (!most.empty()) s_.items.attribute(input, Attr::Description, most);
    s_.close();
  }

  NodeId part_id(const File& file, std::string_view part) const {
    return Context::State::derived(Context::State::derived(id_, std::to_string(file.id)), part);
  }

  // False when it was removed.
  bool row(size_t at) {
    File& file = files_[at];
    const NodeId end = part_id(file, "end");
    const bool may = !options_.is_fixed();
    if (may && s_.clicked(end)) {
      if (file.state != UploadState::Sending) {
        remove(at);
        return false;
      }
      uploads_.stop(file.id);
      file.state = UploadState::Waiting;
      changed_ = true;
      say_state(file);
    }
    const bool again = file.refusal == FileRefusal::None &&
                       (file.state == UploadState::Failed || file.state == UploadState::Waiting);
    if (may && again && s_.clicked(part_id(file, "again"))) {
      send(file);
      s_.focus_next = end;
    }
    draw_row(file, again && file.state != UploadState::Sending);
    return true;
  }

  void remove(size_t at) {
    uploads_.forget(files_[at].id);
    files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(at));
    changed_ = true;
    s_.need_frame();
    const size_t next = at < files_.size() ? at : files_.size() - 1;
    s_.focus_next = files_.empty() ? id_ : part_id(files_[next], "end");
  }

  void draw_row(const File& file, bool again) {
    const bool bad = file.refusal != FileRefusal::None || file.state == UploadState::Failed;
    const bool sending = file.refusal == FileRefusal::None && file.state == UploadState::Sending;
    const bool sent = !bad && file.state == UploadState::Sent;
    const int32_t index = s_.open(part_id(file, "row"));
    s_.apply(index, {.axis = Axis::Row,
                     .gap = 12,
                     .padding_x = 12,
                     .padding_y = 6,
                     .align = Align::Center,
                     .min_height = 56,
                     .role = Role::ListItem});
    Item& frame = s_.items[index];
    frame.fill = s_.color(Color::Surface);
    frame.border = s_.color(bad ? Color::Danger : Color::Border);
    frame.border_px = 1;
    frame.radius = s_.theme.radius_px;
    s_.add_icon(bad    ? "circle-alert"
                : sent ? "circle-check"
                       : "file-text",
                20,
                s_.color(bad    ? Color::Danger
                         : sent ? Color::Positive
                                : Color::TextMuted));
    s_.apply(s_.open(0), {.gap = 2, .grow = 1, .width = kFill});
    s_.top().shrinks_to_nothing = true;
    ui_.text(Type::Label, file.name, {.isolate = true});
    s_.apply(s_.open(0), {.axis = Axis::Row, .gap = 8, .align = Align::Baseline, .wrap = true});
    const auto caption = [&](std::string_view words, Color color) {
      Item& item = s_.items[s_.add_text(words, Type::Caption, color)];
      item.text_wraps = true;
      item.font.tabular = true;
    };
    caption(words_.size(file.bytes), Color::TextMuted);
    const std::string state = words_.state(file, part_of(file));
    caption(state, bad ? Color::Danger : sent ? Color::Positive : Color::TextMuted);
    s_.close();
    if (sending) {
      s_.items[s_.add(0)].height = 2;
      add_progress_track(s_, part_id(file, "progress"), file.name, part_of(file), state, 4);
    }
    s_.close();
    if (!options_.read_only) {
      const auto button = [&](std::string_view part, std::string_view icon, std::string_view key) {
        const std::string label = s_.speech->text(key, {{"name", file.name}});
        icon_button(
            s_, part_id(file, part),
            {.icon = icon, .label = label, .size_px = s_.touch(36), .disabled = options_.disabled});
      };
      if (again) button("again", "refresh-cw", "field.file.again");
      button("end", "x", sending ? "field.file.cancel" : "field.remove");
    }
    s_.close();
  }

  Ui& ui_;
  Context::State& s_;
  NodeId id_;
  std::vector<File>& files_;
  platform::Uploads& uploads_;
  const FieldOptions& options_;
  const FileOptions& limits_;
  FileWords words_;
  bool changed_ = false;
  std::string said_;
};

}  // namespace

bool file_field(Ui& ui, std::string_view key, std::vector<File>& files, platform::Uploads& uploads,
                const FieldOptions& options, const FileOptions& limits) {
  Context::State& s = ui.context().state();
  if (s.speech == nullptr) return false;
  return FileField(ui, s.id_of(key), files, uploads, options, limits).draw();
}

bool all_sent(std::span<const File> files) {
  return std::all_of(files.begin(), files.end(), [](const File& file) {
    return file.refusal == FileRefusal::None && file.state == UploadState::Sent;
  });
}

}  // namespace portico::ui
