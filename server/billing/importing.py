"""Takes e-invoice files in: read, recognise the parties, issue. One file, one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accounts.models import Customer, Seller
from django.db import IntegrityError, transaction

from billing import recognition
from billing.issue import DocumentRefused, NewDocument, issue
from billing.models import Document
from billing.ubl.fields import UblRefused
from billing.ubl.reader import UblDocument, read
from billing.ubl.xml import MAX_BYTES


@dataclass(frozen=True)
class Destination:
    """Where documents are filed; None lets the document itself say it."""

    seller: Seller | None = None
    customer: Customer | None = None
    may_add_parties: bool = True


@dataclass(frozen=True)
class Imported:
    document: Document
    is_new: bool
    customer_is_new: bool


def import_file(path: Path, destination: Destination) -> Imported:
    """Errors: UblRefused with one sentence, the rule and the line."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UblRefused(f"The file is larger than {MAX_BYTES // (1024 * 1024)} MB.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise UblRefused("There is no such file.") from None
    except OSError as error:
        raise UblRefused(f"The file cannot be read: {error.strerror}.") from None
    return import_bytes(data, destination)


def import_bytes(data: bytes, destination: Destination) -> Imported:
    """Errors: UblRefused."""
    read_document = read(data)
    try:
        return _take(data, read_document, destination)
    except IntegrityError:
        # Another import added the same seller, customer or document at this very moment.
        return _take(data, read_document, destination)


def _take(data: bytes, read_document: UblDocument, destination: Destination) -> Imported:
    with transaction.atomic():
        customer, is_new_customer = _customer(read_document, destination)
        try:
            document, is_new = issue(
                NewDocument(
                    customer=customer,
                    body=read_document.body,
                    files=read_document.files,
                    source_xml=data,
                    hash=read_document.content_hash,
                )
            )
        except DocumentRefused as refusal:
            raise _told(refusal, read_document) from refusal
    return Imported(document, is_new, is_new_customer)


def _told(refusal: DocumentRefused, read_document: UblDocument) -> UblRefused:
    """The refusal with the lines of the file: of its rule, and of each other broken one."""
    message = refusal.message
    if refusal.rule and refusal.rule not in message:
        message = f"{refusal.rule}: {message}"
    others = [
        f"{rule} (line {line})" if (line := read_document.line_of(path)) else rule
        for rule, path in refusal.others.items()
    ]
    if others:
        message += f" It also breaks {', '.join(others)}."
    return UblRefused(message, read_document.line_of(refusal.path))


def _customer(read_document: UblDocument, destination: Destination) -> tuple[Customer, bool]:
    supplier, buyer = read_document.body["seller"], read_document.body["buyer"]
    if destination.customer is not None:
        return destination.customer, False
    seller = destination.seller
    if seller is None and (seller := recognition.find_seller(supplier)) is not None:
        recognition.learn(seller, None, supplier)
    if seller is None:
        if not destination.may_add_parties:
            raise UblRefused(
                f"The seller “{supplier['name']}” is not known here.",
                read_document.line_of("seller"),
            )
        seller = recognition.add_seller(supplier)
    customer = recognition.find_customer(seller, buyer)
    if customer is not None:
        recognition.learn(seller, customer, buyer)
        return customer, False
    if not destination.may_add_parties:
        raise UblRefused(
            f"The buyer “{buyer['name']}” is no customer of {seller.name}.",
            read_document.line_of("buyer"),
        )
    return recognition.add_customer(seller, buyer), True
