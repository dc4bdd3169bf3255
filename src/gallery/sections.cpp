#include "gallery/section.h"

namespace portico::gallery {

namespace {

constexpr SectionEntry kSections[] = {
    {"buttons", "Buttons and links", make_buttons},
    {"text", "Text and status", make_text},
    {"navigation", "Navigation", make_navigation},
    {"feedback", "Feedback", make_feedback},
    {"overlays", "Overlays", make_overlays},
    {"panes", "Panes and disclosures", make_panes},
    {"fields", "Text fields", make_fields},
    {"choices", "Choices", make_choices},
    {"dates", "Dates and times", make_dates},
    {"numbers", "Numbers and money", make_numbers},
    {"files", "Files and signatures", make_files},
    {"forms", "Forms", make_forms},
    {"table", "Table and cards", make_table},
    {"data-table", "Data table", make_data_table},
    {"charts", "Charts", make_charts},
    {"page", "A whole page", make_page},
};

}  // namespace

std::span<const SectionEntry> sections() {
  return kSections;
}

std::string Stage::euros(int64_t amount_minor) const {
  return intl.money(amount_minor, "EUR", 2, platform::MoneyStyle::Symbol);
}

ui::Scope Stage::group(std::string_view title) {
  ui::Scope card = ui.card(title, 20);
  ui.heading(2, title, ui::Type::Subtitle);
  return card;
}

ui::Scope Stage::row() {
  return ui.box({.axis = ui::Axis::Row, .gap = 24, .align = ui::Align::Start, .wrap = true});
}

ui::Scope Stage::specimen(std::string_view caption, float width) {
  ui::Scope column = ui.box({.gap = 8, .align = ui::Align::Start, .width = width, .key = caption});
  ui.text(ui::Type::Caption, caption, {.color = ui::Color::TextMuted, .wrap = false});
  return column;
}

}  // namespace portico::gallery
