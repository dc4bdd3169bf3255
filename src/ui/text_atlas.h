// Where painted text lies in the host's atlas pages. A run is painted once for its text, font,
// scale and language (and colour, where it has colour glyphs) and drawn as a tinted quad from then
// on. Pages are filled in shelves; when the store is full the page that was used longest ago makes
// room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/text.h"
#include "ui/hash_index.h"
#include "ui/theme.h"

namespace portico::ui {

// The quad of a run: device px in the page, and from the run's origin to the quad's top left.
struct PaintedRun {
  platform::AtlasRect rect;
  int16_t left_px = 0, top_px = 0;  // device px, usually negative or zero
  float shrink = 1;                 // under 1 where the run was too wide for a page
  bool colour = false;
};

class TextAtlas {
 public:
  static constexpr uint16_t kPageSize = 2048;     // device px, square
  static constexpr size_t kCapacity = 32u << 20;  // bytes of all pages
  static constexpr uint16_t kWhite = 4;           // side of the white block on page 0, at 0, 0

  explicit TextAtlas(platform::TextHost& host) : host_(host) {}

  void begin_frame();
  // Forgets every page and makes page 0 anew: context lost, fonts changed, another scale or
  // language.
  void reset(uint64_t language_seed, float scale);
  // The run's place, painted now if it is not there yet. Null for blank text, and where this
  // frame's own text fills the whole store.
  const PaintedRun* find(std::string_view text, const platform::Font& font, Rgba color);

  uint16_t page_count() const { return static_cast<uint16_t>(pages_.size()); }
  size_t run_count() const { return runs_.size(); }
  size_t bytes() const;

 private:
  struct Shelf {
    uint16_t y, height, x;
  };
  struct Page {
    bool alive = false, colour = false;
    uint32_t last_frame = 0;
    uint16_t bottom = 0;  // of the last shelf
    std::vector<Shelf> shelves;
  };
  struct Run {
    uint64_t key;
    PaintedRun painted;
    bool blank;
  };

  bool place(uint16_t width, uint16_t height, bool colour, platform::AtlasRect& rect);
  bool place_on(uint16_t page, uint16_t width, uint16_t height, platform::AtlasRect& rect);
  bool make_room(bool colour, uint16_t& page);
  void evict(uint16_t page);

  platform::TextHost& host_;
  HashIndex index_;
  std::vector<Run> runs_;
  std::vector<Page> pages_;
  uint64_t language_seed_ = 0;
  float scale_ = 1;
  uint32_t frame_ = 0;
};

}  // namespace portico::ui
