"""Allocation, ageing and statements."""

import bisect
import datetime
from itertools import accumulate
from random import Random
from typing import Any

START = datetime.date(2023, 1, 1)


def some_date(random: Random, days: int = 900) -> datetime.date:
    return START + datetime.timedelta(days=random.randrange(days))


def some_items(random: Random, count: int) -> list[dict[str, Any]]:
    items = []
    for number in range(count):
        issued = some_date(random, 60)
        due = issued + datetime.timedelta(days=random.choice([0, 10, 14, 30]))
        items.append(
            {
                "id": f"I-{number:02}",
                "issue_date": issued.isoformat(),
                "due_date": due.isoformat() if random.random() < 0.9 else None,
                "open_minor": random.choice([0, random.randrange(1, 90_000), -500]),
            }
        )
    random.shuffle(items)
    return items


def allocation(random: Random) -> list[dict[str, Any]]:
    """Each item takes what the running sum of those before it leaves of the amount."""
    cases = []
    for _ in range(120):
        items = some_items(random, random.randrange(9))
        amount = random.randrange(1, 250_000)
        queue = sorted(
            (item for item in items if item["open_minor"] > 0),
            key=lambda item: (
                item["due_date"] or item["issue_date"],
                item["issue_date"],
                item["id"],
            ),
        )
        ends = list(accumulate((item["open_minor"] for item in queue), initial=0))
        taken = [min(amount, end) for end in ends]
        parts = [
            {"id": item["id"], "amount_minor": after - before}
            for item, before, after in zip(queue, taken, taken[1:])
            if after > before
        ]
        cases.append(
            {
                "amount_minor": amount,
                "currency": random.choice(["EUR", "JPY", "KWD"]),
                "items": items,
                "expected": {"parts": parts, "unapplied_minor": amount - taken[-1]},
            }
        )
    return cases


def fitting(random: Random) -> list[dict[str, Any]]:
    cases = []
    for _ in range(80):
        items = some_items(random, random.randrange(1, 6))
        chosen = random.sample(items, random.randrange(1, len(items) + 1))
        parts = [{"id": item["id"], "amount_minor": random.randrange(1, 90_000)} for item in chosen]
        if random.random() < 0.2:
            parts.append({"id": "I-99", "amount_minor": 700})
        open_by_id = {item["id"]: max(0, item["open_minor"]) for item in items}
        fitted = [
            {"id": part["id"], "amount_minor": min(part["amount_minor"], open_by_id[part["id"]])}
            for part in parts
            if open_by_id.get(part["id"])
        ]
        total = sum(part["amount_minor"] for part in parts)
        rest = total - sum(part["amount_minor"] for part in fitted)
        cases.append(
            {
                "currency": "EUR",
                "items": items,
                "parts": parts,
                "expected": {"parts": fitted, "unapplied_minor": rest},
            }
        )
    return cases


KEYS = ["not_due", "d1_30", "d31_60", "d61_90", "over_90"]


def key_of(due: datetime.date | None, as_of: datetime.date) -> str:
    days = (as_of - due).days if due else 0
    return KEYS[bisect.bisect_right([1, 31, 61, 91], days)]


def ageing(random: Random) -> list[dict[str, Any]]:
    cases = []
    as_of = datetime.date(2024, 2, 29)
    edges = [as_of - datetime.timedelta(days=days) for days in (-1, 0, 1, 30, 31, 60, 61, 90, 91)]
    for number in range(100):
        amounts: list[dict[str, Any]] = []
        for _ in range(random.randrange(12)):
            due = random.choice([None, random.choice(edges), some_date(random)])
            amounts.append(
                {
                    "due_date": due.isoformat() if due else None,
                    "open_minor": random.choice([0, random.randrange(1, 10**9), -1200]),
                }
            )
        if number == 0:
            amounts = [{"due_date": due.isoformat(), "open_minor": 100} for due in edges]
        expected = []
        for key in KEYS:
            inside = [
                each["open_minor"]
                for each in amounts
                if key_of(
                    datetime.date.fromisoformat(each["due_date"]) if each["due_date"] else None,
                    as_of,
                )
                == key
            ]
            counted = sum(1 for each in inside if each)
            expected.append({"key": key, "amount_minor": sum(inside), "count": counted})
        cases.append(
            {
                "amounts": amounts,
                "currency": "EUR",
                "as_of": as_of.isoformat(),
                "expected": expected,
            }
        )
    return cases


def statement(random: Random) -> list[dict[str, Any]]:
    cases = []
    kinds = ["invoice", "credit_note", "payment", "reversal", "adjustment"]
    for _ in range(80):
        movements: list[dict[str, Any]] = [
            {
                "date": some_date(random, 400).isoformat(),
                "kind": random.choice(kinds),
                "reference": f"R-{number}",
                "amount_minor": random.randrange(-50_000, 50_000),
            }
            for number in range(random.randrange(25))
        ]
        start = some_date(random, 300)
        end = start + datetime.timedelta(days=random.randrange(120))
        ordered = sorted(movements, key=lambda movement: movement["date"])
        inside = [m for m in ordered if start.isoformat() <= m["date"] <= end.isoformat()]
        opening = sum(m["amount_minor"] for m in ordered if m["date"] < start.isoformat())
        balances = list(accumulate((m["amount_minor"] for m in inside), initial=opening))
        amounts = [m["amount_minor"] for m in inside]
        cases.append(
            {
                "movements": movements,
                "currency": "EUR",
                "from": start.isoformat(),
                "to": end.isoformat(),
                "expected": {
                    "opening_minor": opening,
                    "closing_minor": balances[-1],
                    "total_debit_minor": sum(amount for amount in amounts if amount > 0),
                    "total_credit_minor": -sum(amount for amount in amounts if amount < 0),
                    "references": [m["reference"] for m in inside],
                    "balances_minor": balances[1:],
                },
            }
        )
    return cases
