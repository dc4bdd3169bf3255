// No text is cut, lies over another or leaves the page: in every language, and with texts that are
// forty per cent longer than the English ones.
#include <gtest/gtest.h>

#include "../app/portal_page.h"

namespace portico::test {
namespace {

struct Shown {
  const char* route;
  std::vector<std::array<const char*, 3>>
      answers;  // method, path below the customer or whole, example
};

// Vowels doubled and accented, outside of {places}.
void lengthen(nlohmann::json& text) {
  if (text.is_object()) {
    for (auto& [key, value] : text.items()) lengthen(value);
    return;
  }
  std::string longer;
  bool in_place = false;
  for (const char c : text.get<std::string>()) {
    in_place = c == '{' || (in_place && c != '}');
    const size_t vowel = in_place ? std::string_view::npos : std::string_view("aeiouAEIOU").find(c);
    constexpr const char* kAccented[] = {"á", "é", "í", "ó", "ú", "Á", "É", "Í", "Ó", "Ú"};
    if (vowel == std::string_view::npos) {
      longer += c;
    } else {
      longer.append(kAccented[vowel]).append(kAccented[vowel % 5]);
    }
  }
  text = longer;
}
std::string pseudo(const std::string& json) {
  nlohmann::json texts = nlohmann::json::parse(json);
  lengthen(texts);
  return texts.dump();
}

std::string in_language(const std::string& session, std::string_view tag) {
  nlohmann::json changed = nlohmann::json::parse(session);
  changed["person"]["locale"] = tag;
  return changed.dump();
}

// What scrolls it, if anything: only what scrolls together can lie over one another.
const SemanticNode* scroller_of(const PortalPage& page, const SemanticNode& node) {
  const SemanticNode* up = page.host.semantics.parent(node);
  while (up != nullptr && up->node.role != Role::Scroller) up = page.host.semantics.parent(*up);
  return up;
}

struct Place {
  const SemanticNode *node, *scroller;
  float left, top, right, bottom;
};
std::vector<Place> places(const PortalPage& page) {
  std::vector<Place> found;
  for (const SemanticNode& node : page.host.semantics.nodes) {
    if (node.text.empty() || node.has(platform::flag::PlainOnly | platform::flag::Inline)) continue;
    const float left = page.host.semantics.x(node), top = page.host.semantics.y(node);
    found.push_back({&node, scroller_of(page, node), left, top, left + node.node.width_px,
                     top + node.node.height_px});
  }
  return found;
}

// `texts`: the file of strings; `data`: what the server answered, which may be of any length.
std::vector<std::string> faults(const PortalPage& page, float width, const std::string& texts,
                                const std::string& data) {
  std::vector<std::string> wrong;
  for (const auto& run : page.host.text.painted) {
    constexpr std::string_view kEllipsis = "…";
    if (!run.text.ends_with(kEllipsis) || texts.find(run.text) != texts.npos) continue;
    const std::string kept = run.text.substr(0, run.text.size() - kEllipsis.size());
    if (data.find(kept) == data.npos) wrong.push_back("cut: " + run.text);
  }
  const std::vector<Place> all = places(page);
  for (size_t at = 0; at < all.size(); ++at) {
    const Place& a = all[at];
    if ((a.left < -0.5f || a.right > width + 0.5f) && a.scroller == nullptr) {
      wrong.push_back("leaves the page: " + a.node->text);
    }
    for (size_t before = 0; before < at; ++before) {
      const Place& b = all[before];
      const float wide = std::min(a.right, b.right) - std::max(a.left, b.left);
      const float tall = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      if (wide > 2 && tall > 4 && a.scroller == b.scroller)
        wrong.push_back(a.node->text + " over " + b.node->text);
    }
  }
  return wrong;
}

const std::vector<Shown> kShown = {
    {"/", {{"GET", "/overview", "overview"}}},
    {"/", {{"GET", "/overview", "overview-empty"}}},
    {"/invoices", {{"GET", "/invoices", "invoice-page"}}},
    {"/invoices", {{"GET", "/invoices", "invoice-page-empty"}}},
    {"/invoices/INV-2026-0042", {{"GET", "/invoices/INV-2026-0042", "invoice"}}},
    {"/credit-notes/CN-2026-0003", {{"GET", "/credit-notes/CN-2026-0003", "credit-note"}}},
    {"/pay", {{"GET", "/invoices", "invoice-page"}}},
    {"/pay/pay_9d2f5g8h1j4k7l0z3x6c", {{"POST", "/payments/", "payment-succeeded"}}},
    {"/pay/pay_0q3w6e9r2t5y8u1i4o7p", {{"POST", "/payments/", "payment-late"}}},
    {"/pay/pay_6v9b2n5m8a1s4d7f0g3h", {{"POST", "/payments/", "payment-expired-jpy"}}},
    {"/statement", {{"GET", "/statement", "statement"}}},
    {"/profile", {{"GET", "/profile", "profile"}, {"GET", "/sessions", "sessions"}}},
    {"/nowhere", {}},
};

std::vector<std::string> faults_of(const Shown& shown, float width, std::string_view language,
                                   Rewording reword) {
  PortalPage page(shown.route, width, 844, reword);
  page.answer("GET", "/session", 200, in_language(example("session"), language));
  std::string data = example("session");
  for (const auto& [method, path, name] : shown.answers) {
    const std::string below = kCustomer + path;
    page.answer(method, page.is_asked(method, below) ? below : path, name);
    data += example(name);
  }
  std::string texts =
      read_text(root_folder() / "assets/strings" / (std::string(language) + ".json"));
  if (reword) texts = reword(texts);
  return faults(page, width, texts, data);
}

constexpr float kWidths[] = {390, 820, 1440};

TEST(Fit, EveryTextOfEveryLanguageHasItsPlace) {
  for (const app::Language& language : app::kLanguages) {
    for (const Shown& shown : kShown) {
      for (const float width : kWidths) {
        for (const std::string& fault : faults_of(shown, width, language.tag, nullptr)) {
          ADD_FAILURE() << language.tag << " " << shown.route << " at " << width << ": " << fault;
        }
      }
    }
  }
}

TEST(Fit, TextsFortyPerCentLongerHaveTheirPlace) {
  for (const Shown& shown : kShown) {
    for (const float width : kWidths) {
      for (const std::string& fault : faults_of(shown, width, "en", pseudo)) {
        ADD_FAILURE() << shown.route << " at " << width << ": " << fault;
      }
    }
  }
}

}  // namespace
}  // namespace portico::test
