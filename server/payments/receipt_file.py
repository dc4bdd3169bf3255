"""The receipt of a payment, as a PDF: what came in, and which documents the ledger put it on."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from accounts.models import Seller
from billing.files.locales import Writing
from billing.files.pdf import render
from billing.files.texts import RECEIPT

from payments.answers import payment_json
from payments.models import Payment, Status

TEMPLATES = Path(__file__).parent / "templates"


def receipt_pdf(payment: Payment, seller: Seller, locale: str) -> bytes:
    """REQUIRES: the payment was booked."""
    writing, words = Writing(locale), RECEIPT[locale]
    shown = payment_json(payment, may_pay=False)

    def money(amount_minor: int) -> str:
        return writing.money(amount_minor, payment.currency)

    assert payment.completed_at is not None
    facts = [
        (words["number"], payment.receipt_number),
        (
            words["date"],
            writing.date(payment.completed_at.astimezone(ZoneInfo(seller.time_zone)).date()),
        ),
    ]
    references = [
        (words["payment"], payment.public_id),
        (words["reference"], payment.provider_reference),
    ]
    unapplied = shown["unapplied"]["amount_minor"]
    return render(
        "receipt.html",
        seller,
        locale,
        {
            "words": words,
            "title": words["receipt"],
            "number": payment.receipt_number,
            "customer": payment.customer,
            "facts": facts,
            "references": [(label, value) for label, value in references if value],
            "parts": [
                (one["number"], money(one["amount"]["amount_minor"]))
                for one in shown["allocations"]
            ],
            "unapplied": money(unapplied) if unapplied else "",
            "total": money(payment.amount_minor),
            "reversed": payment.status == Status.REVERSED,
            "test": shown["test"],
        },
        TEMPLATES,
    )
