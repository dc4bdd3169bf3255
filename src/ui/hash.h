// 64-bit hashes of bytes, for caches and for "did anything change". Not for untrusted tables.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace portico::ui {

inline uint64_t mix(uint64_t a, uint64_t b) {
  a = (a ^ b) * 0x9E3779B97F4A7C15ull;
  a ^= a >> 29;
  a *= 0xBF58476D1CE4E5B9ull;
  return a ^ (a >> 32);
}

inline uint64_t hash_bytes(const void* data, size_t size, uint64_t seed = 0) {
  const char* at = static_cast<const char*>(data);
  uint64_t hash = seed + size * 0x94D049BB133111EBull + 1;
  for (; size >= 8; size -= 8, at += 8) {
    uint64_t word;
    std::memcpy(&word, at, 8);
    hash = mix(hash, word);
  }
  uint64_t rest = 0;
  if (size > 0) std::memcpy(&rest, at, size);
  return mix(hash, rest);
}

inline uint64_t hash_text(std::string_view text, uint64_t seed = 0) {
  return hash_bytes(text.data(), text.size(), seed);
}

}  // namespace portico::ui
