// A language and region, the direction it is written in, and the texts of the
// program in it. Plural categories, numbers and dates come from the platform
// (`Intl`); here is only the choice of text and the filling of its places.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/direction.h"

namespace portico {

// A BCP 47 tag in canonical case, e.g. "en", "fa-IR", "zh-Hant-TW".
class Locale {
 public:
  Locale() = default;
  // No value where it is not of the form of a tag.
  static std::optional<Locale> from_tag(std::string_view tag);

  const std::string& tag() const { return tag_; }
  std::string_view language() const;
  Direction direction() const;

  friend bool operator==(const Locale&, const Locale&) = default;

 private:
  std::string tag_ = "en";
};

// Of those offered the one that serves the wish best: the same tag, then the same
// language; the first where none fits. REQUIRES: offered is not empty.
Locale choose_locale(const std::vector<Locale>& wanted, const std::vector<Locale>& offered);

// Unicode CLDR plural categories.
enum class PluralCategory { Zero, One, Two, Few, Many, Other };
std::optional<PluralCategory> plural_category_from_name(std::string_view name);

// What fills a place: {name} in the text becomes the value.
struct TextArgument {
  std::string_view name;
  std::string_view value;
};

// The texts of one locale by key. A missing key answers with itself, so that a
// screen shows what is missing and a test finds it.
class StringTable {
 public:
  StringTable() = default;
  explicit StringTable(Locale locale) : locale_(std::move(locale)) {}

  const Locale& locale() const { return locale_; }

  void set(std::string key, std::string text);
  void set_plural(std::string key, PluralCategory category, std::string text);

  // The texts that the other one has and this one lacks.
  void add(StringTable other) { entries_.merge(other.entries_); }

  bool has(std::string_view key) const { return entries_.find(key) != entries_.end(); }
  std::vector<std::string_view> keys() const;

  // Stable until the table changes. A missing key gives `key` itself back.
  std::string_view text(std::string_view key) const;
  std::string text(std::string_view key, std::initializer_list<TextArgument> arguments) const;

  // The form of that category, else Other's.
  std::string plural(std::string_view key, PluralCategory category,
                     std::initializer_list<TextArgument> arguments) const;

 private:
  struct Entry {
    std::string text;  // also the plural's Other
    std::map<PluralCategory, std::string> forms;
  };
  Locale locale_;
  std::map<std::string, Entry, std::less<>> entries_;
};

// {name} becomes its value, kept apart where its letters run the other way than the page's; "{{" is
// a brace; a place without a value stays as it is.
std::string fill_places(std::string_view text, std::initializer_list<TextArgument> arguments,
                        Direction page = Direction::Ltr);

}  // namespace portico
