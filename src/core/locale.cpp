#include "core/locale.h"

#include <algorithm>

#include "core/ascii.h"

namespace portico {
namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) {
  return is_alpha(c) || (c >= '0' && c <= '9');
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

// The subtags of a tag, in order; "_" separates as well as "-".
std::vector<std::string> subtags_of(std::string_view tag) {
  std::vector<std::string> subtags(1);
  for (const char c : tag) {
    if (c == '-' || c == '_') {
      subtags.emplace_back();
    } else {
      subtags.back() += ascii_lower(c);
    }
  }
  return subtags;
}

bool is_script(const std::string& subtag) {
  return subtag.size() == 4 && std::all_of(subtag.begin(), subtag.end(), is_alpha);
}

// Scripts and languages written from right to left (Unicode CLDR).
constexpr std::string_view kRtlScripts[] = {"arab", "hebr", "thaa", "nkoo", "syrc",
                                            "adlm", "rohg", "mand", "samr"};
constexpr std::string_view kRtlLanguages[] = {"ar", "arc", "azb", "ckb", "dv",  "fa",  "glk",
                                              "he", "iw",  "ks",  "lrc", "mzn", "nqo", "pnb",
                                              "ps", "sd",  "syr", "ug",  "ur",  "yi"};

template <typename List>
bool is_in(const List& list, std::string_view wanted) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

}  // namespace

std::optional<Locale> Locale::from_tag(std::string_view tag) {
  if (tag.size() > 35) return std::nullopt;
  const std::vector<std::string> subtags = subtags_of(tag);
  const std::string& language = subtags.front();
  if (language.size() < 2 || language.size() > 8 ||
      !std::all_of(language.begin(), language.end(), is_alpha)) {
    return std::nullopt;
  }
  Locale locale;
  locale.tag_ = language;
  for (std::size_t i = 1; i < subtags.size(); ++i) {
    std::string subtag = subtags[i];
    if (subtag.empty() || subtag.size() > 8 ||
        !std::all_of(subtag.begin(), subtag.end(), is_alphanumeric)) {
      return std::nullopt;
    }
    if (is_script(subtag)) {
      subtag[0] = upper(subtag[0]);
    } else if (subtag.size() == 2) {
      std::transform(subtag.begin(), subtag.end(), subtag.begin(), upper);
    }
    locale.tag_ += '-';
    locale.tag_ += subtag;
  }
  return locale;
}

std::string_view Locale::language() const {
  return std::string_view(tag_).substr(0, tag_.find('-'));
}

Direction Locale::direction() const {
  const std::vector<std::string> subtags = subtags_of(tag_);
  for (std::size_t i = 1; i < subtags.size(); ++i) {
    if (is_script(subtags[i])) {
      return is_in(kRtlScripts, subtags[i]) ? Direction::Rtl : Direction::Ltr;
    }
  }
  return is_in(kRtlLanguages, subtags.front()) ? Direction::Rtl : Direction::Ltr;
}

Locale choose_locale(const std::vector<Locale>& wanted, const std::vector<Locale>& offered) {
  for (const Locale& wish : wanted) {
    for (const Locale& offer : offered) {
      if (offer == wish) return offer;
    }
    for (const Locale& offer : offered) {
      if (offer.language() == wish.language()) return offer;
    }
  }
  return offered.front();
}

std::optional<PluralCategory> plural_category_from_name(std::string_view name) {
  constexpr std::string_view kNames[] = {"zero", "one", "two", "few", "many", "other"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (name == kNames[i]) return static_cast<PluralCategory>(i);
  }
  return std::nullopt;
}

void StringTable::set(std::string key, std::string text) {
  entries_[std::move(key)].text = std::move(text);
}

void StringTable::set_plural(std::string key, PluralCategory category, std::string text) {
  Entry& entry = entries_[std::move(key)];
  if (category == PluralCategory::Other) {
    entry.text = std::move(text);
  } else {
    entry.forms[category] = std::move(text);
  }
}

std::vector<std::string_view> StringTable::keys() const {
  std::vector<std::string_view> keys;
  keys.reserve(entries_.size());
  for (const auto& [key, entry] : entries_) keys.push_back(key);
  return keys;
}

std::string_view StringTable::text(std::string_view key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? key : std::string_view(found->second.text);
}

std::string StringTable::text(std::string_view key,
                              std::initializer_list<TextArgument> arguments) const {
  return fill_places(text(key), arguments, locale_.direction());
}

std::string StringTable::plural(std::string_view key, PluralCategory category,
                                std::initializer_list<TextArgument> arguments) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::string(key);
  const auto form = found->second.forms.find(category);
  const std::string& text = form == found->second.forms.end() ? found->second.text : form->second;
  return fill_places(text, arguments, locale_.direction());
}

std::string fill_places(std::string_view text, std::initializer_list<TextArgument> arguments,
                        Direction page) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '{') {
      out += text[at++];
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == '{') {
      out += '{';
      at += 2;
      continue;
    }
    const std::size_t end = text.find('}', at);
    const std::string_view name =
        end == text.npos ? std::string_view() : text.substr(at + 1, end - at - 1);
    const TextArgument* argument =
        std::find_if(arguments.begin(), arguments.end(),
                     [&](const TextArgument& candidate) { return candidate.name == name; });
    if (end == text.npos || argument == arguments.end()) {
      out += text[at++];
    } else {
      add_within(out, argument->value, page);
      at = end + 1;
    }
  }
  return out;
}

}  // namespace portico
