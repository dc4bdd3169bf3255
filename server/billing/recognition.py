"""Which seller and which customer a document's parties are.

Two parties are the same where the most telling identifier that both carry agrees: the electronic
address, then party ids, then the tax id, then the legal id; without any, the name. Where that
agrees but their tax ids contradict, they are two. So two branches of one company with addresses
of their own stay apart, and a reused address does not merge two companies.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from accounts.models import Customer, Seller
from django.utils.text import slugify

from billing.models import PartyIdentifier

KINDS = ("endpoint", "party", "tax", "legal", "name")
Identifier = tuple[str, str, str]  # kind, scheme, value


def identifiers(party: dict[str, Any]) -> list[Identifier]:
    """All that a party is recognised by, the most telling first."""
    found: list[Identifier] = []
    if endpoint := party.get("endpoint"):
        found.append(("endpoint", endpoint.get("scheme", ""), endpoint["value"]))
    for identifier in party.get("ids", []):
        found.append(("party", identifier.get("scheme", ""), identifier["value"]))
    if party.get("tax_id"):
        found.append(("tax", "", _compact(party["tax_id"])))
    if legal := party.get("legal_id"):
        found.append(("legal", legal.get("scheme", ""), legal["value"]))
    found.append(("name", party.get("address", {}).get("country", ""), party["name"].casefold()))
    return [(kind, scheme[:20], value[:200]) for kind, scheme, value in found]


def find_seller(party: dict[str, Any]) -> Seller | None:
    key = _find(identifiers(party), PartyIdentifier.objects.filter(customer=None), "seller_id")
    if key is not None:
        return Seller.objects.get(pk=key)
    # A seller that was set up by hand has no identifiers yet.
    recognised = PartyIdentifier.objects.filter(customer=None).values_list("seller_id", flat=True)
    tax_id = _compact(party.get("tax_id", ""))
    for seller in Seller.objects.exclude(pk__in=recognised).exclude(tax_id=""):
        if tax_id and _compact(seller.tax_id) == tax_id:
            return seller
    return None


def find_customer(seller: Seller, party: dict[str, Any]) -> Customer | None:
    known = PartyIdentifier.objects.filter(seller=seller).exclude(customer=None)
    key = _find(identifiers(party), known, "customer_id")
    if key is not None:
        return Customer.objects.select_related("seller").get(pk=key)
    tax_id = _compact(party.get("tax_id", ""))
    strange = Customer.objects.filter(seller=seller).exclude(
        pk__in=known.values_list("customer_id", flat=True)
    )
    for customer in strange.exclude(tax_id="").select_related("seller"):
        if tax_id and _compact(customer.tax_id) == tax_id:
            return customer
    return None


def add_seller(party: dict[str, Any]) -> Seller:
    seller = Seller.objects.create(
        slug=_free_slug(party["name"], "seller", Seller, "slug"),
        name=party["name"][:200],
        address=stored_address(party),
        country=party.get("address", {}).get("country", "")[:2],
        tax_id=party.get("tax_id", "")[:40],
    )
    learn(seller, None, party)
    return seller


def add_customer(seller: Seller, party: dict[str, Any]) -> Customer:
    customer = Customer.objects.create(
        seller=seller,
        public_id=_free_slug(party["name"], "customer", Customer, "public_id"),
        name=party["name"][:200],
        address=stored_address(party),
        tax_id=party.get("tax_id", "")[:40],
        email=party.get("email", "")[:254],
    )
    learn(seller, customer, party)
    return customer


def learn(seller: Seller, customer: Customer | None, party: dict[str, Any]) -> None:
    """Recognises this party as that seller or customer from now on."""
    for kind, scheme, value in identifiers(party):
        PartyIdentifier.objects.get_or_create(
            seller=seller, customer=customer, kind=kind, scheme=scheme, value=value
        )


def stored_address(party: dict[str, Any]) -> dict[str, Any]:
    """A party's address as accounts keeps it."""
    address = party.get("address", {})
    lines = [address.get(key, "") for key in ("street", "additional", "line")]
    return {
        "lines": [line for line in lines if line],
        "city": address.get("city", ""),
        "postal_code": address.get("postal_zone", ""),
        "country": address.get("country", ""),
    }


def _find(wanted: list[Identifier], known: Any, owner: str) -> int | None:
    tax_id = next((value for kind, _, value in wanted if kind == "tax"), "")
    for kind in KINDS:
        for _, scheme, value in [each for each in wanted if each[0] == kind]:
            rows = known.filter(kind=kind, scheme=scheme, value=value).order_by("id")
            for candidate in rows.values_list(owner, flat=True):
                if _agrees(kind, wanted, tax_id, known.filter(**{owner: candidate})):
                    return int(candidate)
    return None


def _agrees(kind: str, wanted: list[Identifier], tax_id: str, candidate: Any) -> bool:
    """No more telling identifier of the candidate differs, and the tax ids do not contradict."""
    theirs = list(candidate.values_list("kind", "scheme", "value"))
    their_tax = {value for k, _, value in theirs if k == "tax"}
    if tax_id and their_tax and tax_id not in their_tax:
        return False
    for telling in KINDS[: KINDS.index(kind)]:
        mine = {(scheme, value) for k, scheme, value in wanted if k == telling}
        others = {(scheme, value) for k, scheme, value in theirs if k == telling}
        if mine and others and not mine & others:
            return False
    return True


def _compact(tax_id: str) -> str:
    return re.sub(r"[\s.\-/]", "", tax_id).upper()


def _free_slug(name: str, fallback: str, model: Any, field: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = slugify(ascii_name)[:32].strip("-") or fallback
    slug, number = base, 1
    while model.objects.filter(**{field: slug}).exists():
        number += 1
        slug = f"{base}-{number}"
    return str(slug)
