"""The hosted page: plain HTML without a script, in the portal's languages, marked as a test."""

from __future__ import annotations

import json
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_currency, format_decimal, get_currency_precision

STRINGS: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "strings.json").read_text(encoding="utf-8")
)
CSS = (Path(__file__).parent / "page.css").read_bytes()
DECISIONS = ("approve", "decline", "pending", "never")


# Babel's Persian data writes Latin digits; CLDR's native ones are what people read.
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


def locale_of(wanted: str) -> str:
    return wanted if wanted in STRINGS else "en"


def money(amount_minor: int, currency: str, locale: str) -> str:
    amount = Decimal(amount_minor).scaleb(-get_currency_precision(currency))
    return _native(format_currency(amount, currency, locale=locale), locale)


def content_security_policy(return_url: str = "") -> str:
    """Browsers hold `form-action` against the redirect too, so the merchant's origin is in it."""
    targets = "'self'"
    if return_url:
        parts = urlsplit(return_url)
        targets += f" {parts.scheme}://{parts.netloc}"
    return (
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        f"form-action {targets}"
    )


def payment_page(payment: dict[str, Any], locale: str, pending_seconds: float) -> str:
    """What the payer sees: four endings while it is open, else how it ended."""
    words = STRINGS[locale]
    request = json.loads(payment["request"])
    amount = money(payment["amount_minor"], payment["currency"], locale)
    facts = [(words["for"], request["description"]), (words["reference"], payment["reference"])]
    body = [
        f"<h1>{_t(words['heading'], merchant=request['merchant'])}</h1>",
        f'<p class="amount"><span class="label">{escape(words["amount"])}</span> '
        f"<strong><bdi>{escape(amount)}</bdi></strong></p>",
        "<dl>",
        *(
            f"<div><dt>{escape(name)}</dt><dd><bdi>{escape(value)}</bdi></dd></div>"
            for name, value in facts
            if value
        ),
        "</dl>",
    ]
    if payment["status"] == "open":
        body.append(_choices(payment, locale, pending_seconds))
    else:
        body.append(
            f'<h2>{escape(words["done_heading"])}</h2>'
            f'<p>{escape(words["done_" + payment["status"]])}</p>'
            f'<p><a class="button primary" href="{escape(request["return_url"])}">'
            f"{_t(words['back'], merchant=request['merchant'])}</a></p>"
        )
    return _document(locale, "".join(body), f"/pay/{payment['id']}")


def closed_page(payment: dict[str, Any], locale: str) -> str:
    """After "never returns": no way back to the merchant, only to the choice."""
    words = STRINGS[locale]
    return _document(
        locale,
        f'<h1>{escape(words["closed_heading"])}</h1><p>{escape(words["closed_text"])}</p>'
        f'<p><a class="button" href="/pay/{payment["id"]}?locale={locale}">'
        f'{escape(words["choose_again"])}</a></p>',
        f"/pay/{payment['id']}",
    )


def message_page(kind: str, locale: str) -> str:
    """`kind` is `missing` or `again`."""
    words = STRINGS[locale]
    return _document(
        locale,
        f'<h1>{escape(words[kind + "_heading"])}</h1><p>{escape(words[kind + "_text"])}</p>',
        "",
    )


def _choices(payment: dict[str, Any], locale: str, pending_seconds: float) -> str:
    words = STRINGS[locale]
    seconds = _native(format_decimal(round(pending_seconds, 1), locale=locale), locale)
    rows = []
    for decision in DECISIONS:
        kind = "button primary" if decision == "approve" else "button"
        hint = _t(words[decision + "_hint"], seconds=seconds)
        rows.append(
            f'<li><button class="{kind}" name="decision" value="{decision}"'
            f' aria-describedby="{decision}-hint">{escape(words[decision])}</button>'
            f'<p class="hint" id="{decision}-hint">{hint}</p></li>'
        )
    return (
        f'<form method="post" action="/pay/{payment["id"]}?locale={locale}">'
        f'<h2 id="choose">{escape(words["choose"])}</h2>'
        f'<ul class="choices" aria-labelledby="choose">{"".join(rows)}</ul></form>'
    )


def _document(locale: str, body: str, path: str) -> str:
    words = STRINGS[locale]
    direction = "rtl" if locale in ("ar", "fa") else "ltr"
    languages = "".join(
        f'<li><a href="{path}?locale={other}" lang="{other}" hreflang="{other}"'
        f'{" aria-current=" + chr(34) + "true" + chr(34) if other == locale else ""}>'
        f'{escape(STRINGS[other]["language"])}</a></li>'
        for other in STRINGS
    )
    navigation = (
        f'<nav aria-label="{escape(words["languages"])}"><ul>{languages}</ul></nav>' if path else ""
    )
    return (
        f'<!doctype html><html lang="{locale}" dir="{direction}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<title>{escape(words["title"])}</title><link rel="stylesheet" href="/page.css"></head>'
        f'<body><header><p><strong>{escape(words["banner"])}</strong> '
        f'<span>{escape(words["banner_text"])}</span></p></header>'
        f"<main>{body}</main><footer>{navigation}</footer></body></html>"
    )


def _native(text: str, locale: str) -> str:
    return text.translate(PERSIAN) if locale == "fa" else text


def _t(text: str, **values: str) -> str:
    return escape(text.format(**values))
