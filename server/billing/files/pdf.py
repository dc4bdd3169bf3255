"""PDF files of documents and statements, by WeasyPrint out of templates."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from accounts.models import Customer, Seller
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe
from portal import clock

from billing import rules
from billing.files.brand import brand_of
from billing.files.locales import Writing
from billing.files.texts import TEXTS, UNITS
from billing.models import Document
from billing.presentation import content

TEMPLATES = Path(__file__).parent / "templates"
LOGO_URL = "portico:logo"
# Laying out a long document takes seconds; the other threads answer meanwhile.
_at_once = BoundedSemaphore(2)


def document_pdf(document: Document, standing: dict[str, Any], locale: str) -> bytes:
    """`standing` is the contract's InvoiceSummary of the document today."""
    writing, words = Writing(locale), TEXTS[locale]
    body = document.body
    shown = content(body)
    currency = document.currency
    is_credit = body["type"] == "credit_note"

    def money(value: dict[str, Any]) -> str:
        return writing.money(value["amount_minor"], currency)

    def row(key: str, value: dict[str, Any]) -> tuple[str, str]:
        return words[key], money(value)

    totals = [row("line_total", shown["line_total"])]
    totals += [
        (
            each.get("reason") or words["charge" if each["is_charge"] else "discount"],
            money(each["amount"]) if each["is_charge"] else _minus(writing, each["amount"]),
        )
        for each in shown.get("allowances", [])
    ]
    totals.append(row("tax_exclusive", shown["tax_exclusive"]))
    totals += [
        (
            words["tax_of"].format(
                percent=writing.percent(each["percent"]), taxable=money(each["taxable"])
            ),
            money(each["tax"]),
        )
        for each in shown["taxes"]
    ]
    totals.append(row("tax_inclusive", shown["tax_inclusive"]))
    if "prepaid" in shown:
        totals.append((words["prepaid"], _minus(writing, shown["prepaid"])))
    if "rounding" in shown:
        totals.append(row("rounding", shown["rounding"]))
    facts = [
        ("number", body["number"]),
        ("issue_date", writing.date(body["issue_date"])),
        ("due_date", writing.date(body.get("due_date"))),
        ("order_reference", body.get("order_reference")),
        ("buyer_reference", body.get("buyer_reference")),
        ("preceding", ", ".join(shown.get("preceding", []))),
        ("delivery_date", writing.date(body.get("delivery", {}).get("date"))),
        ("period", _period(writing, words, body.get("period", {}))),
    ]
    return render(
        "document.html",
        document.seller,
        locale,
        {
            "title": words[body["type"]],
            "number": body["number"],
            "facts": [(words[key], value) for key, value in facts if value],
            "parties": [
                _party(writing, words["seller"], shown["seller"]),
                _party(writing, words["buyer"], shown["buyer"]),
            ],
            "lines": [_line(writing, words, each, currency) for each in shown["lines"]],
            "totals": totals,
            "payable": row("payable_credit" if is_credit else "payable", shown["payable"]),
            "open": row("open", standing["open"]),
            "exemptions": [
                each["exemption_reason"] for each in shown["taxes"] if "exemption_reason" in each
            ],
            "payment": [
                (words[key], means[key])
                for means in shown.get("payment_means", [])
                for key in ("account", "account_name", "bic", "payment_reference")
                if key in means
            ],
            "terms": body.get("payment_terms", ""),
            "notes": body.get("notes", []),
        },
    )


def statement_pdf(customer: Customer, statement: dict[str, Any], locale: str) -> bytes:
    writing, words = Writing(locale), TEXTS[locale]
    currency = statement["currency"]

    def amount(value: dict[str, Any]) -> str:
        return writing.amount(value["amount_minor"], currency)

    entries = [
        {
            "date": writing.date(entry["date"]),
            "kind": words[f"kind_{entry['kind']}"],
            "reference": entry["reference"],
            "debit": amount(entry["debit"]) if entry["debit"]["amount_minor"] else "",
            "credit": amount(entry["credit"]) if entry["credit"]["amount_minor"] else "",
            "balance": amount(entry["balance"]),
        }
        for entry in statement["entries"]
    ]
    period = words["from_to"].format(
        first=writing.date(statement["from"]), last=writing.date(statement["to"])
    )
    facts = [
        (words["customer"], customer.name),
        (words["account_number"], customer.account_number),
        (words["period"], period),
        (words["currency"], currency),
    ]
    return render(
        "statement.html",
        customer.seller,
        locale,
        {
            "title": words["statement"],
            "number": customer.name,
            "facts": [(label, value) for label, value in facts if value],
            "entries": entries,
            "opening": amount(statement["opening"]),
            "closing": amount(statement["closing"]),
            "closing_money": writing.money(statement["closing"]["amount_minor"], currency),
            "total_debit": amount(statement["total_debit"]),
            "total_credit": amount(statement["total_credit"]),
        },
    )


def render(
    template: str, seller: Seller, locale: str, values: dict[str, Any], folder: Path = TEMPLATES
) -> bytes:
    """A PDF of a template in `folder`, which may extend sheet.html; values may bring `words`."""
    from weasyprint import HTML  # slow to import, and needed by no other process

    brand = brand_of(seller)
    html = (
        _engine(folder)
        .get_template(template)
        .render(
            Context(
                {
                    "words": TEXTS[locale],
                    **values,
                    "locale": locale,
                    "direction": "rtl" if Writing(locale).is_right_to_left else "ltr",
                    "seller": seller,
                    "accent": brand.accent,
                    "footer": _css_string(seller.name),
                    "logo": LOGO_URL if brand.logo else "",
                    "printed": Writing(locale).date(clock.today(seller)),
                }
            )
        )
    )

    def fetch(url: str) -> dict[str, Any]:
        """Nothing is read from the network or the disk: the logo, or nothing."""
        if url == LOGO_URL and brand.logo:
            return {"string": brand.logo, "mime_type": brand.logo_type}
        raise ValueError(f"{url} is not fetched")

    with _at_once:
        pdf: bytes = HTML(string=html, url_fetcher=fetch).write_pdf()
    return pdf


@lru_cache(maxsize=4)
def _engine(folder: Path) -> Engine:
    return Engine(dirs=[str(folder), str(TEMPLATES)], autoescape=True)


def _party(writing: Writing, label: str, party: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": label,
        "name": party["name"],
        "lines": party.get("address_lines", []),
        "country": writing.country(party["country"]) if "country" in party else "",
        "tax_id": party.get("tax_id", ""),
    }


def _line(
    writing: Writing, words: dict[str, str], line: dict[str, Any], currency: str
) -> dict[str, Any]:
    unit = UNITS[writing.locale].get(line["unit"], line["unit"])
    base = line.get("base_quantity")
    price = writing.number(line["unit_price"], rules.CURRENCIES[currency])
    if base and base.rstrip("0").rstrip(".") != "1":
        price += f" {words['per']} {writing.number(base)}"
    return {
        "id": line["id"],
        "name": line["name"],
        "description": line.get("description", ""),
        "quantity": f"{writing.number(line['quantity'])} {unit}",
        "price": price,
        "tax": writing.percent(line["tax_percent"]) if "tax_percent" in line else "",
        "net": writing.amount(line["net"]["amount_minor"], currency),
        "allowances": [
            (
                each.get("reason") or words["charge" if each["is_charge"] else "discount"],
                writing.money(each["amount"]["amount_minor"], currency)
                if each["is_charge"]
                else _minus(writing, each["amount"]),
            )
            for each in line.get("allowances", [])
        ],
    }


def _css_string(text: str) -> SafeString:
    """A CSS string token of any text (CSS Syntax 3, 4.3.7)."""
    return mark_safe('"' + "".join(f"\\{ord(c):06x}" for c in text) + '"')


def _minus(writing: Writing, value: dict[str, Any]) -> str:
    return writing.money(-value["amount_minor"], value["currency"])


def _period(writing: Writing, words: dict[str, str], period: dict[str, Any]) -> str:
    if not period.get("start") or not period.get("end"):
        return writing.date(period.get("start") or period.get("end"))
    return words["from_to"].format(
        first=writing.date(period["start"]), last=writing.date(period["end"])
    )
