"""The project's own paths, and the test-only ones."""

from django.urls import path

from config.urls import urlpatterns as project_urlpatterns
from conformance import views

urlpatterns = [
    *project_urlpatterns,
    path("conformance/ask/", views.ask),
    path("conformance/whoami/", views.whoami),
    path("conformance/protected/", views.protected),
]
