"""Headers of every answer, whoever makes it: Django, the static files or the stream."""
from __future__ import annotations

from django.conf import settings

CSP_REPORT_PATH = "/api/v1/reports/csp"


def content_security_policy(frame_ancestors: str) -> str:
    """`frame_ancestors`: who may show the answer in a frame, as CSP writes it."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "frame-src 'self'",
            f"frame-ancestors {frame_ancestors}",
            "base-uri 'none'",
            "form-action 'self'",
            f"report-uri {CSP_REPORT_PATH}",
            "report-to csp",
        )
    )


CSP = content_security_policy("'self'")

HSTS = "max-age=31536000; includeSubDomains"


def security_headers() -> dict[str, str]:
    headers = {
        "Content-Security-Policy": CSP,
        "Reporting-Endpoints": f'csp="{CSP_REPORT_PATH}"',
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if settings.TLS:
        headers["Strict-Transport-Security"] = HSTS
    return headers
