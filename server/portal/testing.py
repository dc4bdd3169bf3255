"""Tests' furniture: the cast, clients that are signed in, and the contract at every answer.

    class InvoiceTests(CastTestCase):
        def test_outsider_sees_nothing(self):
            answer = self.client_for(self.cast.charlie).get(url)
            self.assertEqual(answer.status_code, 404)

Each answer of such a client is checked against contract/openapi.yaml.
"""
from __future__ import annotations

import contextlib
import json
import logging
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Iterator
from urllib.parse import urlsplit

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client, TestCase, TransactionTestCase, override_settings
from django.test.runner import DiscoverRunner

from accounts.models import Customer, Membership, Person, Seller
from accounts.sessions import COOKIE, open_session
from portal import clock, contract, tokens

API = "/api/v1"
REFUSAL = "/components/responses/Problem"
REFUSALS = (403, 404, 405, 408, 413, 421, 503)
PASSWORD = "correct horse battery staple"


class CheapArgon2(Argon2PasswordHasher):
    """The same hash at the least cost: tests sign in often."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1


class Runner(DiscoverRunner):
    def setup_test_environment(self, **values: Any) -> None:
        super().setup_test_environment(**values)
        # Refusals are what tests provoke; only what we didn't expect is worth a line.
        for name in (
            "django.request",
            "django.security",
            "portico.jobs",
            "portico.csp",
            "portico.payments",
        ):
            logging.getLogger(name).setLevel(logging.CRITICAL)

    def run_tests(self, *args: Any, **values: Any) -> int:
        with override_settings(PASSWORD_HASHERS=["portal.testing.CheapArgon2"]):
            failures: int = super().run_tests(*args, **values)
            return failures


@contextlib.contextmanager
def at(instant: datetime | str) -> Iterator[None]:
    """The server's clock stands at `instant` (a text is RFC 3339) in this block."""
    fixed = (
        datetime.fromisoformat(instant.replace("Z", "+00:00"))
        if isinstance(instant, str)
        else instant
    )
    if fixed.tzinfo is None:
        fixed = fixed.replace(tzinfo=timezone.utc)
    before = clock.replace(lambda: fixed)
    try:
        yield
    finally:
        clock.replace(before)


class Cast:
    """Northwind sells to A and B. Alice owns A's account, Bob looks on, Charlie is B's owner,
    Dana keeps the books of both, Clara is a clerk of Northwind. Eve of another seller's
    customer E belongs to nobody here."""

    def __init__(self) -> None:
        self.seller = Seller.objects.create(
            slug="northwind",
            name="Northwind Trading",
            time_zone="Europe/Amsterdam",
            country="NL",
            tax_id="NL123456789B01",
            address={"lines": ["Keizersgracht 1"], "city": "Amsterdam", "postal_code": "1015 AA"},
        )
        self.a = self.customer("brightside", "Brightside Bakery", "C-1001")
        self.b = self.customer("harbour", "Harbour Hotels", "C-1002")
        self.alice = self.person("alice@example.com", "Alice Archer", self.a, "owner")
        self.bob = self.person("bob@example.com", "Bob Baker", self.a, "viewer")
        self.charlie = self.person("charlie@example.com", "Charlie Cook", self.b, "owner")
        self.dana = self.person("dana@example.com", "Dana Dyer", self.a, "accountant")
        self.join(self.dana, self.b, "accountant")
        self.clara = self.person("clara@example.com", "Clara Clerk", None, "clerk")
        self.other_seller = Seller.objects.create(
            slug="southwind", name="Southwind", hosts=["southwind.test"]
        )
        self.e = self.customer("elsewhere", "Elsewhere", "C-1001", seller=self.other_seller)
        self.eve = self.person("eve@example.com", "Eve Else", self.e, "owner")

    def customer(
        self, public_id: str, name: str, account_number: str, seller: Seller | None = None
    ) -> Customer:
        return Customer.objects.create(
            seller=seller or self.seller,
            public_id=public_id,
            name=name,
            account_number=account_number,
            address={"lines": ["Main Street 1"], "city": "Utrecht", "postal_code": "3511 AA"},
        )

    def person(
        self, email: str, name: str, customer: Customer | None, role: str, locale: str = "en"
    ) -> Person:
        person: Person = Person.objects.create_user(
            email, PASSWORD, name=name, locale=locale, time_zone="Europe/Amsterdam"
        )
        self.join(person, customer, role)
        return person

    def join(self, person: Person, customer: Customer | None, role: str) -> None:
        seller = customer.seller if customer else self.seller
        Membership.objects.create(person=person, seller=seller, customer=customer, roles=[role])


class ContractClient(Client):
    """Sends JSON and the CSRF token; checks each answer below /api/v1 against the contract."""

    def sign_in(self, person: Person) -> "ContractClient":
        """Without a password."""
        cookie, self.device_session = open_session(person, device="Test browser")
        self.cookies[COOKIE] = cookie
        return self

    def csrf_token(self) -> str:
        cookie = self.cookies.get(COOKIE)
        return tokens.signature("csrf", cookie.value) if cookie else ""

    def write(
        self, method: str, path: str, data: Any = None, key: str | None = None, **headers: str
    ) -> Any:
        """A write as the client sends it; `data` is JSON, `key` the Idempotency-Key."""
        headers.setdefault("HTTP_X_CSRF_TOKEN", self.csrf_token())
        if key:
            headers["HTTP_IDEMPOTENCY_KEY"] = key
        body = b"" if data is None else json.dumps(data).encode()
        return self.generic(method, path, body, content_type="application/json", **headers)

    def request(self, **environ: Any) -> Any:
        response = super().request(**environ)
        content = b"" if response.streaming else response.content
        answer = Answered(response.status_code, response.get("Content-Type", ""), content)
        assert_foreseen(environ["REQUEST_METHOD"], urlsplit(environ["PATH_INFO"]).path, answer)
        return response


def client_for(person: Person | None) -> ContractClient:
    """A client in which `person` is signed in (None: nobody)."""
    client = ContractClient()
    return client.sign_in(person) if person else client


@dataclass(frozen=True)
class Answered:
    status: int
    content_type: str
    content: bytes


def assert_foreseen(method: str, path: str, answer: Answered) -> None:
    """Status, content type and body of what was asked for are as the contract says.

    Whatever it knows no operation for is refused, by a problem."""
    if not path.startswith(API + "/"):
        return
    asked = "GET" if method == "HEAD" else method
    operation_id = contract.operation_for(asked, path[len(API) :])
    if operation_id is None:
        assert answer.status in REFUSALS, f"{method} {path} is no operation: {answer.status}"
        pointer: str = REFUSAL
    elif answer.status == 304:
        return
    else:
        try:
            pointer = contract.response_pointer(operation_id, answer.status)
        except LookupError as error:
            raise AssertionError(str(error)) from None
    _assert_as_told(pointer, method, f"{operation_id or path} {answer.status}", answer)


def _assert_as_told(pointer: str, method: str, what: str, answer: Answered) -> None:
    media = contract.resolve("#" + pointer).get("content", {})
    content_type = answer.content_type.split(";")[0]
    if not media:
        assert not answer.content, f"{what}: no body is foreseen"
        return
    known = content_type in media or "application/octet-stream" in media
    assert known, f"{what}: {content_type!r} is not foreseen"
    assert answer.status != 500, f"{what}: our own mistake: {answer.content[:300]!r}"
    if method == "HEAD" or "schema" not in media.get(content_type, {}):
        return
    escaped = content_type.replace("~", "~0").replace("/", "~1")
    schema = f"{pointer}/content/{escaped}/schema"
    value = json.loads(answer.content)
    faults: list[Any] = [*contract.check_at(schema, value)]
    faults += unknown_fields({"$ref": f"#{schema}"}, value)
    assert not faults, f"{what}: {faults}\n{value}"


def properties_of(schema: dict) -> dict:
    """All properties of a schema, through references and compositions."""
    while "$ref" in schema:
        schema = contract.resolve(schema["$ref"])
    found = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []) + schema.get("oneOf", []):
        found.update(properties_of(part))
    return found


def items_of(schema: dict) -> dict:
    while "$ref" in schema:
        schema = contract.resolve(schema["$ref"])
    return dict(schema.get("items", {}))


def unknown_fields(schema: dict, value: object, where: str = "") -> list[str]:
    if isinstance(value, list):
        return [
            name
            for index, item in enumerate(value)
            for name in unknown_fields(items_of(schema), item, f"{where}/{index}")
        ]
    if not isinstance(value, dict):
        return []
    known = properties_of(schema)
    unknown = [f"{where}/{name}" for name in value if name not in known]
    for name in value:
        if name in known:
            unknown += unknown_fields(known[name], value[name], f"{where}/{name}")
    return unknown


class _WithCast:
    cast: Cast

    def client_for(self, person: Person | None) -> ContractClient:
        return client_for(person)


class CastTestCase(_WithCast, TestCase):
    """One cast a class, each test rolled back."""

    client_class = ContractClient

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = Cast()


class CastTransactionTestCase(_WithCast, TransactionTestCase):
    """Commits for real: for threads, streams and on_commit."""

    client_class = ContractClient

    def setUp(self) -> None:
        super().setUp()
        self.cast = Cast()
