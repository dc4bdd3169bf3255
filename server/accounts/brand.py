"""Which seller's portal a request asks for."""
from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from accounts.models import Seller


def host_of(request: HttpRequest) -> str:
    """The host name asked for, without its port."""
    host: str = request.get_host()
    return (host if host.endswith("]") else host.rsplit(":", 1)[0]).lower()


def shown_at(seller: Seller, host: str) -> bool:
    """A seller that names its hosts is shown there alone; one that names none, anywhere."""
    return not seller.hosts or host in seller.hosts


def seller_of(request: HttpRequest) -> Seller | None:
    """The seller that names this host; else one that names none. None: an empty database."""
    host = host_of(request)
    sellers = [seller for seller in Seller.objects.order_by("pk") if shown_at(seller, host)]
    sellers.sort(key=lambda seller: host not in seller.hosts)
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
