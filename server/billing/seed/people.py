"""Who is in the demo: a seller, three customers, five people and a clerk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounts.kiosks import codes
from accounts.models import Customer, Membership, Person, Seller

SELLER: dict[str, Any] = {
    "slug": "northwind",
    "name": "Northwind Trading",
    "theme": "northwind",
    "time_zone": "Europe/Amsterdam",
    "support_email": "billing@northwind.example",
    "website": "https://northwind.example",
    "address": {
        "lines": ["Wilhelminakade 123"],
        "city": "Rotterdam",
        "postal_code": "3072 AP",
        "country": "NL",
    },
    "country": "NL",
    "tax_id": "NL004495445B01",
    "demo": True,
}

CUSTOMERS: dict[str, dict[str, Any]] = {
    "harbour-foods": {
        "name": "Harbour Foods Ltd.",
        "account_number": "C-1001",
        "address": {
            "lines": ["Keilestraat 9"],
            "city": "Rotterdam",
            "postal_code": "3029 BP",
            "country": "NL",
        },
        "tax_id": "NL123456789B01",
        "email": "accounts@harbour-foods.example",
    },
    "aseman-abi": {
        "name": "آسمان آبی بازرگانی",
        "account_number": "C-1002",
        "address": {
            "lines": ["خیابان ولیعصر، پلاک ۱۲۰"],
            "city": "تهران",
            "postal_code": "14155",
            "country": "IR",
        },
        "tax_id": "",
        "email": "mali@aseman-abi.example",
    },
    "mabuhay-retail": {
        "name": "Mabuhay Retail Corp.",
        "account_number": "C-1003",
        "address": {
            "lines": ["25 Ayala Avenue"],
            "city": "Makati",
            "postal_code": "1226",
            "country": "PH",
        },
        "tax_id": "",
        "email": "accounting@mabuhay.example",
    },
}


@dataclass(frozen=True)
class DemoPerson:
    """`customers` is empty for the seller's own staff. The password is public: demo only."""

    email: str
    password: str
    name: str
    role: str
    locale: str
    time_zone: str
    customers: tuple[str, ...]
    kiosk_code: str = ""  # with the number of the first of them


PEOPLE = [
    DemoPerson("anna@harbour-foods.example", "lantern-harbour-72", "Anna de Vries", "owner", "en",
               "Europe/Amsterdam", ("harbour-foods",), "10468213"),
    DemoPerson("tom@harbour-foods.example", "granite-window-18", "Tom Bakker", "viewer", "en",
               "Europe/Amsterdam", ("harbour-foods",)),
    DemoPerson("shirin@aseman-abi.example", "saffron-morning-35", "شیرین رستمی", "owner", "fa",
               "Asia/Tehran", ("aseman-abi",), "57290364"),
    DemoPerson("maria@mabuhay.example", "mango-lantern-64", "Maria Santos", "owner", "fil",
               "Asia/Manila", ("mabuhay-retail",), "83914072"),
    DemoPerson("jonas@weber-books.example", "ledger-meadow-51", "Jonas Weber", "accountant", "en",
               "Europe/Berlin", ("harbour-foods", "mabuhay-retail")),
    DemoPerson("clara@northwind.example", "compass-signal-90", "Clara Jansen", "clerk", "en",
               "Europe/Amsterdam", ()),
]  # fmt: skip


def make_seller() -> Seller:
    return Seller.objects.create(**SELLER)


def make_customers(seller: Seller) -> dict[str, Customer]:
    return {
        public_id: Customer.objects.create(seller=seller, public_id=public_id, **fields)
        for public_id, fields in CUSTOMERS.items()
    }


def make_people(seller: Seller, customers: dict[str, Customer]) -> dict[str, Person]:
    """Those who are not there yet; a password that was changed since stays changed."""
    found: dict[str, Person] = {}
    for demo in PEOPLE:
        person = Person.objects.filter(email=demo.email).first()
        if person is None:
            person = Person.objects.create_user(
                demo.email,
                demo.password,
                name=demo.name,
                locale=demo.locale,
                time_zone=demo.time_zone,
            )
            for public_id in demo.customers or ("",):
                Membership.objects.create(
                    person=person,
                    seller=seller,
                    customer=customers.get(public_id),
                    roles=[demo.role],
                )
        found[demo.email] = person
    return found


def make_codes(persons: dict[str, Person], customers: dict[str, Customer]) -> None:
    """With which people sign in at the demo's kiosk; a code that was made since stays."""
    for demo in PEOPLE:
        person = persons[demo.email]
        if demo.kiosk_code and not person.kiosk_codes.exists():
            codes.make(person, customers[demo.customers[0]], demo.kiosk_code)


def accounts_list() -> list[dict[str, Any]]:
    """What demo-accounts.json says."""
    return [
        {
            "email": person.email,
            "password": person.password,
            "name": person.name,
            "role": person.role,
            "customers": list(person.customers) or list(CUSTOMERS),
            **_at_kiosk(person),
        }
        for person in PEOPLE
    ]


def _at_kiosk(person: DemoPerson) -> dict[str, Any]:
    if not person.kiosk_code:
        return {}
    number = CUSTOMERS[person.customers[0]]["account_number"]
    return {"kiosk": {"customer_number": number, "code": person.kiosk_code}}
