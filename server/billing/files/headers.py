"""Answers that are files: always saved, never shown in the portal's own origin."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "xml": "application/xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(data: bytes, filename: str, media_type: str = "") -> HttpResponse:
    """An attachment download (RFC 6266) that runs nothing even if it is opened."""
    extension = filename.rpartition(".")[2]
    response = HttpResponse(data, content_type=media_type or MEDIA_TYPES[extension])
    response["Content-Disposition"] = disposition(filename)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def disposition(filename: str) -> str:
    safe = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "-" for c in filename)
    plain = "".join(c if c.isascii() else "_" for c in safe)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
