"""How files write numbers, money and dates in each language of the portal.

Numbers and month names come from CLDR (Babel). Persian files use Persian digits and the Persian
calendar, as `Intl` does on the screen (the arithmetic calendar of ICU).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from billing import rules

LOCALES = ("en", "fa", "fil")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# CLDR's marks of the numbering system arabext, which Babel does not choose by itself.
PERSIAN_MARKS = str.maketrans(".,", "٫٬")
PERSIAN_MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر",
                  "دی", "بهمن", "اسفند")  # fmt: skip
# Julian day of 1 Farvardin 1, less that of Python's day 0.
PERSIAN_EPOCH = 1948320 - 1721425
# Isolates: a number keeps its own direction in a line of the other one (UAX #9).
LEFT_TO_RIGHT, END = "\u2066", "\u2069"


@dataclass(frozen=True)
class Writing:
    """Formats for one language."""

    locale: str

    @property
    def is_right_to_left(self) -> bool:
        return self.locale == "fa"

    def digits(self, text: str) -> str:
        return text.translate(PERSIAN_DIGITS) if self.locale == "fa" else text

    def date(self, value: date | str | None) -> str:
        if value is None or value == "":
            return ""
        day = date.fromisoformat(value) if isinstance(value, str) else value
        if self.locale == "fa":
            year, month, number = persian(day)
            return self.digits(f"{number} {PERSIAN_MONTHS[month - 1]} {year}")
        return str(format_date(day, "medium", locale=self._babel))

    def money(self, amount_minor: int, currency: str) -> str:
        """With the currency's sign or code: €1,234.50."""
        value = Decimal(rules.decimal(amount_minor, currency))
        text = format_currency(value, currency, locale=self._babel)
        return self._isolated(text)

    def amount(self, amount_minor: int, currency: str) -> str:
        """Without the currency, for columns that name it in their head."""
        value = Decimal(rules.decimal(amount_minor, currency))
        places = "0" * rules.CURRENCIES[currency]
        pattern = f"#,##0.{places}" if places else "#,##0"
        return self._isolated(format_decimal(value, pattern, locale=self._babel))

    def number(self, value: str, digits: int = 0) -> str:
        """A decimal as it was written, with at least so many digits after the mark."""
        _, _, fraction = value.partition(".")
        places = max(len(fraction), digits)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return self._isolated(format_decimal(Decimal(value), pattern, locale=self._babel))

    def percent(self, value: str) -> str:
        text = format_decimal(Decimal(value), "#,##0.####", locale=self._babel)
        return self._isolated(text + ("٪" if self.locale == "fa" else "%"))

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166 code; the code where it has none."""
        try:
            return str(Locale(self._babel).territories.get(code, code))
        except UnknownLocaleError:
            return code

    @property
    def _babel(self) -> str:
        return {"en": "en", "fa": "fa", "fil": "fil"}[self.locale]

    def _isolated(self, text: str) -> str:
        plain = text.replace("\u200e", "").replace("\u200f", "")
        if self.locale != "fa":
            return plain
        return LEFT_TO_RIGHT + self.digits(plain.translate(PERSIAN_MARKS)) + END


def persian(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Persian calendar (33-year cycle, as ICU)."""
    days = day.toordinal() - PERSIAN_EPOCH
    year = 1 + (33 * days + 3) // 12053
    new_year = 365 * (year - 1) + (8 * year + 21) // 33
    of_year = days - new_year
    month = of_year // 31 if of_year < 216 else (of_year - 6) // 30
    first = month * 31 if month < 7 else month * 30 + 6
    return year, month + 1, of_year - first + 1
