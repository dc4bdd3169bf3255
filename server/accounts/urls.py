from django.urls import path

from accounts import profile, views
from accounts.kiosks import views as kiosks
from portal.answers import endpoint

urlpatterns = [
    path("session", endpoint(GET=views.get_session, POST=views.sign_in, DELETE=views.sign_out)),
    path("session/host", endpoint(POST=views.sign_in_by_host)),
    path("session/kiosk", endpoint(POST=kiosks.sign_in)),
    path("kiosk/pairings", endpoint(POST=kiosks.open_pairing)),
    path("kiosk/pairings/<slug:pairing>/session", endpoint(POST=kiosks.sign_in_by_pairing)),
    path(
        "kiosk/requests/<slug:token>", endpoint(GET=kiosks.show_request, POST=kiosks.allow_request)
    ),
    path("customers/<slug:customer_id>/kiosk-code", endpoint(POST=kiosks.make_code)),
    path("sessions", endpoint(GET=views.list_sessions, DELETE=views.sign_out_everywhere)),
    path("sessions/<slug:session_id>", endpoint(DELETE=views.end_session)),
    path("profile", endpoint(GET=profile.get_profile, PATCH=profile.update_profile)),
]
