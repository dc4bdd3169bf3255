// The kit's field widgets speak with the portal's own phrases.
#pragma once

#include "app/phrases.h"
#include "ui/speech.h"

namespace portico::app {

class PhraseSpeech final : public ui::Speech {
 public:
  // Both outlive it.
  PhraseSpeech(const Phrases& phrases, platform::Intl& intl) : phrases_(phrases), intl_(intl) {}

  std::string_view text(std::string_view key) const override { return phrases_.text(key); }
  std::string text(std::string_view key,
                   std::initializer_list<TextArgument> arguments) const override {
    return phrases_.text(key, arguments);
  }
  std::string count(std::string_view key, int64_t count) const override {
    return phrases_.count(key, count, {});
  }
  std::string_view language() const override { return phrases_.locale().tag(); }
  platform::Intl& intl() const override { return intl_; }

 private:
  const Phrases& phrases_;
  platform::Intl& intl_;
};

}  // namespace portico::app
