"""How long a payment may take, and when it is looked after.

PORTICO_PAYMENT_MINUTES  until a payment that nobody decided expires; default 30
"""

from __future__ import annotations

import os
from datetime import timedelta

EXPIRES_AFTER = timedelta(minutes=float(os.environ.get("PORTICO_PAYMENT_MINUTES") or 30))
# How long the request itself has to reach the provider before a job does.
FOLLOW_AFTER = timedelta(seconds=20)
# Between two tries of a provider that does not answer.
RETRY_AFTER = timedelta(seconds=30)
# A payment that never reached the provider fails after this; nobody was ever sent there.
SUBMIT_WITHIN = timedelta(minutes=3)
# A provider that is down at expiry is waited for this long, then the documents are freed.
EXPIRE_AT_LATEST_AFTER = timedelta(hours=1)
# After expiry the provider is asked again, for the case that its webhooks are lost too.
ASKED_AGAIN_AFTER = tuple(timedelta(hours=hours) for hours in (0.25, 1, 6, 24, 72, 168))
