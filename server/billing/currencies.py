"""Which currencies customers do business in."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count

from billing.models import Entry


def in_use(customers: Sequence[int]) -> dict[int, list[str]]:
    """Customer's key -> currencies of its ledger, most used first. One walk over an index."""
    rows = (
        Entry.objects.filter(customer_id__in=customers)
        .values_list("customer_id", "currency")
        .annotate(entries=Count("pk"))
        .order_by("customer_id", "-entries", "currency")
    )
    found: dict[int, list[str]] = {}
    for customer, currency, _ in rows:
        found.setdefault(customer, []).append(currency)
    return found
