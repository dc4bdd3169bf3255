"""Rounding, division and amounts as typed."""

import decimal
from decimal import Decimal
from random import Random
from typing import Any

decimal.getcontext().prec = 120

MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
}
DIGITS = {"EUR": 2, "USD": 2, "GBP": 2, "SEK": 2, "JPY": 0, "ISK": 0, "KWD": 3, "CLF": 4}


def quantum(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def rounded(value: Decimal, digits: int, mode: str = "half_up") -> Decimal:
    if mode == "half_ceiling":  # halves towards positive infinity, as XPath rounds
        half_up = decimal.ROUND_HALF_UP if value >= 0 else decimal.ROUND_HALF_DOWN
        result = value.quantize(quantum(digits), half_up)
    else:
        result = value.quantize(quantum(digits), MODES[mode])
    return abs(result) if result.is_zero() else result  # no negative zero


def text(value: Decimal) -> str:
    return format(value, "f")


def minor(value: Decimal, currency: str) -> int:
    scaled = value.scaleb(DIGITS[currency])
    assert scaled == scaled.to_integral_value(), f"{value} {currency} is not whole minor units"
    return int(scaled)


def some_decimal(random: Random, whole_digits: int, scale: int) -> Decimal:
    unscaled = random.randrange(10 ** (whole_digits + scale))
    value = Decimal(unscaled).scaleb(-scale)
    return value if random.random() < 0.5 else value.copy_negate() if value else value


def modes() -> list[str]:
    return [*MODES, "half_ceiling"]


def rounding(random: Random) -> list[dict[str, Any]]:
    values = ["0", "0.5", "-0.5", "1.5", "2.5", "-2.5", "0.005", "0.015", "1.005", "-1.005"]
    values += ["0.0049999999", "99999999999999999999.995", "-0.004", "12345678901234567890.12345"]
    cases = [(Decimal(value), digits) for value in values for digits in (0, 2, 3)]
    for _ in range(60):  # ties, where the modes part
        digits = random.randrange(5)
        tie = Decimal(random.randrange(10**7) * 10 + 5).scaleb(-digits - 1)
        cases.append((tie if random.random() < 0.5 else -tie, digits))
    for _ in range(80):
        value = some_decimal(random, random.randrange(1, 12), random.randrange(10))
        cases.append((value, random.randrange(8)))
    return [
        {"value": text(value), "digits": digits, "rounding": mode, "expected": text(result)}
        for value, digits in cases
        for mode in modes()
        for result in [rounded(value, digits, mode)]
    ]


def division(random: Random) -> list[dict[str, Any]]:
    cases = []
    for _ in range(200):
        a = some_decimal(random, random.randrange(1, 8), random.randrange(5))
        b = some_decimal(random, random.randrange(1, 6), random.randrange(5))
        c = random.choice([Decimal(1), Decimal(100), Decimal(12), Decimal("0.3"), Decimal(-7)])
        digits = random.choice([0, 2, 3, 4])
        mode = random.choice(modes())
        # As many digits as make the quotient exact up to its tail: a tie needs a finite one.
        quotient = a * b / c
        cases.append(
            {
                "a": text(a),
                "b": text(b),
                "c": text(c),
                "digits": digits,
                "rounding": mode,
                "expected": text(rounded(quotient, digits, mode)),
            }
        )
    return cases


PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# decimal mark, grouping mark, digits
LOCALES = [
    (".", ",", None),
    (",", ".", None),
    (",", "\u00a0", None),
    (",", "\u202f", None),
    ("٫", "٬", PERSIAN),
    ("٫", "٬", ARABIC),
    (".", "’", None),
]


def grouped(digits: str, mark: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return mark.join(groups)


def typed_amount(random: Random) -> dict[str, Any]:
    currency = random.choice(list(DIGITS))
    decimal_mark, grouping_mark, numerals = random.choice(LOCALES)
    amount = random.randrange(10 ** random.randrange(1, 13))
    plain = text(Decimal(amount).scaleb(-DIGITS[currency]))
    whole, _, fraction = plain.partition(".")
    typed = grouped(whole, grouping_mark) if random.random() < 0.5 else whole
    if fraction:
        typed += decimal_mark + fraction
    if numerals:
        typed = typed.translate(numerals)
    if random.random() < 0.3:
        typed = f"  {typed} "
    return {
        "typed": typed,
        "currency": currency,
        "decimal_mark": decimal_mark,
        "grouping_mark": grouping_mark,
        "expected": amount,
    }


def money(random: Random) -> list[dict[str, Any]]:
    cases = [typed_amount(random) for _ in range(150)]
    refused = [
        ("", "EUR", ".", ",", "amount-empty"),
        ("   ", "EUR", ".", ",", "amount-empty"),
        ("12.5", "EUR", ",", ".", "amount-malformed"),
        ("1,23", "EUR", ".", ",", "amount-malformed"),
        ("1,2345", "EUR", ".", ",", "amount-malformed"),
        (",123", "EUR", ".", ",", "amount-malformed"),
        ("1.2.3", "EUR", ".", ",", "amount-malformed"),
        ("1.", "JPY", ",", ".", "amount-malformed"),
        ("12a", "EUR", ".", ",", "amount-malformed"),
        ("€12", "EUR", ".", ",", "amount-malformed"),
        ("1e3", "EUR", ".", ",", "amount-malformed"),
        ("--1", "EUR", ".", ",", "amount-malformed"),
        ("1-", "EUR", ".", ",", "amount-malformed"),
        (".", "EUR", ".", ",", "amount-malformed"),
        ("-", "EUR", ".", ",", "amount-malformed"),
        ("1.234", "EUR", ".", ",", "amount-too-precise"),
        ("0.5", "JPY", ".", ",", "amount-too-precise"),
        ("1.2345", "KWD", ".", ",", "amount-too-precise"),
        ("90071992547409.92", "EUR", ".", ",", "amount-out-of-range"),
        ("9" * 60, "EUR", ".", ",", "amount-out-of-range"),
    ]
    for typed, currency, decimal_mark, grouping_mark, error in refused:
        cases.append(
            {
                "typed": typed,
                "currency": currency,
                "decimal_mark": decimal_mark,
                "grouping_mark": grouping_mark,
                "error": error,
            }
        )
    return cases
