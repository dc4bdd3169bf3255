// ISO 4217: codes in use, the funds and metals, and a few retired codes that older
// documents still carry. The digit is the number of minor digits.
#include <algorithm>

#include "core/money.h"

namespace portico {

constexpr Currency make_currency(const char* code, int minor_digits) {
  Currency currency;
  currency.code_ = {code[0], code[1], code[2]};
  currency.minor_digits_ = static_cast<std::int8_t>(minor_digits);
  return currency;
}

namespace {

constexpr Currency c(const char* code, int minor_digits = 2) {
  return make_currency(code, minor_digits);
}

// In the order of their codes.
constexpr Currency kCurrencies[] = {
    c("AED"),    c("AFN"),    c("ALL"),    c("AMD"),    c("ANG"),    c("AOA"),    c("ARS"),
    c("AUD"),    c("AWG"),    c("AZN"),    c("BAM"),    c("BBD"),    c("BDT"),    c("BGN"),
    c("BHD", 3), c("BIF", 0), c("BMD"),    c("BND"),    c("BOB"),    c("BOV"),    c("BRL"),
    c("BSD"),    c("BTN"),    c("BWP"),    c("BYN"),    c("BZD"),    c("CAD"),    c("CDF"),
    c("CHE"),    c("CHF"),    c("CHW"),    c("CLF", 4), c("CLP", 0), c("CNY"),    c("COP"),
    c("COU"),    c("CRC"),    c("CUC"),    c("CUP"),    c("CVE"),    c("CZK"),    c("DJF", 0),
    c("DKK"),    c("DOP"),    c("DZD"),    c("EGP"),    c("ERN"),    c("ETB"),    c("EUR"),
    c("FJD"),    c("FKP"),    c("GBP"),    c("GEL"),    c("GHS"),    c("GIP"),    c("GMD"),
    c("GNF", 0), c("GTQ"),    c("GYD"),    c("HKD"),    c("HNL"),    c("HRK"),    c("HTG"),
    c("HUF"),    c("IDR"),    c("ILS"),    c("INR"),    c("IQD", 3), c("IRR"),    c("ISK", 0),
    c("JMD"),    c("JOD", 3), c("JPY", 0), c("KES"),    c("KGS"),    c("KHR"),    c("KMF", 0),
    c("KPW"),    c("KRW", 0), c("KWD", 3), c("KYD"),    c("KZT"),    c("LAK"),    c("LBP"),
    c("LKR"),    c("LRD"),    c("LSL"),    c("LYD", 3), c("MAD"),    c("MDL"),    c("MGA"),
    c("MKD"),    c("MMK"),    c("MNT"),    c("MOP"),    c("MRU"),    c("MUR"),    c("MVR"),
    c("MWK"),    c("MXN"),    c("MXV"),    c("MYR"),    c("MZN"),    c("NAD"),    c("NGN"),
    c("NIO"),    c("NOK"),    c("NPR"),    c("NZD"),    c("OMR", 3), c("PAB"),    c("PEN"),
    c("PGK"),    c("PHP"),    c("PKR"),    c("PLN"),    c("PYG", 0), c("QAR"),    c("RON"),
    c("RSD"),    c("RUB"),    c("RWF", 0), c("SAR"),    c("SBD"),    c("SCR"),    c("SDG"),
    c("SEK"),    c("SGD"),    c("SHP"),    c("SLE"),    c("SLL"),    c("SOS"),    c("SRD"),
    c("SSP"),    c("STN"),    c("SVC"),    c("SYP"),    c("SZL"),    c("THB"),    c("TJS"),
    c("TMT"),    c("TND", 3), c("TOP"),    c("TRY"),    c("TTD"),    c("TWD"),    c("TZS"),
    c("UAH"),    c("UGX", 0), c("USD"),    c("USN"),    c("UYI", 0), c("UYU"),    c("UYW", 4),
    c("UZS"),    c("VED"),    c("VES"),    c("VND", 0), c("VUV", 0), c("WST"),    c("XAF", 0),
    c("XAG", 0), c("XAU", 0), c("XBA", 0), c("XBB", 0), c("XBC", 0), c("XBD", 0), c("XCD"),
    c("XCG"),    c("XDR", 0), c("XOF", 0), c("XPD", 0), c("XPF", 0), c("XPT", 0), c("XSU", 0),
    c("XTS", 0), c("XUA", 0), c("XXX", 0), c("YER"),    c("ZAR"),    c("ZMW"),    c("ZWG"),
    c("ZWL"),
};

}  // namespace

std::span<const Currency> all_currencies() {
  return kCurrencies;
}

std::optional<Currency> Currency::from_code(std::string_view code) {
  const auto found = std::lower_bound(
      std::begin(kCurrencies), std::end(kCurrencies), code,
      [](const Currency& currency, std::string_view wanted) { return currency.code() < wanted; });
  if (found == std::end(kCurrencies) || found->code() != code) return std::nullopt;
  return *found;
}

}  // namespace portico
