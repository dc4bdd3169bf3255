// Rich text: each block is a paragraph whose spans flow through its lines (layout_flow.cpp). In the
// overlay they are parts of one <p>, so that a reader hears sentences and a search finds them.
#include "ui/content.h"
#include "ui/widgets.h"

namespace portico::ui {

namespace {

using platform::Attr;

void add_span(Context::State& s, const RichSpan& span, Type type, NodeId id) {
  const int32_t index = s.add(id);
  const platform::Text kept = s.items.keep(span.text);
  Item& item = s.items[index];
  item.kind = ItemKind::Text;
  item.text = kept;
  item.semantic = true;
  item.flags |= platform::flag::Inline;
  item.color = s.color(Color::Text);
  s.set_font(item, type);
  const uint16_t line_px = item.line_px;
  if (span.code) {
    s.set_font(item, Type::Mono);
    item.line_px = line_px;
    item.fill = s.color(Color::SurfaceSunken);
  }
  if (span.strong) item.font.weight = 600;
  item.font.slanted = span.emphasis && !s.rtl();  // scripts of right-to-left have no italics
  if (span.emphasis && s.rtl() && !span.strong) item.font.weight = 500;
  item.role = span.code       ? Role::Code
              : span.strong   ? Role::Strong
              : span.emphasis ? Role::Emphasis
                              : Role::Text;
  if (span.href.empty()) return;
  item.role = Role::Link;
  item.color = s.color(Color::AccentText);
  item.underline = true;
  item.font.weight = item.font.weight < 500 ? 500 : item.font.weight;
  s.items.attribute(index, Attr::Href, span.href);
  const bool ours = span.href.front() == '/';
  if (!ours) {
    s.items[index].flags |= platform::flag::External;
  } else if (s.clicked(id)) {
    s.go(span.href);
  }
}

void add_block(Context::State& s, const RichBlock& block, NodeId id) {
  const bool heading = block.kind == RichBlock::Kind::Heading;
  const Type type = heading ? block.level == 1 ? Type::Title : Type::Subtitle : Type::Body;
  const int32_t index = s.open(id);
  Item& flow = s.items[index];
  flow.flows = true;
  flow.semantic = true;
  flow.role = heading ? Role::Heading : Role::Paragraph;
  flow.level = static_cast<uint8_t>(block.level + 1);  // the screen's own is the first
  flow.width = kFill;
  flow.grow = 1;
  flow.text_wraps = true;
  s.set_font(flow, type);
  uint32_t number = 0;
  for (const RichSpan& span : block.spans) {
    add_span(s, span, type, Context::State::derived(id, std::to_string(number++)));
  }
  s.close();
}

bool is_item(const RichBlock& block) {
  return block.kind == RichBlock::Kind::Bullet || block.kind == RichBlock::Kind::Numbered;
}

}  // namespace

void rich_text(Ui& ui, std::string_view key, const RichText& text) {
  Context::State& s = ui.context().state();
  const NodeId root = s.id_of(key);
  s.apply(s.open(root, key), {.gap = 12, .max_width = 640});
  const size_t count = text.blocks.size();
  for (size_t at = 0; at < count; ++at) {
    const RichBlock& block = text.blocks[at];
    const NodeId id = Context::State::derived(root, std::to_string(at));
    if (!is_item(block)) {
      add_block(s, block, id);
      continue;
    }
    const bool begins = at == 0 || text.blocks[at - 1].kind != block.kind;
    const bool ends = at + 1 == count || text.blocks[at + 1].kind != block.kind;
    if (begins) {
      s.apply(s.open(Context::State::derived(id, "list")), {.gap = 6, .role = Role::List});
    }
    s.apply(s.open(Context::State::derived(id, "item")),
            {.axis = Axis::Row, .gap = 8, .align = Align::Start, .role = Role::ListItem});
    if (block.kind == RichBlock::Kind::Numbered) {
      Item& number =
          s.items[s.add_text(std::to_string(block.number) + ".", Type::Body, Color::TextMuted)];
      number.width = number.min_width = 24;
      number.text_align = platform::TextAlign::End;
    } else {
      const int32_t mark = s.open(0);
      s.apply(mark, {.axis = Axis::Row,
                     .align = Align::Center,
                     .justify = Justify::Center,
                     .width = 24,
                     .height = static_cast<float>(s.phone() ? 24 : 20),
                     .min_width = 24});
      Item& dot = s.items[s.add(0)];
      dot.width = dot.height = dot.min_width = 5;
      dot.radius = 2.5f;
      dot.fill = s.color(Color::TextMuted);
      s.close();
    }
    add_block(s, block, id);
    s.close();
    if (ends) s.close();
  }
  s.close();
}

}  // namespace portico::ui
