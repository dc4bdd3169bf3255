#include "core/rich_text.h"

#include <algorithm>

#include "core/ascii.h"

namespace portico {

namespace {

constexpr std::string_view kEscapable = "\\`*_[]()#-.!";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool begins(std::string_view text, std::string_view with) {
  if (text.size() < with.size()) return false;
  return std::equal(with.begin(), with.end(), text.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

// The marks within one block.
class Inline {
 public:
  Inline(std::string_view text, std::vector<RichSpan>& spans) : text_(text), spans_(spans) {}

  void parse() {
    while (at_ < text_.size()) {
      if (!escape() && !code() && !link() && !mark()) now_.text += text_[at_++];
    }
    flush();
  }

 private:
  char char_at(size_t at) const { return at < text_.size() ? text_[at] : ' '; }

  void flush() {
    if (now_.text.empty()) return;
    spans_.push_back(now_);
    now_.text.clear();
  }

  bool escape() {
    if (text_[at_] != '\\' || at_ + 1 >= text_.size()) return false;
    if (kEscapable.find(text_[at_ + 1]) == kEscapable.npos) return false;
    now_.text += text_[at_ + 1];
    at_ += 2;
    return true;
  }

  bool code() {
    if (text_[at_] != '`' || no_code_) return false;
    const size_t end = text_.find('`', at_ + 1);
    no_code_ = end == text_.npos;
    if (no_code_ || end == at_ + 1) return false;
    flush();
    RichSpan span = now_;
    span.text = text_.substr(at_ + 1, end - at_ - 1);
    span.code = true;
    spans_.push_back(std::move(span));
    at_ = end + 1;
    return true;
  }

  bool link() {
    if (text_[at_] != '[' || no_link_) return false;
    const size_t words_end = text_.find("](", at_ + 1);
    no_link_ = words_end == text_.npos;
    if (no_link_ || words_end == at_ + 1) return false;
    if (text_.substr(at_ + 1, words_end - at_ - 1).find('[') != text_.npos) return false;
    const size_t end = text_.find(')', words_end + 2);
    no_link_ = end == text_.npos;
    if (no_link_) return false;
    const std::string_view address = text_.substr(words_end + 2, end - words_end - 2);
    flush();
    RichSpan span = now_;
    span.text = text_.substr(at_ + 1, words_end - at_ - 1);
    if (is_safe_link(address)) span.href = address;
    spans_.push_back(std::move(span));
    at_ = end + 1;
    return true;
  }

  // Whether what a mark opens is closed further on. What was found is kept: each place is looked
  // at once.
  bool closes_later(std::string_view mark) {
    size_t& closer = closers_[(mark[0] == '_' ? 2 : 0) + mark.size() - 1];
    const size_t first = at_ + mark.size() + 1;
    while (closer != text_.npos && (closer < first || is_blank(text_[closer - 1]))) {
      closer = text_.find(mark, std::max(closer + 1, first));
    }
    return closer != text_.npos;
  }

  bool mark() {
    const char c = text_[at_];
    if (c != '*' && c != '_') return false;
    const bool two = char_at(at_ + 1) == c;
    const std::string_view mark = text_.substr(at_, two ? 2 : 1);
    bool& on = two ? now_.strong : now_.emphasis;
    char& opener = two ? strong_by_ : emphasis_by_;
    const char before = at_ > 0 ? text_[at_ - 1] : ' ', after = char_at(at_ + mark.size());
    const bool inside_word = c == '_' && is_word(before) && is_word(after);
    if (on && opener == c && !is_blank(before) && !inside_word) {
      flush();
      on = false;
    } else if (!on && !is_blank(after) && !inside_word && closes_later(mark)) {
      flush();
      on = true;
      opener = c;
    } else {
      return false;
    }
    at_ += mark.size();
    return true;
  }

  std::string_view text_;
  std::vector<RichSpan>& spans_;
  size_t at_ = 0;
  RichSpan now_;
  char strong_by_ = 0, emphasis_by_ = 0;
  size_t closers_[4] = {};  // of * ** _ __
  bool no_code_ = false, no_link_ = false;
};

// What a line begins: its kind, and the line without its mark.
RichBlock block_of(std::string_view& line) {
  RichBlock block;
  size_t hashes = 0;
  while (hashes < line.size() && line[hashes] == '#') ++hashes;
  if (hashes >= 1 && hashes <= 3 && hashes < line.size() && is_blank(line[hashes])) {
    block.kind = RichBlock::Kind::Heading;
    block.level = static_cast<int>(hashes);
    line = without_blanks(line.substr(hashes));
    return block;
  }
  if (line.size() > 2 && (line[0] == '-' || line[0] == '*') && is_blank(line[1])) {
    block.kind = RichBlock::Kind::Bullet;
    line = without_blanks(line.substr(2));
    return block;
  }
  size_t digits = 0;
  while (digits < line.size() && digits < 4 && line[digits] >= '0' && line[digits] <= '9') {
    block.number = block.number * 10 + (line[digits++] - '0');
  }
  if (digits > 0 && digits + 1 < line.size() && line[digits] == '.' && is_blank(line[digits + 1])) {
    block.kind = RichBlock::Kind::Numbered;
    line = without_blanks(line.substr(digits + 1));
  } else {
    block.number = 0;
  }
  return block;
}

// Control characters have no business in a text; a tab is a blank.
std::string cleaned(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t') {
      made += ' ';
    } else if (c == '\n' || (byte >= 0x20 && byte != 0x7f)) {
      made += c;
    }
  }
  return made;
}

}  // namespace

bool is_safe_link(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == '"' || c == '<') return false;
  }
  if (begins(address, "/")) return !begins(address, "//");
  constexpr std::string_view kSchemes[] = {"https://", "http://", "mailto:", "tel:"};
  for (const std::string_view scheme : kSchemes) {
    if (begins(address, scheme)) return address.size() > scheme.size();
  }
  return false;
}

RichText parse_rich_text(std::string_view markdown) {
  RichText rich;
  const std::string text = cleaned(markdown.substr(0, kRichTextBytes));
  RichBlock open;
  std::string words;
  const auto finish = [&] {
    if (!words.empty()) {
      Inline(words, open.spans).parse();
      rich.blocks.push_back(std::move(open));
    }
    words.clear();
    open = {};
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = without_blanks(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) {
      finish();
      continue;
    }
    RichBlock block = block_of(line);
    const bool goes_on = block.kind == RichBlock::Kind::Paragraph && !words.empty() &&
                         open.kind != RichBlock::Kind::Heading;
    if (goes_on) {
      words += ' ';
    } else {
      finish();
      open = std::move(block);
    }
    words.append(line);
  }
  finish();
  return rich;
}

}  // namespace portico
