// One page of the gallery. To add one: a file with a class derived from Section and its maker, the
// maker's declaration below, and its row in the list of sections.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "app/phrases.h"
#include "platform/host.h"
#include "platform/intl.h"
#include "platform/uploads.h"
#include "ui/ui.h"

namespace portico::gallery {

// What a section draws with. Sample words are the portal's own texts, by their keys, so that they
// come in every language.
struct Stage {
  ui::Ui& ui;
  const app::Phrases& words;
  platform::Intl& intl;
  platform::Navigator& navigator;
  platform::Uploads& uploads;
  double now_ms = 0;  // monotonic
  std::string_view scheme;
  std::string_view logo;  // address

  std::string_view operator()(std::string_view key) const { return words(key); }
  std::string euros(int64_t amount_minor) const;
  bool phone() const { return ui.width_class() == ui::WidthClass::Phone; }

  // A card about one widget, named by its heading.
  ui::Scope group(std::string_view title);
  // A row of specimens, which wraps.
  ui::Scope row();
  // A specimen under a small caption that says its state. `width`: px, kFit or kFill.
  // A field in every state that all fields have: draw(key, options).
  template <typename Draw>
  void states(std::string_view label, Draw draw) {
    auto grid = ui.box({.gap = 16, .align = ui::Align::Start, .columns = phone() ? 1 : 2});
    const std::string_view hint = words("profile.email_hint");
    const std::string_view error = words("pay.error.amount-empty");
    draw("plain", ui::FieldOptions{.label = label});
    draw("hint", ui::FieldOptions{.label = label, .hint = hint});
    draw("error", ui::FieldOptions{.label = label, .error = error});
    draw("busy", ui::FieldOptions{.label = label, .busy = true});
    draw("disabled", ui::FieldOptions{.label = label, .disabled = true});
    draw("read-only", ui::FieldOptions{.label = label, .read_only = true});
  }
  ui::Scope specimen(std::string_view caption, float width = ui::kFit);
};

class Section {
 public:
  virtual ~Section() = default;
  virtual void draw(Stage& stage) = 0;
};

struct SectionEntry {
  std::string_view key, title;
  std::unique_ptr<Section> (*make)();
};
std::span<const SectionEntry> sections();

std::unique_ptr<Section> make_buttons();
std::unique_ptr<Section> make_text();
std::unique_ptr<Section> make_feedback();
std::unique_ptr<Section> make_fields();
std::unique_ptr<Section> make_choices();
std::unique_ptr<Section> make_dates();
std::unique_ptr<Section> make_numbers();
std::unique_ptr<Section> make_files();
std::unique_ptr<Section> make_forms();
std::unique_ptr<Section> make_overlays();
std::unique_ptr<Section> make_navigation();
std::unique_ptr<Section> make_panes();
std::unique_ptr<Section> make_table();
std::unique_ptr<Section> make_data_table();
std::unique_ptr<Section> make_charts();
std::unique_ptr<Section> make_page();

}  // namespace portico::gallery
