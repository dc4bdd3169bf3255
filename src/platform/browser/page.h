// The page around the portal: its clock, storage, history and looks.
#pragma once

#include "platform/host.h"

namespace portico::platform::browser {

class PageClock final : public Clock {
 public:
  int64_t now_ms() override;
  double monotonic_ms() override;
  std::string random_token() override;
};

class PageStorage final : public Storage {
 public:
  std::optional<std::string> read(std::string_view key, bool session) override;
  void write(std::string_view key, std::string_view value, bool session) override;
  void remove(std::string_view key, bool session) override;
  void clear() override;
};

class PageOffline final : public Offline {
 public:
  void belongs_to(std::string_view person) override;
  void send_again(std::string_view id) override;
  void discard(std::string_view id) override;
};

class PageNavigator final : public Navigator {
 public:
  std::string route() override;
  void push(std::string_view route) override;
  void replace(std::string_view route) override;
  void back() override;
  void leave(std::string_view url) override;
  void set_title(std::string_view title) override;
  void set_language(std::string_view tag, TextDirection direction) override;
  void download(std::string_view url) override;
  void print() override;
  void copy(std::string_view text) override;
};

class PageAppearance final : public Appearance {
 public:
  Preferences preferences() override;
  void set_property(std::string_view name, std::string_view value) override;
  std::string overrides() override;
  void set_brand(std::string_view theme, std::string_view css) override;
  std::string base_path() override;
};

}  // namespace portico::platform::browser
