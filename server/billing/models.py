"""What a seller has billed, and the double-entry ledger of it.

A document never changes once it is issued, but for its status. What is open on it, what a
customer owes and how old that is are sums of `Entry` rows and are stored nowhere. A posting is
written after its entries and the database refuses one whose entries do not balance
(migration 0002); postings and entries are never updated.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import connection, models


class DocumentType(models.TextChoices):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class DocumentStatus(models.TextChoices):
    DRAFT = "draft"
    OPEN = "open"
    VOID = "void"
    UNCOLLECTIBLE = "uncollectible"


class Account(models.TextChoices):
    """Debit is positive. Receivable entries name their document, the others name none."""

    RECEIVABLE = "receivable"  # what the customer owes on one document
    REVENUE = "revenue"
    TAX = "tax"
    CLEARING = "clearing"  # money at the payment provider
    UNAPPLIED_CREDIT = "unapplied_credit"  # the customer's, on no document; negative
    PREPAYMENT = "prepayment"  # paid before the document was issued, by its own word
    ROUNDING = "rounding"
    WRITTEN_OFF = "written_off"  # was owed and will not be paid


class PostingKind(models.TextChoices):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"
    LATE_PAYMENT = "late_payment"  # came after its payment had ended: all unapplied
    REVERSAL = "reversal"
    CREDIT_APPLICATION = "credit_application"
    CREDIT_NOTE_APPLICATION = "credit_note_application"
    VOID = "void"  # should not have been issued: turned round
    WRITE_OFF = "write_off"  # what was open, given up


class Document(models.Model):
    """An invoice or credit note. Known by seller, customer, type and number."""

    seller = models.ForeignKey("accounts.Seller", models.PROTECT, related_name="+")
    customer = models.ForeignKey("accounts.Customer", models.PROTECT, related_name="documents")
    type = models.CharField(max_length=12, choices=DocumentType.choices)
    number = models.CharField(max_length=120)
    document_id = models.CharField(max_length=360)  # the number, safe in a path
    position = models.PositiveIntegerField()  # 1, 2, 3 ... of its customer, as issued
    issue_date = models.DateField()
    due_date = models.DateField(null=True)
    currency = models.CharField(max_length=3)
    payable_minor = models.BigIntegerField()
    order_reference = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=14, choices=DocumentStatus.choices)
    search_text = models.TextField()  # number, references and notes, case folded
    content_hash = models.CharField(max_length=64)  # SHA-256 of the decoded content
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "customer", "type", "number"], name="billing_document_identity"
            ),
            # Documents are never deleted: the last position is their number.
            models.UniqueConstraint(
                fields=["customer", "position"], name="billing_document_position"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "issue_date", "id"], name="billing_doc_issued"),
            models.Index(fields=["customer", "due_date", "id"], name="billing_doc_due"),
            models.Index(fields=["customer", "number", "id"], name="billing_doc_number"),
            models.Index(fields=["customer", "document_id"], name="billing_doc_path"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.number}"

    def save(self, *args: Any, **options: Any) -> None:
        """Gives a new document its position. REQUIRES: the customer's lock is held."""
        if self.position is None:
            self.position = last_position(self.customer_id) + 1
        super().save(*args, **options)

    @property
    def body(self) -> dict[str, Any]:
        """The decoded document, as `billing.ubl.reader` describes it."""
        decoded: dict[str, Any] = json.loads(self.content.body)
        return decoded

    @property
    def collection(self) -> str:
        return "credit-notes" if self.type == DocumentType.CREDIT_NOTE else "invoices"


def last_position(customer: int) -> int:
    """How many documents a customer (its primary key) has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(MAX(position), 0) FROM billing_document WHERE customer_id = %s",
            [customer],
        )
        return int(cursor.fetchone()[0])


class DocumentContent(models.Model):
    """The large part of a document, apart from the rows that lists read."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="content"
    )
    body = models.TextField()  # JSON
    source_xml = models.BinaryField(null=True)  # as imported; null where made here


class Correction(models.Model):
    """A credit note names an invoice (EN 16931 BG-3), which may not have come yet."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="corrections")
    customer = models.ForeignKey("accounts.Customer", models.CASCADE, related_name="+")
    invoice_number = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "invoice_number"], name="billing_correction_named")
        ]


class Attachment(models.Model):
    """A file inside a document, or a link that the document refers to."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=200, blank=True)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    url = models.TextField(blank=True)
    content = models.BinaryField(null=True)
    size_bytes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="billing_attachment_place"
            )
        ]


class Posting(models.Model):
    """One balanced event of the ledger. `source` makes it happen once."""

    id = models.BigIntegerField(primary_key=True)  # given by billing.ledger, ascending
    customer = models.ForeignKey("accounts.Customer", models.PROTECT, related_name="postings")
    kind = models.CharField(max_length=24, choices=PostingKind.choices)
    date = models.DateField()  # the day it counts for
    created_at = models.DateTimeField()
    reference = models.CharField(max_length=200)  # what a statement calls it
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="postings")
    payment_id = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "date", "id"], name="billing_posting_dated"),
            models.Index(fields=["payment_id"], name="billing_posting_payment"),
        ]


class WriteOffCode(models.TextChoices):
    """Why an invoice will not be paid, for the seller's books."""

    INSOLVENT = "insolvent"
    UNREACHABLE = "unreachable"
    TIME_BARRED = "time_barred"
    SMALL_BALANCE = "small_balance"
    GOODWILL = "goodwill"
    OTHER = "other"


class Closing(models.Model):
    """Who of the seller's staff ended a document, and why. Customers are not shown it."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="closings")
    # Null where nothing was booked, because every amount of the document is zero.
    posting = models.OneToOneField("billing.Posting", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=24, choices=PostingKind.choices)  # void or write_off
    code = models.CharField(max_length=16, choices=WriteOffCode.choices, blank=True)
    reason = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()


class Entry(models.Model):
    """One side of a posting; the sum of a posting's entries is zero in each currency."""

    posting = models.ForeignKey(Posting, models.PROTECT, related_name="entries")
    customer = models.ForeignKey("accounts.Customer", models.PROTECT, related_name="+")
    account = models.CharField(max_length=20, choices=Account.choices)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="entries")
    kind = models.CharField(max_length=24, choices=PostingKind.choices)  # its posting's
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.CheckConstraint(check=~models.Q(amount_minor=0), name="billing_entry_not_zero"),
            models.CheckConstraint(
                check=models.Q(account="receivable", document__isnull=False)
                | (~models.Q(account="receivable") & models.Q(document__isnull=True)),
                name="billing_entry_document",
            ),
        ]
        indexes = [
            models.Index(
                fields=["document", "amount_minor", "kind"], name="billing_entry_of_document"
            ),
            models.Index(
                fields=["customer", "account", "document", "amount_minor", "currency"],
                name="billing_entry_open",
            ),
            models.Index(
                fields=["customer", "currency", "account", "amount_minor"],
                name="billing_entry_balance",
            ),
        ]


class PartyIdentifier(models.Model):
    """By what a party of a document is recognised: electronic address, id, tax or legal id.

    `customer` is null for the identifiers of a seller itself.
    """

    seller = models.ForeignKey("accounts.Seller", models.CASCADE, related_name="+")
    customer = models.ForeignKey("accounts.Customer", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10)  # endpoint, party, tax, legal
    scheme = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "customer", "kind", "scheme", "value"],
                name="billing_party_identifier_once",
            )
        ]
        indexes = [models.Index(fields=["kind", "value", "scheme"], name="billing_party_value")]
