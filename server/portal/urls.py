"""Every address of the server but static files and the event stream."""
from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path

from portal.health import healthz

_API = ["accounts.urls", "portal.reports"]
for _app in ("billing", "payments"):
    if apps.is_installed(_app) and find_spec(f"{_app}.urls"):
        _API.append(f"{_app}.urls")

urlpatterns = [
    path("healthz", healthz),
    path("api/v1/", include([path("", include(module)) for module in _API])),
]

handler400 = "portal.middleware.problems.handler_400"
handler403 = "portal.middleware.problems.handler_403"
handler404 = "portal.middleware.problems.handler_404"
handler500 = "portal.middleware.problems.handler_500"
