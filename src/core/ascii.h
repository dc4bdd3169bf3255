// Letters of ASCII: of tags, names of keys, addresses, and what a person typed to find something.
#pragma once

namespace portico {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace portico
