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
        path = urlsplit(environ["PATH_INFO"]).path
        operation = None
        if path.startswith(API):
            method = environ["REQUEST_METHOD"]
            operation = contract.operation_for(
                "GET" if method == "HEAD" else method, path[len(API) :]
            )
        if operation and response.status_code != 304:
            assert_contract(response, operation)
        return response


def client_for(person: Person | None) -> ContractClient:
    """A client in which `person` is signed in (None: nobody)."""
    client = ContractClient()
    return client.sign_in(person) if person else client


def assert_contract(response: Any, operation_id: str) -> None:
    """Status, content type and body are as the contract says."""
    try:
        pointer = contract.response_pointer(operation_id, response.status_code)
    except LookupError as error:
        raise AssertionError(str(error)) from None
    media = contract.resolve("#" + pointer).get("content", {})
    content_type = response.get("Content-Type", "").split(";")[0]
    if not media:
        assert not response.content, f"{operation_id}: no body is foreseen"
        return
    known = content_type in media or "application/octet-stream" in media
    assert known, f"{operation_id} {response.status_code}: {content_type!r} is not foreseen"
    assert_well_made(response, operation_id)
    if content_type not in media or "schema" not in media[content_type]:
        return
    if response.wsgi_request.method == "HEAD":
        return
    escaped = content_type.replace("~", "~0").replace("/", "~1")
    value = json.loads(response.content)
    errors = contract.check_at(f"{pointer}/content/{escaped}/schema", value)
    assert not errors, f"{operation_id} {response.status_code}: {errors}\n{value}"


def assert_well_made(response: Any, operation_id: str) -> None:
    """No answer of the API comes from our own mistake."""
    assert response.status_code != 500, f"{operation_id} failed: {response.content[:300]!r}"


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
