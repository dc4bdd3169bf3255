"""Invoices, credit notes and the ledger."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"
    label = "billing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts import customers
        from billing import currencies

        customers.set_currencies_in_use(currencies.in_use)
