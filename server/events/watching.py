"""Who watches, and what: asked when a stream opens, and again before it tells anything."""
from __future__ import annotations

from dataclasses import dataclass

from accounts import sessions
from accounts.models import Membership
from accounts.permissions import VIEW, allows
from events.reading import Interest


@dataclass(frozen=True)
class Watcher:
    person_key: int
    session_id: str
    interests: frozenset[Interest]


def watcher_of(cookie: str) -> Watcher | None:
    """None where the session ended. Watching doesn't count as being active."""
    session = sessions.find(cookie, note=False)
    if session is None:
        return None
    interests: set[Interest] = {("person", session.person_id)}
    memberships = Membership.objects.filter(person_id=session.person_id)
    if session.seller_only is not None:
        memberships = memberships.filter(seller_id=session.seller_only)
    if session.only_customer_id is not None:
        memberships = memberships.filter(customer_id=session.only_customer_id)
    for seller, customer, roles in memberships.values_list("seller_id", "customer_id", "roles"):
        if allows(roles, VIEW):
            interests.add(("seller", seller) if customer is None else ("customer", customer))
    return Watcher(session.person_id, session.public_id, frozenset(interests))
