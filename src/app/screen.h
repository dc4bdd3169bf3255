// The list of screens: what each is called, how it begins and how it is drawn. A new screen is a
// row here, an address in screens/routes.h and a file in screens/.
#pragma once

#include <string_view>

#include "app/portal.h"

namespace portico::app {

struct Screen {
  screens::ScreenId id;
  std::string_view title;  // key of its text
  bool needs_customer;
  void (*open)(Portal&);  // starts its loads; also when it is asked to refresh
  void (*draw)(Portal&, screens::View&);
  bool says_more = false;  // than the texts that come first

  // Rows of the list reach into the portal, which nobody else does.
  static const Screen kAll[];
};

// The row of NotFound where there is none.
const Screen& screen_of(screens::ScreenId id);

}  // namespace portico::app
