"""Every address of the server but static files and the event stream."""
from django.urls import include, path

from portal.health import healthz

API = ("accounts.urls", "billing.urls", "payments.urls", "portal.reports")

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/", include([path("", include(module)) for module in API])),
]

handler400 = "portal.middleware.problems.handler_400"
handler403 = "portal.middleware.problems.handler_403"
handler404 = "portal.middleware.problems.handler_404"
handler500 = "portal.middleware.problems.handler_500"
