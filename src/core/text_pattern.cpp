#include "core/text_pattern.h"

#include <cstddef>
#include <cstring>

namespace portico {

namespace {

// 16 bytes at once; the compiler makes SSE, NEON or wasm SIMD instructions of it.
using Bytes16 = uint8_t __attribute__((vector_size(16)));
using Halves = uint64_t __attribute__((vector_size(16)));

Bytes16 load(const char* at) {
  Bytes16 bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}
Bytes16 splat(char value) {
  return Bytes16{} + static_cast<uint8_t>(value);
}

// How often a byte stands in business texts, roughly: letters by frequency, the rest in between.
int frequency(char byte) {
  constexpr std::string_view kRareFirst = "zqxjkvbywgpfmucdlhrsnioate ";
  const size_t at = kRareFirst.find(byte);
  return at == std::string_view::npos ? 12 : static_cast<int>(at);
}

struct Decoded {
  uint32_t code_point;
  size_t bytes;
};
Decoded decode(std::string_view text) {
  const auto byte = [&](size_t at) { return static_cast<uint8_t>(text[at]); };
  if ((byte(0) & 0xE0u) == 0xC0u && text.size() > 1) {
    return {(byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2};
  }
  return {byte(0) < 0x80u ? byte(0) : 0u, 1};
}

bool between(uint32_t value, uint32_t low, uint32_t high) {
  return value >= low && value <= high;
}

}  // namespace

uint32_t other_case(uint32_t c) {
  if (between(c, 'A', 'Z') || between(c, 'a', 'z')) return c ^ 0x20u;
  if (between(c, 0xC0, 0xFE) && c != 0xD7 && c != 0xDF && c != 0xF7) return c ^ 0x20u;  // Latin-1
  if (between(c, 0x139, 0x148) || between(c, 0x179, 0x17E)) return ((c - 1) ^ 1u) + 1;
  if (between(c, 0x100, 0x177) && !between(c, 0x130, 0x131) && c != 0x138 && c != 0x149) {
    return c ^ 1u;  // Latin Extended-A
  }
  if (between(c, 0x391, 0x3A9) && c != 0x3A2) return c + 0x20;  // Greek
  if (between(c, 0x3B1, 0x3C9) && c != 0x3C2) return c - 0x20;
  if (between(c, 0x410, 0x42F)) return c + 0x20;  // Cyrillic
  if (between(c, 0x430, 0x44F)) return c - 0x20;
  if (between(c, 0x400, 0x40F)) return c + 0x50;
  if (between(c, 0x450, 0x45F)) return c - 0x50;
  if (between(c, 0x531, 0x556)) return c + 0x30;  // Armenian
  if (between(c, 0x561, 0x586)) return c - 0x30;
  return c;
}

TextPattern::TextPattern(std::string_view wanted) : lower_(wanted), upper_(wanted) {
  for (size_t at = 0; at < wanted.size();) {
    const Decoded letter = decode(wanted.substr(at));
    const uint32_t other = other_case(letter.code_point);
    if (other != letter.code_point) {
      if (letter.bytes == 1) {
        lower_[at] = static_cast<char>(letter.code_point | 0x20u);
        upper_[at] = static_cast<char>(letter.code_point & ~0x20u);
      } else {
        upper_[at] = static_cast<char>(0xC0u | other >> 6);
        upper_[at + 1] = static_cast<char>(0x80u | (other & 0x3Fu));
      }
    }
    at += letter.bytes;
  }
  for (size_t at = 0; at < lower_.size(); ++at) {
    if (frequency(lower_[at]) < frequency(lower_[first_])) first_ = at;
  }
  last_ = first_ == 0 && lower_.size() > 1 ? 1 : 0;
  for (size_t at = 0; at < lower_.size(); ++at) {
    if (at != first_ && frequency(lower_[at]) < frequency(lower_[last_])) last_ = at;
  }
}

// The two cases of a letter of two bytes may mix here (its first byte of one, its second of the
// other) only where such a mixture is no letter of either case; texts of that kind don't matter.
bool TextPattern::stands_at(const char* at) const {
  for (size_t byte = 0; byte < lower_.size(); ++byte) {
    if (at[byte] != lower_[byte] && at[byte] != upper_[byte]) return false;
  }
  return true;
}

const char* TextPattern::find(const char* begin, const char* end) const {
  if (static_cast<size_t>(end - begin) < size()) return nullptr;
  const char* const last_start = end - size();
  const Bytes16 a = splat(lower_[first_]), b = splat(upper_[first_]);
  const Bytes16 c = splat(lower_[last_]), d = splat(upper_[last_]);
  const char* at = begin;
  // 16 places at a time, as long as all of them are in the text.
  for (; last_start - at >= 15; at += 16) {
    const Bytes16 one = load(at + first_), two = load(at + last_);
    const auto found = ((one == a) | (one == b)) & ((two == c) | (two == d));
    Halves halves;
    std::memcpy(&halves, &found, sizeof halves);
    if ((halves[0] | halves[1]) == 0) continue;
    for (std::ptrdiff_t half = 0; half < 2; ++half) {
      for (uint64_t bits = halves[half]; bits != 0;) {
        const int byte = __builtin_ctzll(bits) / 8;
        const char* const place = at + half * 8 + byte;
        if (stands_at(place)) return place;
        bits &= ~(uint64_t{0xFF} << (byte * 8));
      }
    }
  }
  for (; at <= last_start; ++at) {
    if (stands_at(at)) return at;
  }
  return nullptr;
}

}  // namespace portico
