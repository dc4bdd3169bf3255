"""Who is signed in."""
from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from accounts.session_answer import session_json
from portal.answers import json_response


def get_session(request: HttpRequest) -> HttpResponse:
    return json_response(session_json(request))
