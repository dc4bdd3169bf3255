#include "domain/invoice.h"

#include <algorithm>

namespace portico::domain {

bool allows(const Actions& actions, std::string_view action) {
  return std::find(actions.begin(), actions.end(), action) != actions.end();
}

std::string document_id_of(std::string_view number) {
  constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
  std::string id;
  for (const char c : number) {
    const bool is_plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (is_plain) {
      id += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    id += '~';
    id += kHexadecimal[byte >> 4U];
    id += kHexadecimal[byte & 15U];
  }
  return id;
}

}  // namespace portico::domain
