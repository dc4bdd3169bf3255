// The rest of a page without a browser: clock, storage, history, appearance and pictures.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/host.h"

namespace portico::platform::headless {

class HeadlessClock final : public Clock {
 public:
  int64_t now_ms() override { return wall_ms; }
  double monotonic_ms() override { return monotonic; }
  std::string random_token() override;
  void advance(double ms) {
    monotonic += ms;
    wall_ms += static_cast<int64_t>(ms);
  }

  int64_t wall_ms = 1'700'000'000'000;  // 2023-11-14T22:13:20Z
  double monotonic = 1000;

 private:
  int tokens_ = 0;
};

class HeadlessStorage final : public Storage {
 public:
  std::optional<std::string> read(std::string_view key, bool session) override;
  void write(std::string_view key, std::string_view value, bool session) override;
  void remove(std::string_view key, bool session) override;
  void clear() override;

  std::map<std::string, std::string, std::less<>> lasting, session_values;
  int cleared = 0;
};

class HeadlessOffline final : public Offline {
 public:
  void belongs_to(std::string_view person) override { people.emplace_back(person); }
  void send_again(std::string_view id) override { sent_again.emplace_back(id); }
  void discard(std::string_view id) override { discarded.emplace_back(id); }

  std::vector<std::string> people, sent_again, discarded;
};

class HeadlessNavigator final : public Navigator {
 public:
  std::string route() override { return entries[at]; }
  void push(std::string_view route) override;
  void replace(std::string_view route) override { entries[at] = route; }
  void back() override {
    if (at > 0) --at;
  }
  void leave(std::string_view url) override { left_to = url; }
  void set_title(std::string_view text) override { title = text; }
  void set_language(std::string_view tag, TextDirection way) override {
    language = tag;
    direction = way;
  }
  void download(std::string_view url) override { downloads.emplace_back(url); }
  void print() override { ++printed; }
  void copy(std::string_view text) override { copied = text; }

  std::vector<std::string> entries{"/"};
  size_t at = 0;
  std::string left_to, title, language;
  TextDirection direction = TextDirection::Ltr;
  std::vector<std::string> downloads;
  int printed = 0;
  std::string copied;
};

class HeadlessAppearance final : public Appearance {
 public:
  Preferences preferences() override { return wanted; }
  void set_property(std::string_view name, std::string_view value) override {
    properties[std::string(name)] = value;
  }
  std::string overrides() override { return page_css; }
  void set_brand(std::string_view theme, std::string_view css) override {
    brand = theme;
    brand_css = css;
  }
  std::string base_path() override { return "/"; }

  Preferences wanted;
  std::string page_css;  // "accent\t#00bb55\n"
  std::string brand, brand_css;
  std::map<std::string, std::string> properties;
};

// Keeps the last picture.
class HeadlessRenderer final : public Renderer {
 public:
  void draw(const Picture& picture) override;
  bool has_canvas() override { return canvas; }
  bool take_context_restored() override {
    const bool restored = context_restored;
    context_restored = false;
    return restored;
  }

  std::vector<Vertex> vertices;
  std::vector<uint32_t> indices;
  std::vector<Command> commands;
  Picture last;  // its spans point into the vectors above
  int drawn = 0;
  bool canvas = true;
  bool context_restored = false;
};

}  // namespace portico::platform::headless
