"""How files write numbers, money and dates in each language of the portal.

Numbers and month names come from CLDR (Babel). Persian files use Persian digits and the Persian
calendar (the arithmetic one of ICU), Thai files the Buddhist year, as `Intl` does on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.conf import settings

from billing import rules

LOCALES = tuple(settings.LOCALES)
RIGHT_TO_LEFT = ("ar", "fa")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# CLDR's marks of the numbering system arabext, which Babel does not choose by itself.
PERSIAN_MARKS = str.maketrans(".,%", "٫٬٪")
PERSIAN_MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر",
                  "دی", "بهمن", "اسفند")  # fmt: skip
# Julian day of 1 Farvardin 1, less that of Python's day 0.
PERSIAN_EPOCH = 1948320 - 1721425
# Years of the Buddhist calendar, less those of the Gregorian one.
BUDDHIST = 543
# Isolates: a number keeps its own direction in a line of the other one (UAX #9).
LEFT_TO_RIGHT, END = "\u2066", "\u2069"


@dataclass(frozen=True)
class Writing:
    """Formats for one language."""

    locale: str

    @property
    def is_right_to_left(self) -> bool:
        return self.locale in RIGHT_TO_LEFT

    def digits(self, text: str) -> str:
        return text.translate(PERSIAN_DIGITS) if self.locale == "fa" else text

    def date(self, value: date | str | None) -> str:
        if value is None or value == "":
            return ""
        day = date.fromisoformat(value) if isinstance(value, str) else value
        if self.locale == "fa":
            year, month, number = persian(day)
            return self.digits(f"{number} {PERSIAN_MONTHS[month - 1]} {year}")
        text = str(format_skeleton("yMMMd", day, locale=self.locale))
        if self.locale == "th":
            return text.replace(str(day.year), str(day.year + BUDDHIST))
        return text

    def money(self, amount_minor: int, currency: str) -> str:
        """With the currency's sign or code: €1,234.50."""
        value = Decimal(rules.decimal(amount_minor, currency))
        # CLDR moved the Arabic sign behind the number after Babel's data was made.
        pattern = "#,##0.00\u00a0¤" if self.locale == "ar" else None
        text = format_currency(value, currency, pattern, locale=self.locale)
        return self._isolated(text)

    def amount(self, amount_minor: int, currency: str) -> str:
        """Without the currency, for columns that name it in their head."""
        value = Decimal(rules.decimal(amount_minor, currency))
        places = "0" * rules.CURRENCIES[currency]
        pattern = f"#,##0.{places}" if places else "#,##0"
        return self._isolated(format_decimal(value, pattern, locale=self.locale))

    def number(self, value: str, digits: int = 0) -> str:
        """A decimal as it was written, with at least so many digits after the mark."""
        _, _, fraction = value.partition(".")
        places = max(len(fraction), digits)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return self._isolated(format_decimal(Decimal(value), pattern, locale=self.locale))

    def percent(self, value: str) -> str:
        pattern = Locale.parse(self.locale).percent_formats[None].pattern
        pattern = pattern.replace("#,##0", "#,##0.####")
        text = format_percent(Decimal(value) / 100, pattern, locale=self.locale)
        return self._isolated(text)

    def country(self, code: str) -> str:
        """A country's name by its ISO 3166 code; the code where it has none."""
        try:
            return str(Locale(self.locale).territories.get(code, code))
        except UnknownLocaleError:
            return code

    def _isolated(self, text: str) -> str:
        plain = text.replace("\u200e", "").replace("\u200f", "")
        if not self.is_right_to_left:
            return plain
        if self.locale == "fa":
            plain = self.digits(plain.translate(PERSIAN_MARKS))
        return LEFT_TO_RIGHT + plain + END


def persian(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Persian calendar (33-year cycle, as ICU)."""
    days = day.toordinal() - PERSIAN_EPOCH
    year = 1 + (33 * days + 3) // 12053
    new_year = 365 * (year - 1) + (8 * year + 21) // 33
    of_year = days - new_year
    month = of_year // 31 if of_year < 216 else (of_year - 6) // 30
    first = month * 31 if month < 7 else month * 30 + 6
    return year, month + 1, of_year - first + 1
