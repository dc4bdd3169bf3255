"""One document: JSON, its files, its attachments."""

from __future__ import annotations

import json
from typing import Any

from accounts.models import Customer
from accounts.permissions import CLOSE, PAY
from django.db import connection
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import customer_for, not_found, query, signed_in

from billing import closing, pending, presentation
from billing.access import may
from billing.files.headers import file_response
from billing.files.locales import LOCALES
from billing.files.pdf import document_pdf
from billing.files.tables import document_csv
from billing.history import history
from billing.models import Attachment, Document, DocumentType
from billing.summaries import COLUMNS, rows_sql, summary_json
from billing.ubl.attachments import EmbeddedFile, web_address
from billing.ubl.writer import write
from billing.views.invoices import json_body

TYPES = {"invoices": DocumentType.INVOICE, "credit-notes": DocumentType.CREDIT_NOTE}


def get_document(
    request: HttpRequest, customer_id: str, collection: str, document_id: str
) -> HttpResponse:
    customer = customer_for(request, customer_id)
    document = find(customer, collection, document_id)
    today = clock.today(customer.seller)
    answer = summary(document, today, may(request, customer, PAY))
    is_staff = may(request, customer, CLOSE)
    if is_staff:
        answer["actions"] += closing.actions(document)
    answer.update(presentation.content(document.body))
    files = [_attachment(each) for each in document.attachments.order_by("position")]
    if files:
        answer["attachments"] = files
    answer["history"] = history(document, with_reasons=is_staff)
    answer["downloads"] = ["pdf", "ubl", "csv"]
    payment_id, _ = pending.of_document(document.pk)
    if payment_id:
        answer["pending_payment_id"] = payment_id
    return json_body(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())


def download_document(
    request: HttpRequest, customer_id: str, collection: str, document_id: str, format: str
) -> HttpResponse:
    customer = customer_for(request, customer_id)
    document = find(customer, collection, document_id)
    locale = locale_of(request)
    name = f"{document.type.replace('_', '-')}-{document.number}"
    if format == "pdf":
        today = clock.today(customer.seller)
        standing = summary(document, today, False)
        return file_response(document_pdf(document, standing, locale), f"{name}.pdf")
    if format == "csv":
        return file_response(document_csv(document.body), f"{name}.csv")
    source = document.content.source_xml
    data = bytes(source) if source is not None else write(document.body, stored_files(document))
    return file_response(data, f"{name}.xml")


def download_attachment(
    request: HttpRequest, customer_id: str, collection: str, document_id: str, attachment_id: str
) -> HttpResponse:
    customer = customer_for(request, customer_id)
    document = find(customer, collection, document_id)
    if not attachment_id.isascii() or not attachment_id.isdigit() or len(attachment_id) > 5:
        raise not_found()
    file = document.attachments.filter(position=int(attachment_id)).first()
    if file is None or file.content is None:
        raise not_found()
    return file_response(bytes(file.content), file.filename, "application/octet-stream")


def find(customer: Customer, collection: str, document_id: str) -> Document:
    """The customer's document of that path; 404 for any other."""
    document = (
        Document.objects.select_related("content", "customer__seller")
        .filter(customer=customer, document_id=document_id, type=TYPES[collection])
        .first()
    )
    if document is None:
        raise not_found()
    return document


def summary(document: Document, today: Any, may_pay: bool) -> dict[str, Any]:
    """The contract's InvoiceSummary of one document."""
    page = f"SELECT {COLUMNS} FROM billing_document d WHERE d.id = %s"
    with connection.cursor() as cursor:
        cursor.execute(rows_sql(page, "d.id"), [document.customer_id, document.pk])
        row = cursor.fetchone()
    found: dict[str, Any] = json.loads(summary_json(row, today.isoformat(), may_pay))
    return found


def locale_of(request: HttpRequest) -> str:
    """The language of a file: the parameter, else the person's."""
    asked = query(request)
    person = signed_in(request)
    profile = person.locale if person.locale in LOCALES else "en"
    locale = asked.choice("locale", LOCALES, profile)
    asked.check()
    return locale or profile


def stored_files(document: Document) -> list[Any]:
    return [
        EmbeddedFile(
            reference=each.reference,
            filename=each.filename,
            media_type=each.media_type,
            description=each.description,
            url=each.url,
            content=bytes(each.content) if each.content is not None else None,
        )
        for each in document.attachments.order_by("position")
    ]


def _attachment(file: Attachment) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": str(file.position),
        "filename": file.filename,
        "media_type": file.media_type,
    }
    if file.description:
        found["description"] = file.description
    if file.content is not None:
        found["size_bytes"] = file.size_bytes
    elif link := web_address(file.url):
        found["url"] = link
    return found
