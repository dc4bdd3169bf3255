#include "screens/not_found.h"

#include "screens/parts.h"

namespace portico::screens {

void draw_not_found(View& view) {
  const auto page = open_page(view, 640);
  view.ui.title(view.words("not_found.title"));
  const auto card = view.ui.card("card");
  view.ui.empty("search", view.words("error.not_found.title"), view.words("error.not_found.text"));
  view.ui.link("home", view.words("action.to_overview"), overview_address());
}

void draw_no_customer(View& view) {
  const auto page = open_page(view, 640);
  view.ui.title(view.words("no_customer.title"));
  const auto card = view.ui.card("card");
  view.ui.empty("user", view.words("no_customer.title"), view.words("no_customer.text"));
}

}  // namespace portico::screens
