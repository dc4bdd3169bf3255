// C++ time of a frame with over 300 visible strings and 800 nodes in which nothing changed: build,
// layout, drawing and semantic tree, over the headless host. `tests/bench/frame` builds and runs
// it.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "support/kit_page.h"

namespace portico::test {
namespace {

void page_of(ui::Ui& ui) {
  const ui::NavItem items[] = {{"a", "Overview", "house", "/", true},
                               {"b", "Invoices", "file", "/b"}};
  ui.shell({.seller = "Northwind", .items = items, .navigation_label = "Main"}, [](ui::Ui& main) {
    main.title("Invoices");
    const ui::Column columns[] = {{"n", "Number"},  {"d", "Date"},
                                  {"u", "Due"},     {"r", "Reference"},
                                  {"c", "Contact"}, {"a", "Amount", 0, 1, ui::ColumnAlign::End}};
    main.table({.label = "Invoices",
                .columns = columns,
                .row_count = 10'000,
                .row_height = 20,
                .height = ui::kFill},
               [&](int64_t row) {
                 const std::string name = "INV-" + std::to_string(row);
                 auto line = main.table_row(name, row, "/invoices");
                 for (int at = 0; at < 6; ++at) {
                   auto cell = main.cell();
                   main.text(ui::Type::Body, name, {.wrap = false, .tabular = at == 5});
                 }
               });
  });
}

}  // namespace
}  // namespace portico::test

// Argument: the most milliseconds that a frame may take.
int main(int argc, char** argv) {
  using namespace portico::test;
  KitPage page(page_of, 1280, 1170);
  constexpr int kFrames = 2000;
  const auto begin = std::chrono::steady_clock::now();
  for (int at = 0; at < kFrames; ++at) page.force_frame();
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
  const auto& statistics = page.context.statistics();
  std::printf(
      "{\"frame_ms\": %.3f, \"strings\": %d, \"nodes\": %d, \"submitted\": %d, \"drawn\": %d}\n",
      spent.count() / kFrames, statistics.strings, statistics.nodes, page.host.semantics.submitted,
      page.host.renderer.drawn);
  return argc > 1 && spent.count() / kFrames > std::strtod(argv[1], nullptr) ? 1 : 0;
}
