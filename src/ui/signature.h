// A name written by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace portico::ui {

// Thousandths of the pad's height, from its top left; x goes as far as the pad is wide.
struct PenPoint {
  int16_t x, y;
};
using Stroke = std::vector<PenPoint>;

struct Signature {
  std::vector<Stroke> strokes;
  bool by_name = false;  // the name was typed instead
  std::string name;

  bool is_empty() const { return by_name ? name.empty() : strokes.empty(); }
};

// A signature has no more: what is drawn beyond is not taken (about 16 KB).
constexpr size_t kMostPenPoints = 4000;

// SVG path data of the strokes, smooth, in their own units: for a path without fill and with round
// caps and joins. Empty where the name was typed.
std::string svg_path(const Signature& signature);

// A pad to sign on by pointer, finger or pen; the last stroke can be undone, all be cleared. Who
// can't draw types the name instead (WCAG 2.1.1, 2.5.1). True when `signature` changed.
bool signature_pad(Ui& ui, std::string_view key, Signature& signature, const FieldOptions& options);

}  // namespace portico::ui
