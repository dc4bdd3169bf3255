// A piece of text to look for, whatever the case of its letters (Unicode simple case pairs of the
// Latin, Greek, Cyrillic and Armenian scripts, where both cases take as many bytes; others as they
// are). Made once, then asked of many texts; a megabyte of text takes well under a millisecond.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace portico {

class TextPattern {
 public:
  explicit TextPattern(std::string_view wanted);

  size_t size() const { return lower_.size(); }  // bytes
  bool empty() const { return lower_.empty(); }
  bool in(std::string_view text) const {
    return empty() || find(text.data(), text.data() + text.size()) != nullptr;
  }
  // Where it first stands within [begin, end), or null. REQUIRES: !empty()
  const char* find(const char* begin, const char* end) const;

 private:
  bool stands_at(const char* at) const;

  std::string lower_, upper_;    // the two forms of every byte
  size_t first_ = 0, last_ = 0;  // the two bytes looked for first: the rarest ones
};

// The other case of a letter, or the letter itself.
uint32_t other_case(uint32_t code_point);

}  // namespace portico
