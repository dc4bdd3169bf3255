#include "gallery/gallery.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "api/strings.h"
#include "api/theme.h"
#include "app/languages.h"
#include "app/phrases.h"
#include "app/speech.h"
#include "app/theme.h"
#include "gallery/section.h"
#include "ui/context.h"

namespace portico::gallery {

namespace {

using namespace portico::ui;
using platform::TextDirection;

constexpr std::string_view kRoot = "/gallery/";

// What is chosen at the top, by its name in the address.
struct Pick {
  std::string_view name, label;
  std::vector<Option> options;
  std::string value;
};

std::vector<Option> languages() {
  std::vector<Option> options;
  for (const app::Language& language : app::kLanguages) {
    options.push_back({std::string(language.tag), std::string(language.name)});
  }
  options.push_back({"en-XA", "Pseudo"});  // tools/pseudo.mjs
  return options;
}

std::vector<Pick> all_picks() {
  std::vector<Pick> picks = {
      {"theme",
       "Theme",
       {{"northwind", "Northwind"},
        {"amaranth", "Amaranth"},
        {"kestrel", "Kestrel"},
        {"sarv", "Sarv"}},
       {}},
      {"scheme",
       "Scheme",
       {{"light", "Light"}, {"dark", "Dark"}, {"contrast", "High contrast"}},
       {}},
      {"language", "Language", languages(), {}},
      {"direction",
       "Direction",
       {{"auto", "The language's"}, {"ltr", "Left to right"}, {"rtl", "Right to left"}},
       {}},
      {"density", "Density", {{"100", "Regular"}, {"75", "Compact"}, {"125", "Roomy"}}, {}},
  };
  for (Pick& pick : picks) pick.value = pick.options.front().value;
  return picks;
}

class Gallery final : public platform::Application {
 public:
  Gallery(platform::Host host, std::unique_ptr<platform::Uploads> uploads)
      : host_(host),
        uploads_(std::move(uploads)),
        context_(host.semantics, host.text, host.renderer, host.appearance),
        phrases_(host.intl),
        speech_(phrases_, host.intl),
        picks_(all_picks()) {
    context_.set_speech(&speech_);
    read_address(host_.navigator.route());
  }

  void event(const platform::Event& event) override {
    if (event.kind == platform::EventKind::Route) {
      if (context_.holds(event.text)) return host_.navigator.push(address(entry_->key));
      read_address(event.text);
    }
    context_.event(event);
  }

  double frame() override {
    const double now_ms = host_.clock.monotonic_ms();
    if (!context_.wants_frame(now_ms)) return context_.next_deadline_ms();
    Ui& ui = context_.begin(now_ms);
    if (theme_.id.empty() || !phrases_.is_ready()) {
      ui.text(Type::Body, "...");
    } else {
      draw(ui, now_ms);
    }
    context_.end();
    if (const std::string wanted = std::exchange(wanted_address_, {}); !wanted.empty()) {
      host_.navigator.push(wanted);
      read_address(wanted);
    }
    while (const auto link = context_.take_navigation()) {
      if (!link->href.starts_with(kRoot)) continue;  // samples lead nowhere
      host_.navigator.push(link->href);
      read_address(link->href);
    }
    return context_.next_deadline_ms();
  }

 private:
  const std::string& picked(std::string_view name) const {
    for (const Pick& pick : picks_) {
      if (pick.name == name) return pick.value;
    }
    return picks_.front().value;
  }

  std::string address(std::string_view section) const {
    std::string made(kRoot);
    made.append(section);
    char before = '?';
    for (const Pick& pick : picks_) {
      if (pick.value == pick.options.front().value) continue;
      made += std::exchange(before, '&');
      made.append(pick.name).append("=").append(pick.value);
    }
    return made;
  }

  void read_address(std::string_view route) {
    const size_t query = std::min(route.find('?'), route.size());
    const size_t slash = route.substr(0, query).rfind('/');
    const std::string_view wanted =
        slash == route.npos ? route : route.substr(slash + 1, query - slash - 1);
    const SectionEntry* entry = &sections().front();
    for (const SectionEntry& each : sections()) {
      if (each.key == wanted) entry = &each;
    }
    if (entry != entry_) {
      entry_ = entry;
      section_ = entry->make();
      context_.reset_screen();
      context_.focus_title_on_next_frame();
      host_.navigator.set_title(std::string(entry->title) + " – Gallery");
    }
    for (Pick& pick : picks_) {
      pick.value = pick.options.front().value;
      for (const Option& option : pick.options) {
        const std::string pair = std::string(pick.name) + "=" + option.value;
        if (route.find(pair, query) != route.npos) pick.value = option.value;
      }
    }
    use_picks();
  }

  void use_picks() {
    context_.set_scheme(picked("scheme"));
    load_theme();
    load_texts();
    context_.invalidate();
  }

  void load_theme() {
    if (wanted_theme_ == picked("theme")) return use_theme();
    wanted_theme_ = picked("theme");
    const std::string folder = "/themes/" + wanted_theme_ + "/";
    host_.http.send({.url = folder + "theme.json"},
                    [this, folder, id = wanted_theme_](const platform::HttpResponse& answer) {
                      const auto theme = api::decode_theme(answer.body);
                      if (id != wanted_theme_ || !theme.ok()) return;
                      theme_ = app::make_theme(theme.value(), folder);
                      const std::string& css = theme.value().css;
                      host_.appearance.set_brand(id, css.empty() ? css : folder + css);
                      use_theme();
                      context_.invalidate();
                    });
  }

  void use_theme() {
    if (theme_.id.empty()) return;
    Theme theme = theme_;
    const std::string& density = picked("density");
    theme.density *= density == "75" ? 0.75f : density == "125" ? 1.25f : 1.0f;
    context_.set_theme(theme);
  }

  void load_texts() {
    if (wanted_language_ == picked("language")) return use_language();
    wanted_language_ = picked("language");
    host_.http.send({.url = "/strings/" + wanted_language_ + ".json"},
                    [this, tag = wanted_language_](const platform::HttpResponse& answer) {
                      const Locale locale = Locale::from_tag(tag).value_or(Locale());
                      auto table = api::decode_strings(answer.body, locale);
                      if (tag != wanted_language_ || !table.ok()) return;
                      load_more_texts(tag, table.take());
                    });
  }

  // Those that the portal asks for when a screen needs them.
  void load_more_texts(const std::string& tag, StringTable first) {
    host_.http.send({.url = "/strings/later/" + tag + ".json"},
                    [this, tag, first = std::move(first)](const platform::HttpResponse& answer) {
                      if (tag != wanted_language_) return;
                      StringTable table = first;
                      auto more = api::decode_strings(answer.body, first.locale());
                      if (more.ok()) table.add(more.take());
                      phrases_.set(std::move(table), "UTC");
                      use_language();
                      context_.invalidate();
                    });
  }

  void use_language() {
    if (!phrases_.is_ready()) return;
    const std::string& wanted = picked("direction");
    const bool rtl =
        wanted == "auto" ? phrases_.locale().direction() == Direction::Rtl : wanted == "rtl";
    const auto direction = rtl ? TextDirection::Rtl : TextDirection::Ltr;
    host_.navigator.set_language(phrases_.locale().tag(), direction);
    context_.set_language(phrases_.locale().tag(), direction, app::kit_words(phrases_));
  }

  void draw(Ui& ui, double now_ms) {
    const bool phone = ui.width_class() == WidthClass::Phone;
    Stage stage{.ui = ui,
                .words = phrases_,
                .intl = host_.intl,
                .navigator = host_.navigator,
                .uploads = *uploads_,
                .now_ms = now_ms,
                .scheme = picked("scheme"),
                .logo = ui.dark() ? theme_.logo_dark : theme_.logo_light};
    auto frame = ui.box({.axis = phone ? Axis::Column : Axis::Row,
                         .grow = 1,
                         .width = kFill,
                         .height = kFill,
                         .key = "gallery"});
    if (!phone) {
      draw_list(ui);
      ui.divider();
    }
    auto right = ui.box({.grow = 1, .width = kFill, .height = kFill});
    auto main = ui.box({.height = kFill, .role = Role::Main, .key = "main"});
    auto scroller = ui.scroller("page", {}, {.align = Align::Center, .height = kFill});
    const float margin = phone ? 16 : 32;
    auto content =
        ui.box({.gap = margin / 4 * 3, .padding = margin, .width = kFill, .max_width = 1024});
    draw_picks(ui, phone);
    ui.title(entry_->title);
    auto key = ui.key(entry_->key);
    section_->draw(stage);
  }

  void draw_list(Ui& ui) {
    auto side = ui.scroller("list", {}, {.width = 220, .height = kFill, .min_width = 220});
    auto nav = ui.box({.gap = 2,
                       .padding_x = 12,
                       .padding_y = 24,
                       .role = Role::Navigation,
                       .label = "Widgets",
                       .key = "nav"});
    for (const SectionEntry& entry : sections()) {
      const bool here = &entry == entry_;
      auto row = ui.box({.padding_x = 12,
                         .padding_y = 8,
                         .surface = here ? Surface::AccentSoft : Surface::None,
                         .key = entry.key});
      ui.link("to", entry.title, address(entry.key), {.quiet = !here, .current = here});
    }
  }

  void draw_picks(Ui& ui, bool phone) {
    bool changed = false;
    auto bar = ui.box({.gap = phone ? 8.0f : 12.0f,
                       .columns = phone ? 2 : 5,
                       .role = Role::Region,
                       .label = "Shown in",
                       .key = "picks"});
    if (phone) {
      std::vector<Option> options;
      for (const SectionEntry& entry : sections()) {
        options.push_back({std::string(entry.key), std::string(entry.title)});
      }
      std::string chosen(entry_->key);
      if (ui.select("section", "Section", options, chosen)) {
        wanted_address_ = address(chosen);
      }
    }
    for (Pick& pick : picks_) {
      changed = ui.select(pick.name, pick.label, pick.options, pick.value) || changed;
    }
    if (!changed) return;
    wanted_address_ = address(entry_->key);
  }

  platform::Host host_;
  std::unique_ptr<platform::Uploads> uploads_;
  Context context_;
  app::Phrases phrases_;
  app::PhraseSpeech speech_;
  std::vector<Pick> picks_;
  Theme theme_;
  std::string wanted_theme_, wanted_language_;
  std::string wanted_address_;  // chosen in the frame being drawn
  const SectionEntry* entry_ = nullptr;
  std::unique_ptr<Section> section_;
};

}  // namespace

std::unique_ptr<platform::Application> make_gallery(platform::Host host,
                                                    std::unique_ptr<platform::Uploads> uploads) {
  return std::make_unique<Gallery>(host, std::move(uploads));
}

}  // namespace portico::gallery
