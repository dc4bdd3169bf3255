#include "core/column_page.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace portico {

namespace {

constexpr uint32_t kMagic = 0x4C4F4350;  // "PCOL"
constexpr uint16_t kVersion = 1;
constexpr uint32_t kHeaderBytes = 32, kEntryBytes = 32;
constexpr uint16_t kNoUnit = 0xFFFF;
constexpr uint64_t kUncounted = ~uint64_t{0};

static_assert(std::endian::native == std::endian::little, "the page's arrays are read as they lie");

template <typename T>
T read(const std::string& bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// UTF-8 (RFC 3629), and nothing else.
bool sound_text(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = at + text.size();
  while (at < end) {
    for (; end - at >= 32; at += 32) {  // most texts are ASCII
      uint64_t words[4];
      std::memcpy(words, at, sizeof words);
      if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) != 0) break;
    }
    if (at == end) return true;
    const unsigned lead = *at++;
    if (lead < 0x80) continue;
    int follow = 0;
    if (lead >= 0xC2 && lead <= 0xDF) follow = 1;
    if (lead >= 0xE0 && lead <= 0xEF) follow = 2;
    if (lead >= 0xF0 && lead <= 0xF4) follow = 3;
    if (follow == 0 || end - at < follow) return false;
    // What would be overlong, a surrogate or past U+10FFFF shows in the second byte.
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (*at < low || *at > high) return false;
    for (++at; follow > 1; --follow) {
      if ((*at++ & 0xC0u) != 0x80) return false;
    }
  }
  return true;
}

class Decoder {
 public:
  explicit Decoder(ColumnPage& page) : page_(page), bytes_(page.bytes) {}

  bool run() {
    const size_t count = read<uint16_t>(bytes_, 6);
    page_.row_count = read<uint32_t>(bytes_, 8);
    const uint64_t total = read<uint64_t>(bytes_, 16);
    if (total != kUncounted) page_.total_rows = total;
    std::string_view cursor;
    if (!text_at(read<uint32_t>(bytes_, 24), read<uint32_t>(bytes_, 28), cursor)) return false;
    page_.next_cursor = cursor;
    if (count == 0 || !within(kHeaderBytes, count * kEntryBytes)) return false;
    for (size_t at = 0; at < count; ++at) {
      if (!column(kHeaderBytes + at * kEntryBytes, count)) return false;
    }
    for (const ColumnHead& head : page_.heads) {
      if (head.unit >= 0 && page_.heads[static_cast<size_t>(head.unit)].kind != ColumnKind::Code) {
        return false;
      }
    }
    return true;
  }

 private:
  bool within(uint64_t from, uint64_t size) const {
    return from <= bytes_.size() && size <= bytes_.size() - from;
  }
  bool array(uint32_t from, uint64_t items, uint64_t width) const {
    return from % 8 == 0 && within(from, items * width);
  }
  bool text_at(uint32_t from, uint32_t size, std::string_view& text) const {
    if (!within(from, size)) return false;
    text = std::string_view(bytes_).substr(from, size);
    return sound_text(text);
  }

  // `count` + 1 offsets that ascend from 0 to the end of the letters, none inside a character.
  bool offsets(uint32_t from, uint64_t count, uint32_t letters, uint32_t letter_bytes) const {
    if (!array(from, count + 1, 4)) return false;
    std::string_view text;
    if (!text_at(letters, letter_bytes, text)) return false;
    const auto* at = page_.at<uint32_t>(from);
    if (at[0] != 0 || at[count] != letter_bytes) return false;
    bool descends = false;
    for (uint64_t index = 0; index < count; ++index) descends |= at[index + 1] < at[index];
    if (descends) return false;
    bool cuts = false;  // the letters end with the page or what follows them: look only within
    for (uint64_t index = 0; index < count; ++index) {
      cuts |= at[index] < letter_bytes &&
              (static_cast<unsigned char>(text[at[index]]) & 0xC0u) == 0x80u;
    }
    return !cuts;
  }

  bool codes(const PageColumn& column) const {
    if (column.width != 1 && column.width != 2 && column.width != 4) return false;
    if (!array(column.values, page_.row_count, column.width)) return false;
    uint32_t largest = 0;
    visit_codes(page_, column, [&](const auto* values) {
      for (uint32_t row = 0; row < page_.row_count; ++row) {
        const auto code = static_cast<uint32_t>(values[row]);
        largest = code > largest ? code : largest;
      }
    });
    return page_.row_count == 0 || largest < column.word_count;
  }

  // Of a column of numbers whose array is sound.
  void find_bounds(PageColumn& column) const {
    if (page_.row_count == 0) return;
    visit_numbers(page_, column, [&](const auto* values) {
      using Value = std::remove_cvref_t<decltype(*values)>;
      constexpr Value kNone = std::numeric_limits<Value>::min();
      Value least = values[0], most = values[0], known = std::numeric_limits<Value>::max();
      for (uint32_t row = 0; row < page_.row_count; ++row) {
        const Value value = values[row];
        const Value there = value == kNone ? known : value;
        least = value < least ? value : least;
        most = value > most ? value : most;
        known = there < known ? there : known;
      }
      column.least = least;
      column.most = most;
      column.least_known = known;
    });
  }

  bool column(size_t entry, size_t count) {
    ColumnHead head;
    PageColumn column;
    const auto kind = read<uint8_t>(bytes_, entry);
    if (kind < 1 || kind > 5) return false;
    head.kind = static_cast<ColumnKind>(kind);
    column.width = read<uint8_t>(bytes_, entry + 1);
    const auto unit = read<uint16_t>(bytes_, entry + 2);
    if (unit != kNoUnit && (unit >= count || head.kind != ColumnKind::Money)) return false;
    head.unit = unit == kNoUnit ? -1 : unit;
    std::string_view name;
    if (!text_at(read<uint32_t>(bytes_, entry + 4), read<uint32_t>(bytes_, entry + 8), name) ||
        name.empty()) {
      return false;
    }
    head.name = name;
    column.values = read<uint32_t>(bytes_, entry + 12);
    column.words = read<uint32_t>(bytes_, entry + 16);
    column.word_count = read<uint32_t>(bytes_, entry + 20);
    column.letters = read<uint32_t>(bytes_, entry + 24);
    const auto letter_bytes = read<uint32_t>(bytes_, entry + 28);
    bool sound = false;
    switch (head.kind) {
      case ColumnKind::Text:
        sound = column.width == 4 &&
                offsets(column.values, page_.row_count, column.letters, letter_bytes);
        break;
      case ColumnKind::Code:
        sound =
            offsets(column.words, column.word_count, column.letters, letter_bytes) && codes(column);
        break;
      case ColumnKind::Date:
        sound = column.width == 4 && array(column.values, page_.row_count, 4);
        break;
      default:
        sound = (column.width == 4 || column.width == 8) &&
                array(column.values, page_.row_count, column.width);
    }
    const bool numbers = head.kind != ColumnKind::Text && head.kind != ColumnKind::Code;
    if (sound && numbers) find_bounds(column);
    page_.heads.push_back(std::move(head));
    page_.columns.push_back(column);
    return sound;
  }

  ColumnPage& page_;
  const std::string& bytes_;
};

Error not_a_page() {
  Error error = Error::network("not a columnar page");
  error.type = "columns-malformed";
  return error;
}

}  // namespace

Result<ColumnPage> decode_column_page(std::string bytes) {
  ColumnPage page;
  if (bytes.size() < kHeaderBytes || read<uint32_t>(bytes, 0) != kMagic) return not_a_page();
  if (read<uint16_t>(bytes, 4) != kVersion) {
    Error error = not_a_page();
    error.type = "columns-version";
    return error;
  }
  page.bytes = std::move(bytes);
  if (!Decoder(page).run()) return not_a_page();
  return page;
}

// ---- writing
// --------------------------------------------------------------------------------------

namespace {

template <typename T>
void write(std::string& bytes, size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

uint32_t align(std::string& bytes) {
  bytes.resize((bytes.size() + 7) / 8 * 8);
  return static_cast<uint32_t>(bytes.size());
}

template <typename T>
void push(std::string& bytes, T value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

// Offsets and letters of some texts; where the letters begin.
uint32_t push_texts(std::string& bytes, const std::vector<std::string>& texts) {
  uint32_t end = 0;
  push(bytes, end);
  for (const std::string& text : texts) push(bytes, end += static_cast<uint32_t>(text.size()));
  const auto letters = static_cast<uint32_t>(bytes.size());
  for (const std::string& text : texts) bytes += text;
  return letters;
}

void push_numbers(std::string& bytes, const ColumnSource& column, bool wide) {
  for (const int64_t number : column.numbers) {
    if (wide) {
      push(bytes, number);
    } else {
      push(bytes,
           number == kNoValue ? std::numeric_limits<int32_t>::min() : static_cast<int32_t>(number));
    }
  }
}

bool needs_eight(const std::vector<int64_t>& numbers) {
  for (const int64_t number : numbers) {
    const bool fits = number > std::numeric_limits<int32_t>::min() &&
                      number <= std::numeric_limits<int32_t>::max();
    if (!fits && number != kNoValue) return true;
  }
  return false;
}

}  // namespace

std::string encode_column_page(const std::vector<ColumnSource>& columns,
                               std::string_view next_cursor) {
  std::string bytes(kHeaderBytes + columns.size() * kEntryBytes, '\0');
  const size_t rows = columns.empty()            ? 0
                      : columns[0].texts.empty() ? columns[0].numbers.size()
                                                 : columns[0].texts.size();
  write(bytes, 0, kMagic);
  write(bytes, 4, kVersion);
  write(bytes, 6, static_cast<uint16_t>(columns.size()));
  write(bytes, 8, static_cast<uint32_t>(rows));
  write(bytes, 16, kUncounted);
  write(bytes, 24, static_cast<uint32_t>(bytes.size()));
  write(bytes, 28, static_cast<uint32_t>(next_cursor.size()));
  bytes += next_cursor;
  for (size_t at = 0; at < columns.size(); ++at) {
    const ColumnSource& column = columns[at];
    const size_t entry = kHeaderBytes + at * kEntryBytes;
    write(bytes, entry, static_cast<uint8_t>(column.head.kind));
    write(bytes, entry + 2,
          column.head.unit < 0 ? kNoUnit : static_cast<uint16_t>(column.head.unit));
    write(bytes, entry + 4, static_cast<uint32_t>(bytes.size()));
    write(bytes, entry + 8, static_cast<uint32_t>(column.head.name.size()));
    bytes += column.head.name;
    write(bytes, entry + 12, align(bytes));
    uint8_t width = 4;
    uint32_t letters = 0;
    if (column.head.kind == ColumnKind::Text) {
      letters = push_texts(bytes, column.texts);
    } else if (column.head.kind == ColumnKind::Code) {
      std::vector<std::string> words = column.texts;
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
      width = words.size() <= 0x100 ? 1 : words.size() <= 0x10000 ? 2 : 4;
      for (const std::string& text : column.texts) {
        const auto code = std::lower_bound(words.begin(), words.end(), text) - words.begin();
        for (int at_byte = 0; at_byte < width; ++at_byte) {
          bytes += static_cast<char>(code >> (8 * at_byte) & 0xFF);
        }
      }
      write(bytes, entry + 16, align(bytes));
      write(bytes, entry + 20, static_cast<uint32_t>(words.size()));
      letters = push_texts(bytes, words);
    } else {
      const bool wide = column.head.kind != ColumnKind::Date && needs_eight(column.numbers);
      width = wide ? 8 : 4;
      push_numbers(bytes, column, wide);
    }
    write(bytes, entry + 1, width);
    write(bytes, entry + 24, letters);
    write(bytes, entry + 28, letters == 0 ? 0u : static_cast<uint32_t>(bytes.size()) - letters);
  }
  return bytes;
}

}  // namespace portico
