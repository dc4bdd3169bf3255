"""What a person may do at a customer, answered without another query where it is known."""

from __future__ import annotations

from accounts.access import roles_at
from accounts.models import Customer
from accounts.permissions import allows
from django.http import HttpRequest
from portal.api import signed_in


def may(request: HttpRequest, customer: Customer, permission: str) -> bool:
    return allows(roles_at(signed_in(request), customer), permission)
