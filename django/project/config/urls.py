"""The auth API at the root, and the admin where it is installed."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [path("", include("auth_contract.urls"))]

if settings.ADMIN_ENABLED:
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
