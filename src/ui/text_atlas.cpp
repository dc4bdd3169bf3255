#include "ui/text_atlas.h"

#include <cmath>

#include "ui/hash.h"
#include "ui/text_layout.h"

namespace portico::ui {

namespace {

constexpr uint16_t kMargin = 1;  // device px around a run, so that neighbours don't bleed in

size_t page_bytes(bool colour) {
  const size_t texels = size_t{TextAtlas::kPageSize} * TextAtlas::kPageSize;
  return colour ? texels * 4 : texels;
}

}  // namespace

void TextAtlas::begin_frame() {
  ++frame_;
}

void TextAtlas::reset(uint64_t language_seed, float scale) {
  for (size_t page = 0; page < pages_.size(); ++page) {
    if (pages_[page].alive) host_.drop_page(static_cast<uint16_t>(page));
  }
  pages_.clear();
  runs_.clear();
  index_.clear();
  language_seed_ = language_seed;
  scale_ = scale;
  uint16_t page = 0;
  make_room(false, page);
}

size_t TextAtlas::bytes() const {
  size_t sum = 0;
  for (const Page& page : pages_) sum += page.alive ? page_bytes(page.colour) : 0;
  return sum;
}

const PaintedRun* TextAtlas::find(std::string_view text, const platform::Font& font, Rgba color) {
  const uint64_t plain_key = hash_text(text, mix(font_seed(font), language_seed_));
  uint32_t at = index_.find(plain_key);
  if (at != HashIndex::kNone && !runs_[at].painted.colour) {
    if (runs_[at].blank) return nullptr;
    pages_[runs_[at].painted.rect.page].last_frame = frame_;
    return &runs_[at].painted;
  }
  const uint64_t colour_key = mix(plain_key, color | (uint64_t{1} << 32));
  at = index_.find(colour_key);
  if (at != HashIndex::kNone) {
    pages_[runs_[at].painted.rect.page].last_frame = frame_;
    return &runs_[at].painted;
  }

  const platform::RunMetrics metrics = host_.measure(text, font);
  Run run{metrics.colour ? colour_key : plain_key, {}, false};
  float scale = scale_;
  const float ink_width = metrics.ink_left + metrics.ink_right;
  if (ink_width * scale > kPageSize - 8) {
    run.painted.shrink = (kPageSize - 8) / (ink_width * scale);
    scale *= run.painted.shrink;
  }
  const auto left = static_cast<int>(std::ceil(metrics.ink_left * scale)) + kMargin;
  const auto top = static_cast<int>(std::ceil(metrics.ink_top * scale)) + kMargin;
  const int right = static_cast<int>(std::ceil(metrics.ink_right * scale)) + kMargin;
  const int bottom = static_cast<int>(std::ceil(metrics.ink_bottom * scale)) + kMargin;
  run.blank = right + left <= 2 * kMargin || top + bottom <= 2 * kMargin;
  if (!run.blank) {
    run.painted.colour = metrics.colour;
    run.painted.left_px = static_cast<int16_t>(-left);
    run.painted.top_px = static_cast<int16_t>(-top);
    if (!place(static_cast<uint16_t>(left + right), static_cast<uint16_t>(top + bottom),
               metrics.colour, run.painted.rect)) {
      return nullptr;
    }
    host_.paint(text, font, run.painted.rect, static_cast<float>(left), static_cast<float>(top),
                scale, metrics.colour ? color : 0xffffffffu);
  }
  index_.insert(run.key, static_cast<uint32_t>(runs_.size()));
  runs_.push_back(run);
  return run.blank ? nullptr : &runs_.back().painted;
}

bool TextAtlas::place(uint16_t width, uint16_t height, bool colour, platform::AtlasRect& rect) {
  for (size_t page = 0; page < pages_.size(); ++page) {
    if (pages_[page].alive && pages_[page].colour == colour &&
        place_on(static_cast<uint16_t>(page), width, height, rect)) {
      return true;
    }
  }
  uint16_t page = 0;
  return make_room(colour, page) && place_on(page, width, height, rect);
}

bool TextAtlas::place_on(uint16_t page, uint16_t width, uint16_t height,
                         platform::AtlasRect& rect) {
  Page& on = pages_[page];
  Shelf* best = nullptr;
  for (Shelf& shelf : on.shelves) {
    if (height > shelf.height || shelf.x + width > kPageSize) continue;
    if (shelf.height > height + height / 2 + 4) continue;  // too tall: it would waste the shelf
    if (best == nullptr || shelf.height < best->height) best = &shelf;
  }
  if (best == nullptr) {
    const auto shelf_height = static_cast<uint16_t>((height + 3) & ~3);
    if (on.bottom + shelf_height > kPageSize || width > kPageSize) return false;
    on.shelves.push_back({on.bottom, shelf_height, 0});
    on.bottom = static_cast<uint16_t>(on.bottom + shelf_height);
    best = &on.shelves.back();
  }
  rect = {page, best->x, best->y, width, height};
  best->x = static_cast<uint16_t>(best->x + width);
  on.last_frame = frame_;
  return true;
}

bool TextAtlas::make_room(bool colour, uint16_t& page) {
  while (bytes() + page_bytes(colour) > kCapacity) {
    size_t oldest = pages_.size();
    for (size_t at = 1; at < pages_.size(); ++at) {  // page 0 has the white block
      if (!pages_[at].alive || pages_[at].last_frame == frame_) continue;
      if (oldest == pages_.size() || pages_[at].last_frame < pages_[oldest].last_frame) oldest = at;
    }
    if (oldest == pages_.size()) return false;
    evict(static_cast<uint16_t>(oldest));
  }
  size_t at = 0;
  while (at < pages_.size() && pages_[at].alive) ++at;
  if (at == pages_.size()) pages_.emplace_back();
  Page& made = pages_[at];
  made.alive = true;
  made.colour = colour;
  made.last_frame = frame_;
  made.shelves.clear();
  made.bottom = at == 0 ? kWhite + 4 : 0;
  page = static_cast<uint16_t>(at);
  host_.make_page(page, kPageSize, colour);
  return true;
}

void TextAtlas::evict(uint16_t page) {
  host_.drop_page(page);
  pages_[page].alive = false;
  index_.clear();
  size_t kept = 0;
  for (const Run& run : runs_) {
    if (!run.blank && run.painted.rect.page == page) continue;
    runs_[kept] = run;
    index_.insert(run.key, static_cast<uint32_t>(kept));
    ++kept;
  }
  runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(kept), runs_.end());
}

}  // namespace portico::ui
