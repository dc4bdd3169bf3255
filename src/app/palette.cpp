// The command palette (Ctrl+K): every screen, action and recent document, found by typing.
#include "app/portal.h"
#include "ui/overlays.h"

namespace portico::app {

using screens::Do;
using screens::View;

namespace {

constexpr std::string_view kRecentKey = "recent-documents";  // in the tab's own storage
constexpr int kMostRecent = 8;

// A line of it: customer, address and number, parted by tabs.
struct Recent {
  std::string_view customer, address, number;
};

std::vector<Recent> lines_of(std::string_view kept) {
  std::vector<Recent> all;
  while (!kept.empty()) {
    const std::size_t end = std::min(kept.find('\n'), kept.size());
    const std::string_view line = kept.substr(0, end);
    kept.remove_prefix(std::min(end + 1, kept.size()));
    const std::size_t first = line.find('\t'), last = line.rfind('\t');
    if (first == line.npos || last == first) continue;
    all.push_back(
        {line.substr(0, first), line.substr(first + 1, last - first - 1), line.substr(last + 1)});
  }
  return all;
}

}  // namespace

void Portal::remember_document() {
  const domain::Invoice* invoice = model_.document.invoice.value();
  if (!invoice) return;
  const std::string address = screens::document_address(invoice->summary.type, invoice->summary.id);
  const std::string before = host_.storage.read(kRecentKey, true).value_or("");
  std::string kept = model_.customer_id + "\t" + address + "\t" + invoice->summary.number + "\n";
  int count = 1;
  for (const Recent& line : lines_of(before)) {
    if (line.address == address || ++count > kMostRecent) continue;
    kept.append(line.customer).append("\t").append(line.address).append("\t");
    kept.append(line.number).append("\n");
  }
  host_.storage.write(kRecentKey, kept, true);
}

void Portal::draw_palette(View& view, const std::vector<ui::NavItem>& screens) {
  std::vector<ui::PaletteEntry> entries;
  const auto add = [&](std::string key, std::string_view text, std::string_view group,
                       std::string_view icon, std::string_view note = {}) {
    entries.push_back({.key = std::move(key),
                       .text = std::string(text),
                       .group = std::string(phrases_(group)),
                       .icon = std::string(icon),
                       .note = std::string(note)});
  };
  for (const ui::NavItem& item : screens) {
    add("go:" + item.href, item.text, "palette.screens", item.icon);
  }
  const std::string kept = host_.storage.read(kRecentKey, true).value_or("");
  for (const Recent& line : lines_of(kept)) {
    if (line.customer != model_.customer_id) continue;
    add("go:" + std::string(line.address), line.number, "palette.recent", "file-text");
  }
  for (const domain::Customer& customer : view.session.customers) {
    if (customer.id == model_.customer_id) continue;
    add("customer:" + customer.id, customer.name, "palette.actions", "user",
        customer.account_number);
  }
  for (const std::string_view scheme : {"light", "dark", "system"}) {
    if (model_.profile.scheme == scheme) continue;
    add("scheme:" + std::string(scheme), phrases_("scheme." + std::string(scheme)),
        "palette.actions", "contrast", phrases_("profile.appearance"));
  }
  add("sign-out:", phrases_("sign_out"), "palette.actions", "log-out");

  const auto chosen = ui::command_palette(view.ui, "palette", is_palette_open_,
                                          {.label = phrases_("palette.label"),
                                           .placeholder = phrases_("palette.placeholder"),
                                           .none = phrases_("palette.none")},
                                          entries);
  if (!chosen) return;
  const std::string what = chosen->substr(0, chosen->find(':'));
  const std::string value = chosen->substr(what.size() + 1);
  commands_.add(what == "go"         ? Do::Go
                : what == "customer" ? Do::SwitchCustomer
                : what == "scheme"   ? Do::ChooseScheme
                                     : Do::SignOut,
                value);
}

}  // namespace portico::app
