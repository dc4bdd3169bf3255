// All of a host without a browser, for native tests. A driver of screens is tests/support/driver.h.
#pragma once

#include "platform/headless/http.h"
#include "platform/headless/intl.h"
#include "platform/headless/page.h"
#include "platform/headless/semantics.h"
#include "platform/headless/text.h"
#include "platform/host.h"

namespace portico::platform::headless {

struct HeadlessHost {
  HeadlessSemantics semantics;
  HeadlessText text;
  HeadlessRenderer renderer;
  HeadlessHttp http;
  HeadlessIntl intl;
  HeadlessClock clock;
  HeadlessStorage storage;
  HeadlessNavigator navigator;
  HeadlessAppearance appearance;
  HeadlessOffline offline;

  Host host() {
    return {semantics, text, renderer, http, intl, clock, storage, navigator, appearance, offline};
  }
};

}  // namespace portico::platform::headless
