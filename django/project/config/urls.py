"""The auth API at the root, your own apps, and the admin where it is installed."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("auth_contract.urls")),
    path("", include("notes.urls")),  # setup: notes
]

if settings.ADMIN_ENABLED:
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
