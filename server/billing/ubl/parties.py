"""Parties, addresses and delivery of a UBL document."""

from __future__ import annotations

from typing import Any

from billing.ubl.fields import Reading, UblRefused, scheme_and_value
from billing.ubl.xml import Node

__all__ = ["read_party", "read_optional", "read_delivery", "scheme_and_value"]


def read_party(at: Reading, role: str) -> dict[str, Any]:
    """Seller or buyer. Its name is required (BR-06, BR-07)."""
    node = at.node.first("Party")
    if node is None:
        raise UblRefused(f"{at.node.name}/Party is missing.", at.node.line)
    party = read_optional(node) or {}
    if not party.get("name"):
        rule = "BR-06" if role == "seller" else "BR-07"
        raise UblRefused(f"{rule}: the {role} has no name.", node.line)
    return party


def read_optional(node: Node | None) -> dict[str, Any] | None:
    """A party as it is written: names, identifiers, address, contact."""
    if node is None:
        return None
    registered = node.value("PartyLegalEntity", "RegistrationName")
    trading = node.value("PartyName", "Name")
    party: dict[str, Any] = {
        "name": registered or trading,
        "trading_name": trading if trading != registered and registered else "",
        "endpoint": scheme_and_value(node.first("EndpointID")),
        "ids": [
            identifier
            for identification in node.all("PartyIdentification")
            if (identifier := scheme_and_value(identification.first("ID")))
        ],
        "legal_id": scheme_and_value(node.first("PartyLegalEntity", "CompanyID")),
        "legal_form": node.value("PartyLegalEntity", "CompanyLegalForm"),
        "tax_id": "",
        "tax_registration": "",
        "address": read_address(node.first("PostalAddress")),
        "contact_name": node.value("Contact", "Name"),
        "telephone": node.value("Contact", "Telephone"),
        "email": node.value("Contact", "ElectronicMail"),
    }
    for scheme in node.all("PartyTaxScheme"):
        # BT-31 / BT-48 under VAT, BT-32 under any other scheme.
        is_vat = scheme.value("TaxScheme", "ID").upper() in ("VAT", "")
        key = "tax_id" if is_vat else "tax_registration"
        party[key] = party[key] or scheme.value("CompanyID")
    return party


def read_address(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return {
        "street": node.value("StreetName"),
        "additional": node.value("AdditionalStreetName"),
        "line": node.value("AddressLine", "Line"),
        "city": node.value("CityName"),
        "postal_zone": node.value("PostalZone"),
        "region": node.value("CountrySubentity"),
        "country": node.value("Country", "IdentificationCode"),
    }


def read_delivery(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    at = Reading(node)
    return {
        "date": at.date("ActualDeliveryDate"),
        "location": scheme_and_value(node.first("DeliveryLocation", "ID")),
        "address": read_address(node.first("DeliveryLocation", "Address")),
        "name": node.value("DeliveryParty", "PartyName", "Name"),
    }
