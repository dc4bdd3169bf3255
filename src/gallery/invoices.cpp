#include "gallery/invoices.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/column_page.h"

namespace portico::gallery {

namespace {

constexpr uint32_t kPageRows = 65'536;
constexpr int64_t kFirstDay = 18'628;  // 2021-01-01
constexpr std::string_view kCurrencies[] = {"EUR", "USD", "GBP", "CHF"};
constexpr std::string_view kWords[] = {
    "monthly",    "service",  "support",  "hosting",  "licence",  "renewal",     "freight",
    "pallet",     "steel",    "copper",   "paper",    "toner",    "consulting",  "audit",
    "travel",     "repair",   "spare",    "parts",    "training", "project",     "phase",
    "delivery",   "return",   "credit",   "discount", "retainer", "maintenance", "calibration",
    "inspection", "warranty", "assembly", "packaging"};
constexpr std::string_view kNorth[] = {"North",  "South",   "East",    "West",   "Blue",
                                       "Green",  "Red",     "Silver",  "Golden", "Iron",
                                       "Alpine", "Baltic",  "Coastal", "Delta",  "Ember",
                                       "Falcon", "Granite", "Harbor",  "Indigo", "Juniper"};
constexpr std::string_view kTrades[] = {"Trading", "Logistics", "Foods",  "Textiles", "Motors",
                                        "Energy",  "Media",     "Pharma", "Timber",   "Optics"};
constexpr std::string_view kForms[] = {"GmbH", "Ltd", "SA", "BV", "Inc"};
static_assert(std::size(kWords) == 32);

class Random {  // xorshift32
 public:
  uint32_t below(uint32_t end) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % end;
  }

 private:
  uint32_t state_ = 0x9E3779B9;
};

std::string customer(uint32_t at) {
  std::string name(kNorth[at % 20]);
  name.append(" ").append(kTrades[at / 20 % 10]).append(" ").append(kForms[at / 200 % 5]);
  return name.append(" ").append(std::to_string(at / 1000));
}

std::string_view standing(uint32_t percent) {
  return percent < 55   ? "paid"
         : percent < 80 ? "open"
         : percent < 92 ? "overdue"
         : percent < 97 ? "draft"
                        : "void";
}

std::string_view currency(uint32_t percent) {
  return kCurrencies[percent < 70 ? 0 : percent < 85 ? 1 : percent < 95 ? 2 : 3];
}

}  // namespace

void fill_with_invoices(Columns& columns, uint32_t rows) {
  columns.clear();
  Random random;
  for (uint32_t first = 0; first == 0 || first < rows; first += kPageRows) {
    std::vector<ColumnSource> page = {{{"number", ColumnKind::Integer, -1}, {}, {}},
                                      {{"date", ColumnKind::Date, -1}, {}, {}},
                                      {{"customer", ColumnKind::Code, -1}, {}, {}},
                                      {{"standing", ColumnKind::Code, -1}, {}, {}},
                                      {{"amount", ColumnKind::Money, 5}, {}, {}},
                                      {{"currency", ColumnKind::Code, -1}, {}, {}},
                                      {{"description", ColumnKind::Text, -1}, {}, {}}};
    const uint32_t end = std::min(first + kPageRows, rows);
    for (uint32_t row = first; row < end; ++row) {
      page[0].numbers.push_back(row + 1);
      page[1].numbers.push_back(kFirstDay + random.below(1826));
      page[2].texts.push_back(customer(random.below(5000)));
      page[3].texts.emplace_back(standing(random.below(100)));
      page[4].numbers.push_back(100 + random.below(2'000'000));
      page[5].texts.emplace_back(currency(random.below(100)));
      std::string& text = page[6].texts.emplace_back();
      for (uint32_t left = 4 + random.below(5); left > 0; --left) {
        if (!text.empty()) text += ' ';
        text += kWords[random.below(32)];
      }
    }
    std::string bytes = encode_column_page(page);
    bytes.shrink_to_fit();
    auto made = decode_column_page(std::move(bytes));
    if (!made.ok() || !columns.append(made.take()).ok()) return;
  }
}

}  // namespace portico::gallery
