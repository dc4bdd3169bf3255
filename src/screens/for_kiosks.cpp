#include "screens/for_kiosks.h"

#include "screens/parts.h"

namespace portico::screens {

using ui::Axis;
using ui::Color;
using ui::Tone;
using ui::Type;

namespace {

constexpr float kColumnPx = 560;

void failed(View& view, const Error& error) {
  const auto notice = view.ui.banner("failed", Tone::Danger, error_title(view.words, error),
                                     error_text(view.words, error), true);
}

}  // namespace

void draw_kiosk_code(View& view, KioskCodeState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = open_page(view, kColumnPx);
  { const auto head = page_head(view, words("kiosk.code_title"), words("kiosk.code_about")); }
  const auto card = ui.card("code", 16);
  if (state.code) {
    {
      const auto values = ui.key_values(words("kiosk.code_title"));
      ui.key_value(words("kiosk.number"), state.code->customer_number, true, true);
      ui.key_value(words("kiosk.code"), state.code->code, true, true);
    }
    ui.text(Type::Body,
            words("kiosk.code_until", {{"when", words.instant(state.code->expires_at)}}),
            {.color = Color::TextMuted});
  }
  if (state.error) failed(view, *state.error);
  const auto row = ui.box({.axis = Axis::Row, .key = "make"});
  if (ui.button("make", words(state.code ? "kiosk.code_another" : "kiosk.code_make"),
                {.kind = state.code ? ui::ButtonKind::Secondary : ui::ButtonKind::Primary,
                 .busy = state.is_busy,
                 .fill = view.is_phone()})) {
    view.commands.add(Do::MakeKioskCode);
  }
}

void draw_kiosk_request(View& view, KioskRequestState& state) {
  ui::Ui& ui = view.ui;
  const Words& words = view.words;
  const auto page = open_page(view, kColumnPx);
  if (state.is_allowed) {
    { const auto head = page_head(view, words("kiosk.allowed")); }
    return ui.empty("circle-check", words("kiosk.allowed"), words("kiosk.allowed_text"));
  }
  { const auto head = page_head(view, words("kiosk.request_title")); }
  const Error* why = state.request.error();
  if (why && why->kind == ErrorKind::NotFound) {
    return ui.empty("clock", words("kiosk.picture_over"), words("kiosk.request_over_text"));
  }
  const auto* request = shown(view, state.request, [&] { ui.skeleton_lines(4); });
  if (!request) return;
  const auto card = ui.card("request", 16);
  ui.text(Type::Body, words("kiosk.request_text", {{"kiosk", request->kiosk}}));
  ui.text(Type::Figure, request->number, {.tabular = true, .isolate = true});
  ui.text(Type::Body, words("kiosk.request_compare"), {.color = Color::TextMuted});
  if (state.error) failed(view, *state.error);
  const auto row = ui.box({.axis = Axis::Row, .gap = 12, .wrap = true, .key = "answers"});
  if (ui.button(
          "allow", words("kiosk.allow"),
          {.kind = ui::ButtonKind::Primary, .busy = state.is_busy, .fill = view.is_phone()})) {
    view.commands.add(Do::AllowKiosk);
  }
  if (ui.button("refuse", words("kiosk.refuse"), {.fill = view.is_phone()})) {
    view.commands.add(Do::Go, overview_address());
  }
}

}  // namespace portico::screens
