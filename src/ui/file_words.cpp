#include "ui/file_words.h"

#include <algorithm>
#include <cmath>

namespace portico::ui {

namespace {

using platform::UploadState;

constexpr std::string_view kBetween = " \u00B7 ";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool ends_with(std::string_view text, std::string_view end) {
  if (text.size() < end.size()) return false;
  text.remove_prefix(text.size() - end.size());
  return std::equal(text.begin(), text.end(), end.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

bool is_accepted(std::string_view accept, std::string_view name, std::string_view type) {
  bool found = accept.empty();
  split_parts(accept, ',', [&](std::string_view one) {
    if (one.starts_with('.')) {
      found = found || ends_with(name, one);
    } else if (one.ends_with("/*")) {
      found = found || type.starts_with(one.substr(0, one.size() - 1));
    } else {
      found = found || type == one;
    }
  });
  return found;
}

std::string FileWords::size(int64_t bytes) const {
  platform::Intl& intl = speech_.intl();
  constexpr int64_t kKilo = 1000, kMega = kKilo * kKilo;
  if (bytes < kMega) {
    const int64_t kilos = std::max<int64_t>(1, (bytes + kKilo / 2) / kKilo);
    return speech_.text("field.file.kilobytes", {{"number", intl.integer(kilos)}});
  }
  const int64_t tenths = (bytes + kMega / 20) / (kMega / 10);
  const std::string plain = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
  return speech_.text("field.file.megabytes", {{"number", intl.decimal(plain, 0, 1)}});
}

std::string FileWords::kinds() const {
  std::string all;
  split_parts(limits_.accept, ',', [&](std::string_view one) {
    if (!all.empty()) all += kBetween;
    if (one == "image/*") {
      all += speech_.text("field.file.images");
      return;
    }
    one.remove_prefix(one.starts_with('.') ? 1 : std::min(one.find('/') + 1, one.size()));
    for (const char c : one) all += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  return all;
}

std::string FileWords::limits() const {
  std::string all = kinds();
  if (limits_.most_bytes <= 0) return all;
  if (!all.empty()) all += kBetween;
  return all + speech_.text("field.file.up_to", {{"size", size(limits_.most_bytes)}});
}

std::string FileWords::sending(float part) const {
  const int whole = static_cast<int>(std::floor(part * 100));
  return speech_.text("field.file.sending",
                      {{"percent", speech_.intl().percent(std::to_string(whole))}});
}

std::string FileWords::state(const File& file, float part) const {
  switch (file.refusal) {
    case FileRefusal::TooLarge:
      return speech_.text("field.file.too_large", {{"size", size(limits_.most_bytes)}});
    case FileRefusal::WrongKind:
      return speech_.text("field.file.wrong_kind", {{"kinds", kinds()}});
    case FileRefusal::TooMany:
      return speech_.count("field.file.too_many", static_cast<int64_t>(limits_.most_files));
    case FileRefusal::None:
      break;
  }
  switch (file.state) {
    case UploadState::Waiting:
      return std::string(speech_.text("field.file.stopped"));
    case UploadState::Sending:
      return sending(part);
    case UploadState::Sent:
      return std::string(speech_.text("field.file.done"));
    case UploadState::Failed:
      break;
  }
  return std::string(speech_.text("field.file.failed"));
}

}  // namespace portico::ui
