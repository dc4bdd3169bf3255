from django.urls import path

from accounts import profile, views
from portal.answers import endpoint

urlpatterns = [
    path("session", endpoint(GET=views.get_session, POST=views.sign_in, DELETE=views.sign_out)),
    path("session/host", endpoint(POST=views.sign_in_by_host)),
    path("sessions", endpoint(GET=views.list_sessions, DELETE=views.sign_out_everywhere)),
    path("sessions/<slug:session_id>", endpoint(DELETE=views.end_session)),
    path("profile", endpoint(GET=profile.get_profile, PATCH=profile.update_profile)),
]
