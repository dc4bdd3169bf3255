#include "ui/roving.h"

#include "core/ascii.h"

namespace portico::ui {

namespace {

// One character: names of keys are longer, and of ASCII.
bool is_letter(std::string_view key) {
  if (key.empty()) return false;
  const auto lead = static_cast<uint8_t>(key[0]);
  if (lead < 0x80) return key.size() == 1;
  return key.size() <= 4;
}

}  // namespace

size_t rove(Context::State& s, size_t count, size_t current, Axis axis) {
  if (count == 0) return 0;
  const bool row = axis == Axis::Row;
  const std::string_view next = row ? s.rtl() ? "ArrowLeft" : "ArrowRight" : "ArrowDown";
  const std::string_view before = row ? s.rtl() ? "ArrowRight" : "ArrowLeft" : "ArrowUp";
  if (s.key_pressed("Home")) return 0;
  if (s.key_pressed("End")) return count - 1;
  if (s.key_pressed(next)) return current + 1 < count ? current + 1 : 0;
  if (s.key_pressed(before)) return current > 0 && current < count ? current - 1 : count - 1;
  return count;
}

bool type_ahead(Context::State& s) {
  constexpr double kForgottenMs = 1000;
  bool typed = false;
  for (const std::string& key : s.keys) {
    if (!is_letter(key)) continue;
    if (s.now - s.typed_ms > kForgottenMs) s.typed.clear();
    s.typed += key;
    s.typed_ms = s.now;
    typed = true;
  }
  if (typed) s.need_frame();
  return typed;
}

bool begins_as_typed(const Context::State& s, std::string_view text) {
  if (s.typed.empty() || text.size() < s.typed.size()) return false;
  for (size_t at = 0; at < s.typed.size(); ++at) {
    if (ascii_lower(text[at]) != ascii_lower(s.typed[at])) return false;
  }
  return true;
}

}  // namespace portico::ui
