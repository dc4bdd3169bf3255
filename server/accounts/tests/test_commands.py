"""Adding sellers, customers and people from the command line."""
from __future__ import annotations

import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from accounts.models import Membership, Person
from portal.testing import ContractClient


class CommandTests(TestCase):
    def add_person(self, *words: str, password: str = "a long enough one") -> None:
        with mock.patch("sys.stdin", io.StringIO(password + "\n")):
            call_command("add_person", *words)

    def test_person_added_by_hand_signs_in(self) -> None:
        call_command("add_seller", "acme", "Acme")
        call_command("add_customer", "acme", "corner-shop", "Corner Shop")
        self.add_person("Pat@Example.com", "Pat", "--customer", "corner-shop", "--role", "owner")
        client = ContractClient()
        client.get("/api/v1/session")
        answer = client.write(
            "POST",
            "/api/v1/session",
            {"email": "pat@example.com", "password": "a long enough one"},
        )
        self.assertEqual(answer.json()["customers"][0]["roles"], ["owner"])

    def test_second_customer_joins_the_same_person(self) -> None:
        call_command("add_seller", "acme", "Acme")
        for customer in ("one", "two"):
            call_command("add_customer", "acme", customer, customer)
            self.add_person("pat@example.com", "Pat", "--customer", customer)
        self.assertEqual(Person.objects.count(), 1)
        self.assertEqual(Membership.objects.count(), 2)

    def test_what_is_wrong_is_said(self) -> None:
        call_command("add_seller", "acme", "Acme")
        for words in (
            ("add_seller", "acme", "Acme"),
            ("add_customer", "nobody", "x", "X"),
            ("add_customer", "acme", "No Good", "X"),
        ):
            with self.assertRaises(CommandError):
                call_command(*words)
        with self.assertRaises(CommandError):
            self.add_person("pat@example.com", "Pat", "--customer", "nowhere")
        with self.assertRaises(CommandError):
            self.add_person("pat@example.com", "Pat")
        with self.assertRaises(CommandError):
            self.add_person("pat@example.com", "Pat", "--staff-of", "acme", password="short")
