"""Adding sellers, customers and people from the command line."""
from __future__ import annotations

import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import TestCase

from accounts.models import Customer, Membership, Person, Seller
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

    def test_a_theme_is_set_for_a_seller_a_host_name_or_a_customer(self) -> None:
        call_command("add_seller", "acme", "Acme")
        call_command("add_customer", "acme", "corner-shop", "Corner Shop")
        call_command("set_theme", "acme", "amaranth")
        call_command("set_theme", "acme", "kestrel", "--host", "Shop.example")
        call_command("set_theme", "acme", "sarv", "--customer", "corner-shop")
        seller, customer = Seller.objects.get(), Customer.objects.get()
        self.assertEqual(
            (seller.theme, seller.host_themes, customer.theme),
            ("amaranth", {"shop.example": "kestrel"}, "sarv"),
        )
        call_command("set_theme", "acme", "none", "--host", "shop.example")
        call_command("set_theme", "acme", "none", "--customer", "corner-shop")
        self.assertEqual(Seller.objects.get().host_themes, {})
        self.assertEqual(Customer.objects.get().theme, "")

    def test_a_theme_that_is_not_there_is_not_set(self) -> None:
        call_command("add_seller", "acme", "Acme")
        for words in (
            ("acme", "no-such-theme"),
            ("nobody", "amaranth"),
            ("acme", "none"),
            ("acme", "amaranth", "--customer", "nobody"),
        ):
            with self.assertRaises(CommandError):
                call_command("set_theme", *words)
        self.assertEqual(Seller.objects.get().theme, "northwind")
