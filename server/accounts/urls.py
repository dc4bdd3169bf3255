from django.urls import path

from accounts import views
from portal.answers import endpoint

urlpatterns = [
    path("session", endpoint(GET=views.get_session)),
]
