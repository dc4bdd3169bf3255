"""Which seller's portal a request asks for."""
from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from accounts.models import Seller


def seller_of(request: HttpRequest) -> Seller | None:
    """The seller that names this host; else the first one; None in an empty database."""
    host = request.get_host().rsplit(":", 1)[0].lower()
    sellers = list(Seller.objects.order_by("pk"))
    for seller in sellers:
        if host in seller.hosts:
            return seller
    return sellers[0] if sellers else None


def seller_json(seller: Seller | None) -> dict[str, Any]:
    if seller is None:
        return {"id": "portico", "name": "Portico", "theme": "portico"}
    answer = {"id": seller.slug, "name": seller.name, "theme": seller.theme}
    if seller.support_email:
        answer["support_email"] = seller.support_email
    if seller.website:
        answer["website"] = seller.website
    return answer
