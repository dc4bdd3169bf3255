// What web/bridge.js gives to the wasm: the imports of module `portico`. Strings go in as UTF-8
// bytes and a length. A string comes back through the reply buffer: the import returns its length
// in bytes, or -1 for none, and `reply` holds it until the next import is called.
#pragma once

#include <cstdint>
#include <string_view>

#define PORTICO_IMPORT(name) __attribute__((import_module("portico"), import_name(#name)))
#define PORTICO_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace portico::platform::browser {

// The order is part of the bridge: append only.
enum class IntlCall : uint32_t {
  SetLocale,  // text: "tag\nzone"
  Decimal,    // text: decimal string; a, b: fraction digits at least, at most
  Percent,
  MoneySymbol,  // text: "decimal\ncurrency"; a: fraction digits
  MoneyCode,
  Date,          // number: epoch days; a: DateStyle
  Instant,       // number: epoch ms; a: DateStyle
  RelativeDays,  // number
  Plural,        // number; answers one digit, a PluralCategory
  CurrencyName,
  Symbols,    // answers "decimal\ngroup\nzero"
  TimeZones,  // answers one a line, as do system locales
  SystemTimeZone,
  SystemLocales,
  RegionName,
  CalendarStarts,  // number: epoch days; answers "month\nyear", each as epoch days
};

extern "C" {
PORTICO_IMPORT(semantics)
void js_semantics(const void* nodes, uint32_t node_count, const void* attributes, const char* arena,
                  uint32_t arena_bytes);
PORTICO_IMPORT(focus) void js_focus(uint32_t node);
PORTICO_IMPORT(announce) void js_announce(const char* text, uint32_t bytes, int32_t assertive);
PORTICO_IMPORT(scroll_to) void js_scroll_to(uint32_t node, float x_px, float y_px);

// `font`: family | weight << 2 | rtl << 13 | tabular << 14 | slanted << 15 | size_px << 16.
// `metrics`: eight floats.
PORTICO_IMPORT(measure)
void js_measure(const char* text, uint32_t bytes, uint32_t font, float* metrics);
PORTICO_IMPORT(breaks)
int32_t js_breaks(const char* text, uint32_t bytes);  // u32 offsets in the reply
PORTICO_IMPORT(graphemes) int32_t js_graphemes(const char* text, uint32_t bytes);
PORTICO_IMPORT(make_page) void js_make_page(uint32_t page, uint32_t size_px, int32_t colour);
PORTICO_IMPORT(drop_page) void js_drop_page(uint32_t page);
PORTICO_IMPORT(paint)
void js_paint(const char* text, uint32_t bytes, uint32_t font, uint32_t page, uint32_t x,
              uint32_t y, uint32_t width, uint32_t height, float origin_x, float origin_y,
              float scale, uint32_t color_rgba);
PORTICO_IMPORT(text_language) void js_text_language(const char* tag, uint32_t bytes);

PORTICO_IMPORT(draw)
void js_draw(const void* vertices, uint32_t vertex_count, const void* indices, uint32_t index_count,
             const void* commands, uint32_t command_count, float width_px, float height_px,
             float scale, uint32_t background_rgba);
PORTICO_IMPORT(has_canvas) int32_t js_has_canvas();
PORTICO_IMPORT(context_restored) int32_t js_context_restored();

// `head`: method, url, what it waits as, then "name: value" for each header, one a line.
PORTICO_IMPORT(http_send)
void js_http_send(uint32_t request, const char* head, uint32_t head_bytes, const char* body,
                  uint32_t body_bytes, uint32_t timeout_ms);
PORTICO_IMPORT(stream_open) void js_stream_open(const char* url, uint32_t bytes);
PORTICO_IMPORT(stream_close) void js_stream_close();

PORTICO_IMPORT(intl)
int32_t js_intl(IntlCall call, const char* text, uint32_t bytes, double number, int32_t a,
                int32_t b);

PORTICO_IMPORT(now_ms) double js_now_ms();
PORTICO_IMPORT(monotonic_ms) double js_monotonic_ms();
PORTICO_IMPORT(random_token) int32_t js_random_token();

PORTICO_IMPORT(storage_read)
int32_t js_storage_read(const char* key, uint32_t bytes, int32_t session);
PORTICO_IMPORT(storage_write)
void js_storage_write(const char* key, uint32_t bytes, const char* value, uint32_t value_bytes,
                      int32_t session);
PORTICO_IMPORT(storage_remove)
void js_storage_remove(const char* key, uint32_t bytes, int32_t session);
PORTICO_IMPORT(storage_clear) void js_storage_clear();

PORTICO_IMPORT(belongs_to) void js_belongs_to(const char* person, uint32_t bytes);
PORTICO_IMPORT(send_again) void js_send_again(const char* id, uint32_t bytes);
PORTICO_IMPORT(discard) void js_discard(const char* id, uint32_t bytes);

// Given where the page names web/files.js.
PORTICO_IMPORT(upload_send)
void js_upload_send(uint32_t file, const char* address, uint32_t bytes);
PORTICO_IMPORT(upload_state) uint32_t js_upload_state(uint32_t file);
PORTICO_IMPORT(upload_bytes) double js_upload_bytes(uint32_t file);  // sent
PORTICO_IMPORT(upload_stop) void js_upload_stop(uint32_t file);
PORTICO_IMPORT(upload_forget) void js_upload_forget(uint32_t file);

PORTICO_IMPORT(route) int32_t js_route();
PORTICO_IMPORT(navigate) void js_navigate(const char* route, uint32_t bytes, int32_t replace);
PORTICO_IMPORT(back) void js_back();
PORTICO_IMPORT(leave) void js_leave(const char* url, uint32_t bytes);
PORTICO_IMPORT(set_title) void js_set_title(const char* title, uint32_t bytes);
PORTICO_IMPORT(set_language) void js_set_language(const char* tag, uint32_t bytes, int32_t rtl);
PORTICO_IMPORT(download) void js_download(const char* url, uint32_t bytes);
PORTICO_IMPORT(print) void js_print();
PORTICO_IMPORT(copy) void js_copy(const char* text, uint32_t bytes);

PORTICO_IMPORT(preferences) uint32_t js_preferences();  // bit i: i-th member of Preferences
PORTICO_IMPORT(set_property)
void js_set_property(const char* name, uint32_t bytes, const char* value, uint32_t value_bytes);
PORTICO_IMPORT(overrides) int32_t js_overrides();
PORTICO_IMPORT(set_brand)
void js_set_brand(const char* theme, uint32_t bytes, const char* css, uint32_t css_bytes);
PORTICO_IMPORT(base_path) int32_t js_base_path();
}

inline uint32_t size(std::string_view text) {
  return static_cast<uint32_t>(text.size());
}

}  // namespace portico::platform::browser
