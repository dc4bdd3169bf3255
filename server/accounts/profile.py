"""A person's own settings. Two browsers that change them at once don't overwrite each other."""
from __future__ import annotations

import functools
import json
import unicodedata
import zoneinfo
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.access import signed_in_elsewhere
from accounts.models import Person
from portal.answers import json_response
from portal.idempotency import idempotent
from portal.problems import FieldError, Problem, invalid
from portal.reading import read_json


def get_profile(request: HttpRequest) -> HttpResponse:
    return _answer(signed_in_elsewhere(request))


def update_profile(request: HttpRequest) -> HttpResponse:
    person = signed_in_elsewhere(request)
    change = read_json(request, "ProfileChange")
    _check(change)
    # A change that waited for a network may come twice, as any write may.
    if request.META.get("HTTP_IDEMPOTENCY_KEY"):
        answer = idempotent(request, person, None, lambda: _change(request, person, change))
        answer["ETag"] = f'"{json.loads(answer.content)["version"]}"'  # of a stored answer, too
        return answer
    return _change(request, person, change)


def _change(request: HttpRequest, person: Person, change: dict[str, Any]) -> HttpResponse:
    wanted = request.META.get("HTTP_IF_MATCH", "")
    if not wanted:
        raise Problem("stale", 428, "Say which version you change.", "Send If-Match.")
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if wanted != f'"{person.version}"':
            raise Problem(
                "stale",
                412,
                "This was changed elsewhere meanwhile.",
                "Load it again, then repeat the change.",
            )
        for name, value in change.items():
            setattr(person, name, value)
        person.version += 1
        person.save(update_fields=[*change, "version"])
    return _answer(person)


def _answer(person: Person) -> HttpResponse:
    body = {
        "name": person.name,
        "email": person.email,
        "locale": person.locale,
        "time_zone": person.time_zone,
        "version": person.version,
    }
    return json_response(body, etag=person.version)


def _check(change: dict[str, Any]) -> None:
    """What the schema can't say."""
    if "name" in change:
        change["name"] = unicodedata.normalize("NFC", change["name"]).strip()
        if not change["name"]:
            raise invalid(FieldError("name", "required", "This must not be empty."))
        if any(unicodedata.category(character) == "Cc" for character in change["name"]):
            raise invalid(FieldError("name", "invalid", "A name has no control characters."))
    if "time_zone" in change and change["time_zone"] not in _time_zones():
        raise invalid(FieldError("time_zone", "unknown", "This time zone is not known."))


@functools.lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())
