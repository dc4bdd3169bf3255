"""Billing below /api/v1/."""

from django.urls import path, re_path
from portal.api import endpoint

from billing.views import closing, document, documents, invoices, overview, statement

CUSTOMER = r"^customers/(?P<customer_id>[a-z0-9-]{1,40})"
DOCUMENT = (
    CUSTOMER + r"/(?P<collection>invoices|credit-notes)/(?P<document_id>[A-Za-z0-9._~-]{1,120})"
)

urlpatterns = [
    re_path(CUSTOMER + r"/invoices$", endpoint(GET=invoices.list_invoices)),
    re_path(CUSTOMER + r"/documents/columns$", endpoint(GET=documents.list_document_columns)),
    re_path(
        CUSTOMER + r"/documents/(?P<format>csv|xlsx)$", endpoint(GET=documents.download_documents)
    ),
    re_path(CUSTOMER + r"/overview$", endpoint(GET=overview.get_overview)),
    re_path(DOCUMENT + r"$", endpoint(GET=document.get_document)),
    re_path(DOCUMENT + r"/void$", endpoint(POST=closing.void)),
    re_path(DOCUMENT + r"/write-off$", endpoint(POST=closing.write_off)),
    re_path(DOCUMENT + r"/(?P<format>pdf|ubl|csv)$", endpoint(GET=document.download_document)),
    re_path(
        DOCUMENT + r"/attachments/(?P<attachment_id>[^/]+)$",
        endpoint(GET=document.download_attachment),
    ),
    path("customers/<slug:customer_id>/statement", endpoint(GET=statement.get_statement)),
    re_path(
        CUSTOMER + r"/statement/(?P<format>pdf|csv|xlsx)$",
        endpoint(GET=statement.download_statement),
    ),
]
