"""What runs by itself."""

from __future__ import annotations

from datetime import timedelta

from jobs.models import Job
from portal import clock
from portal.testing import at

from payments import deadlines, tasks
from payments.models import Payment, WebhookDelivery
from payments.providers.base import ProviderState
from payments.tests.case import PaymentTestCase


class TaskTests(PaymentTestCase):
    def test_a_payment_whose_job_was_given_up_is_found_again(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        Job.objects.all().delete()
        with at(clock.now() + deadlines.EXPIRES_AFTER + timedelta(hours=2)):
            tasks.find_stuck({})
            self.after(timedelta())
        self.assertEqual(self.shown(payment_id)["status"], "succeeded")

    def test_a_payment_that_may_still_be_decided_is_left_alone(self) -> None:
        self.pending((self.invoice, 10000))
        Job.objects.all().delete()
        tasks.find_stuck({})
        self.assertFalse(Job.objects.exists())

    def test_a_job_of_a_payment_that_is_gone_does_nothing(self) -> None:
        tasks.follow({"payment_id": "pay_gone"})
        self.assertFalse(Payment.objects.exists())

    def test_webhook_ids_are_kept_as_long_as_they_could_be_replayed(self) -> None:
        self.paid((self.invoice, 10000))
        tasks.prune({})
        self.assertEqual(WebhookDelivery.objects.count(), 1)
        with at(clock.now() + timedelta(days=8)):
            tasks.prune({})
        self.assertEqual(WebhookDelivery.objects.count(), 0)
