// Rich text as people write it: a safe part of Markdown. Paragraphs, headings (#), lists (-, 1.),
// *emphasis*, **strong**, `code` and [links](address). Whatever else is written stays as it is:
// HTML is text, a link whose scheme is not allowed is its words, a mark without its end is a mark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portico {

struct RichSpan {
  std::string text;
  std::string href{};  // http, https, mailto, tel, or an address below ours that begins with "/"
  bool strong = false, emphasis = false, code = false;

  friend bool operator==(const RichSpan&, const RichSpan&) = default;
};

struct RichBlock {
  enum class Kind : uint8_t { Paragraph, Heading, Bullet, Numbered };
  Kind kind = Kind::Paragraph;
  int level = 0;   // of headings, 1 to 3
  int number = 0;  // of numbered items, as written
  std::vector<RichSpan> spans;

  friend bool operator==(const RichBlock&, const RichBlock&) = default;
};

struct RichText {
  std::vector<RichBlock> blocks;
};

constexpr size_t kRichTextBytes = size_t{64} * 1024;  // more is cut off

RichText parse_rich_text(std::string_view markdown);
// Whether a link may go there.
bool is_safe_link(std::string_view address);

}  // namespace portico
