// What widgets say beyond the few Words of a frame, and how the person's language writes numbers
// and dates: asked for by those that need it (fields of dates and money, lists that are searched),
// so that the portal's first screens do without.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/locale.h"
#include "platform/intl.h"

namespace portico::ui {

class Speech {
 public:
  virtual ~Speech() = default;
  // Keys are those of assets/strings, topic "field"; a missing one answers with itself.
  virtual std::string_view text(std::string_view key) const = 0;
  virtual std::string text(std::string_view key,
                           std::initializer_list<TextArgument> arguments) const = 0;
  // The plural form for `count`, whose own place is {count}.
  virtual std::string count(std::string_view key, int64_t count) const = 0;
  virtual std::string_view language() const = 0;  // BCP 47
  virtual platform::Intl& intl() const = 0;
};

}  // namespace portico::ui
