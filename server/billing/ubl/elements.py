"""Elements of UBL that several parts of a document share: values, groups, parties, addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Body = dict[str, Any]


def text(tag: str, value: Any, /, **attributes: str) -> str:
    """A cbc element; nothing where there is no value."""
    if value in (None, ""):
        return ""
    said = "".join(f" {key}={quoteattr(each)}" for key, each in attributes.items() if each)
    return f"<cbc:{tag}{said}>{escape(str(value))}</cbc:{tag}>"


def group(name: str, parts: Iterable[str]) -> str:
    """A cac element around its parts; nothing where all are empty."""
    inside = "".join(parts)
    return f"<cac:{name}>{inside}</cac:{name}>" if inside else ""


def identifier(name: str, value: Body | None) -> str:
    return text(name, value["value"], schemeID=value.get("scheme", "")) if value else ""


def party(name: str, value: Body | None) -> str:
    if not value:
        return ""
    trading = value.get("trading_name") or (value["name"] if name != "Party" else "")
    schemes = [("tax_id", "VAT"), ("tax_registration", "TAX")]
    return group(
        name,
        [
            identifier("EndpointID", value.get("endpoint")),
            *[
                group("PartyIdentification", [identifier("ID", each)])
                for each in value.get("ids", [])
            ],
            group("PartyName", [text("Name", trading)]),
            address("PostalAddress", value.get("address")),
            *[
                group(
                    "PartyTaxScheme",
                    [text("CompanyID", value[key]), group("TaxScheme", [text("ID", scheme)])],
                )
                for key, scheme in schemes
                if value.get(key)
            ],
            group(
                "PartyLegalEntity",
                [
                    text("RegistrationName", value["name"] if name == "Party" else ""),
                    identifier("CompanyID", value.get("legal_id")),
                    text("CompanyLegalForm", value.get("legal_form")),
                ],
            ),
            group(
                "Contact",
                [
                    text("Name", value.get("contact_name")),
                    text("Telephone", value.get("telephone")),
                    text("ElectronicMail", value.get("email")),
                ],
            ),
        ],
    )


def address(name: str, value: Body | None) -> str:
    if not value:
        return ""
    return group(
        name,
        [
            text("StreetName", value.get("street")),
            text("AdditionalStreetName", value.get("additional")),
            text("CityName", value.get("city")),
            text("PostalZone", value.get("postal_zone")),
            text("CountrySubentity", value.get("region")),
            group("AddressLine", [text("Line", value.get("line"))]),
            group("Country", [text("IdentificationCode", value.get("country"))]),
        ],
    )
