// What a file field takes, and what it says of it in the person's language.
#pragma once

#include <string>
#include <string_view>

#include "ui/files.h"
#include "ui/speech.h"

namespace portico::ui {

// Calls each(part) for what lies between the marks, without the spaces around it.
template <typename Each>
void split_parts(std::string_view text, char mark, Each each) {
  while (!text.empty()) {
    const size_t end = text.find(mark) < text.size() ? text.find(mark) : text.size();
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    each(part);
    text.remove_prefix(end < text.size() ? end + 1 : end);
  }
}

// HTML's accept: a suffix of the name, a media type, or all of a kind ("image/*").
bool is_accepted(std::string_view accept, std::string_view name, std::string_view type);

class FileWords {
 public:
  FileWords(const Speech& speech, const FileOptions& limits) : speech_(speech), limits_(limits) {}

  std::string size(int64_t bytes) const;
  std::string limits() const;             // "PDF · Images · up to 5 MB", or nothing
  std::string sending(float part) const;  // 0 to 1
  std::string state(const File& file, float part) const;

 private:
  std::string kinds() const;

  const Speech& speech_;
  const FileOptions& limits_;
};

}  // namespace portico::ui
