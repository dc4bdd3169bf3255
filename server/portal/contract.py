"""contract/openapi.yaml, read once: checks values and answers against its schemas."""
from __future__ import annotations

import functools
import re
from typing import Any

import yaml
from django.conf import settings
from jsonschema import Draft202012Validator, RefResolver

from portal.problems import FieldError

CONTRACT_VERSION = 1

CODES = {
    "required": ("required", "This is needed."),
    "additionalProperties": ("unknown", "This is not known here."),
    "maxLength": ("too-long", "This is too long."),
    "minLength": ("required", "This must not be empty."),
    "maximum": ("too-large", "This is too large."),
    "minimum": ("too-small", "This is too small."),
    "maxItems": ("too-large", "There are too many."),
    "minItems": ("too-small", "There are too few."),
    "minProperties": ("required", "Nothing is said."),
}


@functools.lru_cache(maxsize=None)
def document() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(settings.CONTRACT, encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=loader)
    return loaded


@functools.lru_cache(maxsize=None)
def _validator(pointer: str) -> Any:
    """Checks against the schema at a JSON pointer into the contract."""
    resolver = RefResolver("", document())
    return Draft202012Validator({"$ref": f"#{pointer}"}, resolver=resolver)


def schema_names() -> list[str]:
    return list(document()["components"]["schemas"])


def check(schema: str, value: Any) -> list[FieldError]:
    """What is wrong with `value`, at most 20 errors."""
    return check_at(f"/components/schemas/{schema}", value)


def check_at(pointer: str, value: Any) -> list[FieldError]:
    found = []
    for error in _validator(pointer).iter_errors(value):
        found.extend(_field_errors(error))
        if len(found) >= 20:
            break
    return found


def _field_errors(error: Any) -> list[FieldError]:
    where = [str(part) for part in error.absolute_path]
    code, message = CODES.get(error.validator, ("invalid", "This is not valid."))
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return [FieldError("/".join([*where, name]), code, message) for name in missing[:1]]
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        extra = [name for name in error.instance if name not in known]
        return [FieldError("/".join([*where, name]), code, message) for name in extra[:5]]
    return [FieldError("/".join(where), code, message)]


@functools.lru_cache(maxsize=None)
def operations() -> dict[str, tuple[str, str]]:
    """operationId -> (METHOD, path template)."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, item in document()["paths"].items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "operationId" in operation
    }


@functools.lru_cache(maxsize=None)
def _routes() -> list[tuple[str, Any, str]]:
    routes = []
    for operation_id, (method, template) in operations().items():
        parameters = _parameters(method, template)
        pattern = re.sub(
            r"\{(\w+)\}", lambda match: _segment(parameters.get(match[1], {})), template
        )
        routes.append((method, re.compile(pattern), operation_id))
    # Literal segments win over parameters, as `statement` does over a collection.
    routes.sort(key=lambda route: operations()[route[2]][1].count("{"))
    return routes


def _parameters(method: str, template: str) -> dict[str, dict[str, Any]]:
    operation = document()["paths"][template][method.lower()]
    found = {}
    for parameter in operation.get("parameters", []):
        if "$ref" in parameter:
            parameter = resolve(parameter["$ref"])
        if parameter["in"] == "path":
            found[parameter["name"]] = parameter["schema"]
    return found


def _segment(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return "(?:" + "|".join(map(re.escape, schema["enum"])) + ")"
    return "[^/]+"


def operation_for(method: str, path: str) -> str | None:
    """The operationId that answers `path` (below /api/v1), if any."""
    for known, pattern, operation_id in _routes():
        if known == method and pattern.fullmatch(path):
            return operation_id
    return None


def resolve(reference: str) -> Any:
    found: Any = document()
    for part in reference.removeprefix("#/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def response_pointer(operation_id: str, status: int) -> str:
    """JSON pointer to the answer that the contract tells for a status."""
    method, path = operations()[operation_id]
    responses = document()["paths"][path][method.lower()]["responses"]
    key = str(status) if str(status) in responses else "default" if status >= 400 else ""
    if not key:
        raise LookupError(f"{operation_id} says nothing of status {status}")
    if "$ref" in responses[key]:
        return str(responses[key]["$ref"]).removeprefix("#")
    escaped = path.replace("~", "~0").replace("/", "~1")
    return f"/paths/{escaped}/{method.lower()}/responses/{key}"
