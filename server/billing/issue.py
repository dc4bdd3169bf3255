"""Issues documents: checked by the rules, kept, posted to the ledger, announced.

Imported, seeded and made documents all come this way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from accounts.models import Customer
from django.db import transaction
from events.outbox import publish
from portal import clock
from portal.api import document_id

from billing import ledger, rules
from billing.models import (
    Attachment,
    Correction,
    Document,
    DocumentContent,
    DocumentStatus,
    DocumentType,
)
from billing.ubl.attachments import EmbeddedFile
from billing.ubl.reader import content_hash

LONGEST_ADDRESS = 120  # of the contract's document_id


class DocumentRefused(ValueError):
    """Breaks a rule or an identity; `rule` (of EN 16931) and `path` (of the body) may be "".

    `others`: rule -> path of the first place where it is broken too.
    """

    def __init__(
        self, message: str, rule: str = "", path: str = "", others: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.rule = rule
        self.path = path
        self.others = others or {}


@dataclass
class NewDocument:
    """A document that is to be issued to a customer; `body` as `billing.ubl.reader` makes it."""

    customer: Customer
    body: dict[str, Any]
    files: Sequence[EmbeddedFile] = ()
    source_xml: bytes | None = None
    issued_at: datetime | None = None  # now where absent
    hash: str = field(default="", compare=False)


def issue(new: NewDocument) -> tuple[Document, bool]:
    """The document, and whether it is new: the same content again changes nothing.

    Errors: DocumentRefused where it breaks a rule, or its number is taken by other content.
    """
    with transaction.atomic():
        customer = ledger.lock(new.customer)
        known = find(customer, new.body)
        if known is not None:
            wanted = new.hash or content_hash(new.body, list(new.files))
            if known.content_hash == wanted:
                return known, False
            check(new.body)
            label = "credit note" if known.type == DocumentType.CREDIT_NOTE else "invoice"
            raise DocumentRefused(
                f"The {label} {known.number} of this customer is there already,"
                " with other content; an issued document is never changed.",
                path="number",
            )
        return issue_many([new])[0], True


def issue_many(documents: Sequence[NewDocument]) -> list[Document]:
    """Issues documents whose identities are all new, in their order, in one transaction.

    REQUIRES: the caller holds the lock of each customer, or nobody else knows it yet.
    Errors: DocumentRefused; nothing is written then.
    """
    with transaction.atomic():
        rows = [_row(new) for new in documents]
        for row in rows:
            row.save(force_insert=True)
        DocumentContent.objects.bulk_create(
            [
                DocumentContent(
                    document=row,
                    body=json.dumps(new.body, ensure_ascii=False, separators=(",", ":")),
                    source_xml=new.source_xml,
                )
                for row, new in zip(rows, documents)
            ]
        )
        Attachment.objects.bulk_create(
            [
                Attachment(
                    document=row,
                    position=position,
                    reference=file.reference,
                    filename=file.filename,
                    media_type=file.media_type,
                    description=file.description,
                    url=file.url,
                    content=file.content,
                    size_bytes=len(file.content or b""),
                )
                for row, new in zip(rows, documents)
                for position, file in enumerate(new.files)
            ]
        )
        postings = []
        for row, new in zip(rows, documents):
            entries = rules.document_entries(row.pk, new.body)
            if entries:
                postings.append(
                    ledger.NewPosting(
                        customer=new.customer,
                        kind=row.type,
                        date=row.issue_date,
                        reference=row.number,
                        currency=row.currency,
                        source=f"issue:{row.pk}",
                        document=row.pk,
                        entries=[ledger.NewEntry(*entry) for entry in entries],
                    )
                )
        ledger.post_many(postings)
        Correction.objects.bulk_create(
            [
                Correction(
                    document=row, customer=new.customer, invoice_number=reference["number"][:120]
                )
                for row, new in zip(rows, documents)
                if row.type == DocumentType.CREDIT_NOTE
                for reference in new.body.get("preceding", [])
            ]
        )
        _apply_corrections(rows)
        for row, new in zip(rows, documents):
            publish(new.customer, "invoice.issued", document_id=row.document_id)
        return rows


def find(customer: Customer, body: dict[str, Any]) -> Document | None:
    """The document of that identity, if it was issued."""
    return Document.objects.filter(
        seller_id=customer.seller_id,
        customer=customer,
        type=body["type"],
        number=body["number"],
    ).first()


def _apply_corrections(issued: Sequence[Document]) -> None:
    """Credit notes settle the invoices that they name, whichever of the two came first."""
    customers = {document.customer_id for document in issued}
    numbers = {document.number for document in issued if document.type == DocumentType.INVOICE}
    fresh = {document.pk for document in issued if document.type == DocumentType.CREDIT_NOTE}
    credits: dict[int, list[str]] = {}
    for credit, customer, number in (
        Correction.objects.filter(customer__in=customers)
        .order_by("id")
        .values_list("document_id", "customer_id", "invoice_number")
    ):
        if credit in fresh or number in numbers:
            credits.setdefault(credit, []).append(number)
    for credit_note in (
        Document.objects.select_related("customer__seller")
        .filter(pk__in=credits)
        .order_by("issue_date", "id")
    ):
        named = Document.objects.filter(
            customer_id=credit_note.customer_id,
            type=DocumentType.INVOICE,
            number__in=credits[credit_note.pk],
        )
        ledger.apply_credit_note(credit_note, named.order_by("issue_date", "id"))


def check(body: dict[str, Any]) -> None:
    """Errors: DocumentRefused with the first rule that the document breaks, and the others."""
    violations = rules.violations(body)
    if not violations:
        return
    first = violations[0]
    others: dict[str, str] = {}
    for each in violations[1:]:
        if each.rule not in (first.rule, ""):
            others.setdefault(each.rule, each.path)
    raise DocumentRefused(first.message, first.rule, first.path, others)


def _row(new: NewDocument) -> Document:
    body = new.body
    check(body)
    customer, address = new.customer, document_id(new.body["number"])
    if len(address) > LONGEST_ADDRESS:
        raise DocumentRefused("The number is too long to be addressed.", path="number")
    return Document(
        seller_id=customer.seller_id,
        customer=customer,
        type=body["type"],
        number=body["number"],
        document_id=address,
        issue_date=date.fromisoformat(body["issue_date"]),
        due_date=date.fromisoformat(body["due_date"]) if "due_date" in body else None,
        currency=body["currency"],
        payable_minor=rules.minor(body["totals"]["payable"], body["currency"]),
        order_reference=body.get("order_reference", "")[:200],
        status=DocumentStatus.OPEN,
        search_text=search_text(body),
        content_hash=new.hash or content_hash(body, list(new.files)),
        issued_at=new.issued_at or clock.now(),
    )


def search_text(body: dict[str, Any]) -> str:
    """What the list's search looks in: number, references and notes, case folded."""
    parts = [
        body["number"],
        body.get("order_reference", ""),
        body.get("buyer_reference", ""),
        *body.get("notes", []),
    ]
    return "\n".join(part for part in parts if part).casefold()[:4000]
