// Where the browser enters: what web/bridge.js calls. One wasm instance holds one portal; a page
// with several portals makes several instances of the one compiled module, so that a trap in one of
// them leaves its neighbours alone.
#include <memory>
#include <utility>

#include "app/app.h"
#include "platform/browser/http.h"
#include "platform/browser/imports.h"
#include "platform/browser/intl.h"
#include "platform/browser/page.h"
#include "platform/browser/reply.h"
#include "platform/browser/surface.h"
#include "platform/browser/text.h"

namespace portico::platform::browser {

namespace {

struct Portal {
  DomSemantics semantics;
  CanvasText text;
  WebGlRenderer renderer;
  FetchHttp http;
  EcmaIntl intl;
  PageClock clock;
  PageStorage storage;
  PageNavigator navigator;
  PageAppearance appearance;
  PageOffline offline;
  std::unique_ptr<Application> application;
};

std::unique_ptr<Portal>& portal() {
  static std::unique_ptr<Portal> only;
  return only;
}

}  // namespace

PORTICO_EXPORT(portico_create) void portico_create() {
  portal() = std::make_unique<Portal>();
  Portal& made = *portal();
  made.application = app::make_application({.semantics = made.semantics,
                                            .text = made.text,
                                            .renderer = made.renderer,
                                            .http = made.http,
                                            .intl = made.intl,
                                            .clock = made.clock,
                                            .storage = made.storage,
                                            .navigator = made.navigator,
                                            .appearance = made.appearance,
                                            .offline = made.offline});
}

PORTICO_EXPORT(portico_destroy) void portico_destroy() {
  portal().reset();
}

// The event's text is in the buffer.
PORTICO_EXPORT(portico_event)
void portico_event(uint32_t kind, uint32_t node, float x, float y, float z, uint32_t bytes) {
  portal()->application->event({.kind = static_cast<EventKind>(kind),
                                .node = node,
                                .x = x,
                                .y = y,
                                .z = z,
                                .text = std::string(reply(bytes))});
}

PORTICO_EXPORT(portico_frame) double portico_frame() {
  return portal()->application->frame();
}

// Body, content type and entity tag lie in the buffer, one after another.
PORTICO_EXPORT(portico_http_done)
void portico_http_done(uint32_t request, uint32_t status, uint32_t body_bytes, uint32_t type_bytes,
                       uint32_t etag_bytes, uint32_t retry_after_seconds, double seen_at_ms) {
  const std::string_view all = reply(body_bytes + type_bytes + etag_bytes);
  portal()->http.answered(request, {.status = static_cast<uint16_t>(status),
                                    .body = std::string(all.substr(0, body_bytes)),
                                    .content_type = std::string(all.substr(body_bytes, type_bytes)),
                                    .etag = std::string(all.substr(body_bytes + type_bytes)),
                                    .retry_after_seconds = retry_after_seconds,
                                    .seen_at_ms = static_cast<int64_t>(seen_at_ms)});
}

// The message's id and data lie in the buffer, one after the other.
PORTICO_EXPORT(portico_stream_message)
void portico_stream_message(uint32_t id_bytes, uint32_t data_bytes) {
  const std::string_view all = reply(id_bytes + data_bytes);
  portal()->http.message(
      {.id = std::string(all.substr(0, id_bytes)), .data = std::string(all.substr(id_bytes))});
}

}  // namespace portico::platform::browser
