"""Which seller's portal a request asks for, and in which brand."""
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts.models import Customer, Seller
from portal import themes

TRIED = "portico_theme"  # Cookie of a demonstration: the theme that someone tries.


def host_of(request: HttpRequest) -> str:
    """The host name asked for, without its port."""
    host: str = request.get_host()
    return (host if host.endswith("]") else host.rsplit(":", 1)[0]).lower()


def shown_at(seller: Seller, host: str) -> bool:
    """A seller that names its hosts is shown there alone; one that names none, anywhere."""
    return not seller.hosts or host in seller.hosts


def seller_of(request: HttpRequest) -> Seller | None:
    return seller_at(host_of(request))


def seller_at(host: str) -> Seller | None:
    """The seller that names this host; else one that names none. None: an empty database."""
    sellers = [seller for seller in Seller.objects.order_by("pk") if shown_at(seller, host)]
    sellers.sort(key=lambda seller: host not in seller.hosts)
    return sellers[0] if sellers else None


def theme_of(seller: Seller | None, host: str, customer: Customer | None = None) -> str:
    """The customer's own, else that of the host name asked for, else the seller's."""
    if customer is not None and customer.theme:
        return customer.theme
    if seller is None:
        return themes.PLAIN
    return seller.host_themes.get(host) or seller.theme


def tried_theme(cookie: str | None) -> str:
    """What a demonstration was asked to show, by `/?theme=`. Nothing elsewhere."""
    return cookie if settings.DEMO and cookie and themes.find(cookie, "theme.json") else ""


def seller_json(seller: Seller | None, host: str, tried: str = "") -> dict[str, Any]:
    theme = tried or theme_of(seller, host)
    if seller is None:
        return {"id": "portico", "name": "Portico", "theme": theme}
    answer = {"id": seller.slug, "name": seller.name, "theme": theme}
    if seller.support_email:
        answer["support_email"] = seller.support_email
    if seller.website:
        answer["website"] = seller.website
    return answer
