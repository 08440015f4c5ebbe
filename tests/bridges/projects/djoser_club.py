"""A club with djoser: class-based settings, a DRF viewset, mails with links to a front end. KIND chooses between JWT and DRF
tokens, HEADER the word before a JWT, ACTIVATE whether addresses are confirmed."""

import os
import sys
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings

KIND = os.environ.get("KIND", "jwt")
HEADER = os.environ.get("HEADER", "JWT")
front_end = urlsplit(os.environ["WEB_ORIGIN"])
authentication = {
    "jwt": "rest_framework_simplejwt.authentication.JWTAuthentication",
    "token": "rest_framework.authentication.TokenAuthentication",
}


class Settings:
    SECRET_KEY = os.environ["SECRET_KEY"]
    ALLOWED_HOSTS = ["127.0.0.1"]
    ROOT_URLCONF = __name__
    INSTALLED_APPS = [
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework.authtoken",
        "djoser",
    ]
    TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}}
    DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    ]
    EMAIL_HOST = os.environ["EMAIL_HOST"]
    EMAIL_PORT = int(os.environ["EMAIL_PORT"])
    USE_TZ = True
    DOMAIN = front_end.netloc
    SITE_NAME = "The club"
    REST_FRAMEWORK = {
        "DEFAULT_AUTHENTICATION_CLASSES": [authentication[KIND]],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    }
    SIMPLE_JWT = {"AUTH_HEADER_TYPES": (HEADER,), "ACCESS_TOKEN_LIFETIME": timedelta(minutes=5)}
    DJOSER = {
        "PASSWORD_RESET_CONFIRM_URL": "reset/{uid}/{token}",
        "ACTIVATION_URL": "verify-email?uid={uid}&token={token}",
        "SEND_ACTIVATION_EMAIL": os.environ.get("ACTIVATE") == "1",
    }


settings.configure(**{name: value for name, value in vars(Settings).items() if name.isupper()})

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402


class Bookings(APIView):
    def get(self, request):
        return Response({"customer": request.user.get_username(), "cookies": sorted(request.COOKIES)})

    def post(self, request):
        return Response({"customer": request.user.get_username(), "note": request.data.get("note")})


urlpatterns = [
    path("auth/", include("djoser.urls")),
    path("auth/", include("djoser.urls.jwt" if KIND == "jwt" else "djoser.urls.authtoken")),
    path("api/bookings/", Bookings.as_view()),
]

application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
