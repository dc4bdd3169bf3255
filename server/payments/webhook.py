"""Where providers tell how a payment ended."""

from __future__ import annotations

import logging

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import Problem, endpoint, no_content, not_found, without_csrf

from payments import providers
from payments.models import Payment
from payments.providers.base import WebhookRefused
from payments.settle import settle

log = logging.getLogger("portico.payments")


@without_csrf
def take(request: HttpRequest, provider: str) -> HttpResponse:
    """Takes each webhook-id once, in the transaction that settles; a repeat changes nothing.

    One that is not signed by the provider, or older than five minutes, is refused: 401. One of
    an unknown payment is 404, so that the provider tells it again.
    """
    adapter = providers.get(provider)
    if adapter is None:
        raise not_found()
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        told = adapter.notification(headers, request.body, clock.now())
    except WebhookRefused as error:
        log.warning("webhook refused", extra={"fields": {"provider": provider}})
        raise Problem("webhook-refused", 401, "This webhook is not taken.", str(error)) from error
    with transaction.atomic():
        payment = Payment.objects.filter(
            public_id=told.payment.payment_id, provider=provider
        ).first()
        if payment is None:
            raise not_found()
        if _is_first(payment, told.webhook_id):
            settle(payment, told.payment)
    return no_content()


def _is_first(payment: Payment, webhook_id: str) -> bool:
    """Remembers the webhook; a second one at the same moment waits for the first to commit."""
    received_at = connection.ops.adapt_datetimefield_value(clock.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payments_webhookdelivery (provider, webhook_id, payment_id, received_at)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [payment.provider, webhook_id, payment.pk, received_at],
        )
        return bool(cursor.rowcount)


receive = endpoint(POST=take)
