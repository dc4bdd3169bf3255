"""Two years of trade, made up from a fixed seed: what is billed when, and what is paid."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from billing import rules
from billing.seed.catalogue import FOOD, GOODS, SERVICES, Item

MONTHS = 24
# Units of a currency to the euro: round numbers, for prices that look chosen.
RATES = {"EUR": Decimal("1"), "USD": Decimal("1.1"), "JPY": Decimal("160")}
EXPORT = "Export outside the European Union"


@dataclass(frozen=True)
class Habit:
    """How one customer buys and pays."""

    customer: str
    invoices: int
    currencies: tuple[tuple[str, int], ...]  # with their weights
    items: Sequence[Item]
    is_export: bool
    terms_days: int
    # Chances in a hundred, of an invoice that is due.
    late: int
    part_paid: int
    credited: int
    order_prefix: str
    notes: tuple[str, ...]


@dataclass
class Planned:
    """One document to be issued; `pays` tells when and how much of it is paid, if at all."""

    customer: str
    issue_date: date
    due_date: date
    currency: str
    lines: list[dict[str, Any]]
    order_reference: str
    extra: dict[str, Any] = field(default_factory=dict)
    pays: list[tuple[date, int]] = field(default_factory=list)  # day, per cent of the rest
    credit_on: date | None = None
    number: str = ""


HABITS = (
    Habit("harbour-foods", 420, (("EUR", 4), ("USD", 1)), [*FOOD, *GOODS, *SERVICES], False, 30,
          6, 5, 4, "PO-", ("Delivered to dock 4.", "Keep refrigerated on arrival.", "")),
    Habit("aseman-abi", 96, (("USD", 3), ("EUR", 2)), FOOD, True, 45,
          12, 8, 3, "ش-", ("حمل از روتردام به بندرعباس.", "اسناد حمل پیوست است.", "")),
    Habit("mabuhay-retail", 120, (("JPY", 3), ("EUR", 2)), [*FOOD, *SERVICES], True, 30,
          9, 6, 4, "MR", ("Ihatid sa bodega sa Parañaque.", "Salamat po sa inyong order.", "")),
)  # fmt: skip


def plan(today: date, invoices: int | None = None) -> list[Planned]:
    """Everything up to `today`, in order of issue. `invoices` is the first customer's count."""
    planned: list[Planned] = []
    for index, habit in enumerate(HABITS):
        chance = random.Random(f"portico demo {habit.customer}")
        count = invoices if invoices is not None and index == 0 else habit.invoices
        planned += [_one(habit, day, today, chance) for day in _days(today, count, chance)]
    planned.sort(key=lambda each: (each.issue_date, each.customer))
    years: dict[int, int] = {}
    for each in planned:
        year = each.issue_date.year
        years[year] = years.get(year, 0) + 1
        each.number = f"INV-{year}-{years[year]:05d}"
    return planned


def _days(today: date, count: int, chance: random.Random) -> Iterator[date]:
    """Working days over 24 months, the newest yesterday or before."""
    span = MONTHS * 365 // 12
    for number in range(count):
        back = 1 + (span - 2) * (count - 1 - number) // max(count - 1, 1)
        day = today - timedelta(days=min(max(back + chance.randint(-2, 2), 1), span))
        yield day - timedelta(days=max(0, day.weekday() - 4))


def _one(habit: Habit, issued: date, today: date, chance: random.Random) -> Planned:
    names, weights = zip(*habit.currencies)
    currency = chance.choices(names, weights)[0]
    due = issued + timedelta(days=habit.terms_days)
    planned = Planned(
        customer=habit.customer,
        issue_date=issued,
        due_date=due,
        currency=currency,
        lines=_lines(habit, currency, chance),
        order_reference=f"{habit.order_prefix}{chance.randint(10_000, 99_999)}",
        extra=_extra(habit, issued, chance),
    )
    if chance.random() < 0.08:
        planned.extra["allowances"] = [_freight(habit, currency)]
    roll = chance.randrange(100)
    if roll < habit.credited and due < today:
        planned.credit_on = min(issued + timedelta(days=chance.randint(5, 20)), today)
    paid_on = due + timedelta(days=chance.randint(-12, 4))
    if roll >= 100 - habit.late and issued > today - timedelta(days=200):
        return planned  # forgotten: overdue by now, or soon
    if roll >= 100 - habit.late - habit.part_paid and issued > today - timedelta(days=260):
        planned.pays = [(paid_on, chance.choice((30, 40, 50, 60)))]
    else:
        planned.pays = [(paid_on, 100)]
    return planned


def _lines(habit: Habit, currency: str, chance: random.Random) -> list[dict[str, Any]]:
    lines = []
    for item in chance.sample(
        list(habit.items), chance.choices((1, 2, 3, 4, 5), (3, 5, 5, 3, 2))[0]
    ):
        line: dict[str, Any] = {
            "name": item.name,
            "description": item.description,
            "quantity": str(chance.randint(1, item.most)),
            "unit": item.unit,
            "price": _price(item.euro, currency),
            **_tax(habit, item.tax_percent),
        }
        if chance.random() < 0.1:
            line["allowances"] = [_discount(line, currency, chance.choice(("5", "10")))]
        lines.append(line)
    return lines


def _tax(habit: Habit, percent: str) -> dict[str, str]:
    if habit.is_export:
        return {"tax_category": "G", "tax_percent": "0"}
    return {"tax_category": "S", "tax_percent": percent}


def _price(euro: str, currency: str) -> str:
    """The price in the currency, in its own digits."""
    digits = 3 if currency != "JPY" else 0
    price = rules.multiplied(euro, str(RATES[currency]), digits)
    return price.rstrip("0").rstrip(".") if "." in price else price


def _discount(line: dict[str, Any], currency: str, percent: str) -> dict[str, Any]:
    """A discount of the line's gross amount."""
    base = rules.multiplied(line["quantity"], line["price"], rules.CURRENCIES[currency])
    return {
        "is_charge": False,
        "reason": "Volume discount",
        "reason_code": "95",
        "percent": percent,
        "base_amount": base,
        "amount": rules.multiplied(base, percent, rules.CURRENCIES[currency], over="100"),
    }


def _freight(habit: Habit, currency: str) -> dict[str, Any]:
    amount = rules.multiplied("85", str(RATES[currency]), rules.CURRENCIES[currency])
    return {"is_charge": True, "reason": "Freight", "reason_code": "FC", "amount": amount,
            **_tax(habit, "21")}  # fmt: skip


def _extra(habit: Habit, issued: date, chance: random.Random) -> dict[str, Any]:
    delivered = issued - timedelta(days=chance.randint(0, 3))
    extra: dict[str, Any] = {"delivery": {"date": delivered.isoformat()}}
    if note := chance.choice(habit.notes):
        extra["notes"] = [note]
    if habit.is_export:
        extra["exemptions"] = {"G": EXPORT}
    return extra
