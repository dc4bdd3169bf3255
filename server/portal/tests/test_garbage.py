"""Whatever arrives, no answer is our own mistake, and each is as the contract says."""
from __future__ import annotations

import json
import random
from typing import Any

from portal import contract
from portal.testing import API, CastTestCase

TEXTS = (
    "",
    "x",
    "..",
    "%00",
    "%ff",
    "~2F",
    "نان",
    "%2e%2e",
    "a" * 400,
    "null",
    "-1",
    "1e9",
    "'\"<",
)
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**53 - 1,
    2**63,
    1.5,
    "",
    "x",
    "\0",
    "\ud800",
    "نان",
    "x" * 5000,
    [],
    {},
    [[[]]],
    {"a": {"b": []}},
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"HTTP_IF_MATCH": '"1"', "HTTP_IDEMPOTENCY_KEY": "0123456789abcdef"},
    {"HTTP_IF_MATCH": "*", "HTTP_IDEMPOTENCY_KEY": "\u00e9"},
    {"HTTP_IF_NONE_MATCH": '"', "HTTP_COOKIE": "portico_session=;;="},
    {"HTTP_ACCEPT": "\u00e9", "HTTP_USER_AGENT": "x" * 5000},
)
NAMES = (
    *("email", "password", "token", "name", "locale", "time_zone"),
    *("currency", "allocations", "amount_minor", "return_path", "document_id"),
)
ROUNDS = 12


class GarbageTests(CastTestCase):
    """Streams are tested apart: they are no request of Django's."""

    def setUp(self) -> None:
        self.chance = random.Random(20260301)
        self.client_of_alice = self.client_for(self.cast.alice)
        self.client_of_alice.raise_request_exception = False

    def ask(self, method: str, path: str, body: bytes, content_type: str) -> None:
        headers = dict(self.chance.choice(HEADERS))
        headers["HTTP_X_CSRF_TOKEN"] = self.client_of_alice.csrf_token()
        answer = self.client_of_alice.generic(method, path, body, content_type, **headers)
        self.assertNotEqual(answer.status_code, 500, (method, path, body[:80], answer.content))
        if answer.status_code in (204, 401):  # Signed out by its own request, perhaps.
            self.client_of_alice.sign_in(self.cast.alice)

    def fill(self, template: str) -> str:
        while "{" in template:
            before, _, rest = template.partition("{")
            name, _, after = rest.partition("}")
            known = {"customer_id": "brightside", "collection": "invoices", "provider": "sandbox"}
            value = known.get(name, "") if self.chance.random() < 0.7 else ""
            template = before + (value or self.chance.choice(TEXTS)) + after
        return API + template

    def body(self) -> tuple[bytes, str]:
        kind = self.chance.random()
        if kind < 0.2:
            return self.chance.randbytes(self.chance.randrange(200)), "application/json"
        if kind < 0.3:
            return b"{" * self.chance.randrange(5000), "application/json"
        if kind < 0.4:
            return b"a=b&c=d", "application/x-www-form-urlencoded"
        chosen = self.chance.sample(NAMES, self.chance.randrange(len(NAMES)))
        value = {name: self.chance.choice(VALUES) for name in chosen}
        return json.dumps(value).encode("utf-8", "surrogatepass"), "application/json"

    def test_no_request_breaks_the_server(self) -> None:
        for _ in range(ROUNDS):
            for operation_id, (method, template) in contract.operations().items():
                if operation_id == "streamEvents":
                    continue
                names = ("q", "status", "cursor", "limit", "from", "to", "currency", "locale")
                query = "&".join(
                    f"{name}={self.chance.choice(TEXTS)}"
                    for name in self.chance.sample(names, self.chance.randrange(4))
                )
                self.ask(method, f"{self.fill(template)}?{query}", *self.body())

    def test_no_method_or_address_breaks_the_server(self) -> None:
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"):
            for path in ("session", "sessions", "profile", "reports/csp", "", "x/y/z", "..", "%00"):
                self.ask(method, f"{API}/{path}", *self.body())
