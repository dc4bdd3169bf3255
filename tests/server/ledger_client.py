"""The server as a WSGI application in this process, an in-memory provider, and people who pay.

REQUIRES: Django is set up on an empty, migrated database before Portal is made.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import ExitStack
from typing import Any


class Mismatch(AssertionError):
    """The server and the model differ."""


def expect(holds: bool, what: Any) -> None:
    if not holds:
        raise Mismatch(str(what)[:2000])


def decimal(amount_minor: int, currency: str) -> str:
    if currency == "JPY":
        return str(amount_minor)
    return f"{amount_minor // 100}.{amount_minor % 100:02d}"


class Portal:
    """One seller, `count` customers, an owner of each."""

    def __init__(self, count: int) -> None:
        from accounts.models import Customer, Seller
        from payments import providers
        from payments.tests.memory_provider import MemoryProvider
        from portal.wsgi import application

        self._application = application
        self.provider = MemoryProvider()
        self._ending = ExitStack()
        self._ending.enter_context(providers.replaced("sandbox", self.provider))
        seller = Seller.objects.create(
            slug="northwind",
            name="Northwind",
            time_zone="UTC",
            country="NL",
            tax_id="NL123456789B01",
            address={"lines": ["Keizersgracht 1"], "city": "Amsterdam"},
        )
        self.customers = [
            Customer.objects.create(
                seller=seller,
                public_id=f"customer-{n:02d}",
                name=f"Customer {n}",
                address={"lines": ["Main Street 1"], "city": "Utrecht"},
            )
            for n in range(count)
        ]
        self._people = [self._person(customer) for customer in self.customers]
        self._cookies: dict[int, tuple[str, str]] = {}

    def close(self) -> None:
        self._ending.close()

    def move(self, payment_id: str, state: str) -> None:
        from payments.providers.base import ProviderState

        code = "declined" if state == "failed" else ""
        self.provider.move(payment_id, ProviderState(state), code)

    def webhook(self, payment_id: str) -> None:
        headers, body = self.provider.webhook(payment_id)
        status, answer = self._request("/api/v1/providers/sandbox/webhook", body, headers)
        expect(status == 204, (status, answer))

    def use_credit(self, number: int, body: Any, key: str) -> tuple[int, Any]:
        return self.post(number, "", body, key, below="credit-applications")

    def end(self, how: str, number: int, document: str) -> bool:
        """Whether the seller could void the document, or write it off."""
        from billing import closing
        from billing.models import Document
        from portal import clock

        found = Document.objects.select_related("customer__seller").get(
            customer=self.customers[number], number=document
        )
        offered = how in closing.actions(found)
        try:
            getattr(closing, how)(found, clock.now(), closing.Why("A random operation"))
        except closing.CannotClose:
            expect(not offered, (how, document, "was offered and refused"))
            return False
        expect(offered, (how, document, "was done and not offered"))
        return True

    def post(
        self, number: int, rest: str, body: Any = None, key: str = "", below: str = "payments"
    ) -> tuple[int, Any]:
        """What the owner of a customer posts below its /payments; signs in where needed."""
        from accounts.sessions import open_session
        from portal import tokens

        path = f"/api/v1/customers/{self.customers[number].public_id}/{below}{rest}"
        for _ in range(2):
            cookie, csrf = self._cookies.get(number, ("", ""))
            headers = {"cookie": f"portico_session={cookie}", "x-csrf-token": csrf}
            if key:
                headers["idempotency-key"] = key
            text = b"" if body is None else json.dumps(body).encode()
            status, answer = self._request(path, text, headers)
            if status not in (401, 403):
                break
            # Never signed in, or so long ago that the session is over.
            cookie, _ = open_session(self._people[number], device="Test")
            self._cookies[number] = cookie, tokens.signature("csrf", cookie)
        return status, answer

    def _request(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        environ |= {"HTTP_" + n.upper().replace("-", "_"): v for n, v in headers.items()}
        told: list[str] = []
        answer = self._application(
            environ, lambda status, _headers, _error=None: told.append(status)
        )
        text = b"".join(answer)
        answer.close()
        return int(told[0][:3]), json.loads(text) if text else {}

    def _person(self, customer: Any) -> Any:
        from accounts.models import Membership, Person

        person = Person.objects.create(
            email=f"{customer.public_id}@example.com", name="Owner", password="!"
        )
        Membership.objects.create(
            person=person, seller=customer.seller, customer=customer, roles=["owner"]
        )
        return person
