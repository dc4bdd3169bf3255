"""What views use: reading requests, who asks, answering, errors. Import from here."""
from accounts.access import customer_for, signed_in
from portal.answers import endpoint, json_response, no_content, without_csrf
from portal.documents import document_id, number_from_id
from portal.idempotency import idempotent
from portal.problems import FieldError, Problem, invalid, not_found
from portal.reading import Query, decode_cursor, encode_cursor, query, read_json

__all__ = [
    "FieldError",
    "Problem",
    "Query",
    "customer_for",
    "decode_cursor",
    "document_id",
    "encode_cursor",
    "endpoint",
    "idempotent",
    "invalid",
    "json_response",
    "no_content",
    "not_found",
    "number_from_id",
    "query",
    "read_json",
    "signed_in",
    "without_csrf",
]
