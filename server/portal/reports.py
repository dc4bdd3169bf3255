"""Takes the browser's reports of what the content security policy stopped."""
from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.answers import endpoint, no_content, without_csrf

log = logging.getLogger("portico.csp")
REPORT_LIMIT_BYTES = 16 * 1024


@without_csrf
def take(request: HttpRequest) -> HttpResponse:
    try:
        reports = json.loads(request.body[:REPORT_LIMIT_BYTES])
    except (ValueError, RecursionError):
        return no_content()
    for report in reports[:10] if isinstance(reports, list) else [reports]:
        log.warning("blocked", extra={"fields": _summary(report)})
    return no_content()


def _summary(report: Any) -> dict[str, str]:
    """Directive and host of what was blocked: no page address, no sample."""
    body = report.get("csp-report", report.get("body", {})) if isinstance(report, dict) else {}
    body = body if isinstance(body, dict) else {}
    blocked = str(body.get("blocked-uri", body.get("blockedURL", "")))[:200]
    directive = body.get("effective-directive", body.get("effectiveDirective", ""))
    return {"directive": str(directive)[:60], "blocked": _host(blocked)}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc or address[:20]
    except ValueError:
        return ""


urlpatterns = [path("reports/csp", endpoint(POST=take))]
