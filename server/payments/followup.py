"""The job that looks after a payment, and the calls to its provider.

Nothing here holds a transaction while the provider is called.
"""

from __future__ import annotations

from datetime import datetime

from jobs import queue
from portal import clock

from payments import deadlines, providers
from payments.models import Payment, Status
from payments.providers.base import Intent, Provider, ProviderState, Rejected, Unavailable
from payments.settle import Verdict, settle

# What the provider will not change again by itself.
ENDED = {ProviderState.FAILED, ProviderState.EXPIRED, ProviderState.REVERSED}


def look_after(payment: Payment, at: datetime) -> None:
    """Writes the job, in the caller's transaction; of several waiting ones the earliest counts."""
    queue.enqueue(
        "payments.follow",
        {"payment_id": payment.public_id},
        run_at=at,
        unique=payment.public_id,
    )


def submit(payment: Payment) -> Payment:
    """Makes the payment known to the provider; repeatable, by the payment's own id.

    Errors: Unavailable; the payment then stays `created`, and the job goes on.
    """
    if payment.status != Status.CREATED:
        return payment
    try:
        told = _provider(payment).create(_intent(payment))
    except Rejected:
        return settle(payment, Verdict("declined", "provider-unavailable"))
    return settle(payment, told)


def ask(payment: Payment) -> tuple[Payment, ProviderState | None]:
    """Asks how the payment stands and settles by the answer. None: never heard of there.

    Errors: Unavailable.
    """
    told = _provider(payment).find(payment.public_id)
    if told is None:
        return payment, None
    return settle(payment, told), told.state


def refresh(payment: Payment) -> Payment:
    """Goes on with the payment wherever it stopped, as on a person's return.

    Errors: Unavailable.
    """
    if payment.status == Status.CREATED:
        return submit(payment)
    if payment.status in (Status.PENDING, Status.EXPIRED, Status.FAILED):
        return ask(payment)[0]
    return payment


def follow(payment: Payment) -> None:
    """Does what is due and writes the next job, until nothing more can come."""
    now = clock.now()
    if payment.status == Status.CREATED:
        try:
            payment = submit(payment)
        except Unavailable:
            if now < payment.created_at + deadlines.SUBMIT_WITHIN:
                look_after(payment, now + deadlines.RETRY_AFTER)
                return
            payment = settle(payment, Verdict("declined", "provider-unavailable"))
    if payment.status == Status.PENDING:
        if now < payment.expires_at:
            look_after(payment, payment.expires_at)
        else:
            _expire(payment, now)
    elif payment.status in (Status.EXPIRED, Status.FAILED):
        _ask_again(payment, now)


def _expire(payment: Payment, now: datetime) -> None:
    try:
        payment, state = ask(payment)
    except Unavailable:
        if now < payment.expires_at + deadlines.EXPIRE_AT_LATEST_AFTER:
            look_after(payment, now + deadlines.RETRY_AFTER)
            return
        state = ProviderState.OPEN
    payment = settle(payment, Verdict("timed_out", "expired"))
    if payment.status == Status.EXPIRED and state not in ENDED:
        _later(payment, now)


def _ask_again(payment: Payment, now: datetime) -> None:
    try:
        payment, state = ask(payment)
    except Unavailable:
        state = ProviderState.OPEN
    if payment.status in (Status.EXPIRED, Status.FAILED) and state not in ENDED:
        _later(payment, now)


def _later(payment: Payment, now: datetime) -> None:
    for after in deadlines.ASKED_AGAIN_AFTER:
        if payment.expires_at + after > now:
            look_after(payment, payment.expires_at + after)
            return


def _provider(payment: Payment) -> Provider:
    provider = providers.get(payment.provider)
    if provider is None:
        raise Unavailable(f"This deployment has no provider {payment.provider}.")
    return provider


def _intent(payment: Payment) -> Intent:
    rows = payment.allocations.order_by("id").values_list("document__number", flat=True)[:6]
    numbers = [str(number) for number in rows]
    more = ", …" if len(numbers) > 5 else ""
    return Intent(
        payment_id=payment.public_id,
        amount_minor=payment.amount_minor,
        currency=payment.currency,
        description=", ".join(numbers[:5]) + more,
        merchant=payment.customer.seller.name,
        return_url=payment.return_url,
        locale=payment.locale,
        expires_in_seconds=max(1, int(deadlines.EXPIRES_AFTER.total_seconds())),
    )
