"""A small shop with simplejwt and nothing else: one file, function views, orders of one's own. It knows nothing of the
front end that is put before it. ROTATE, BLACKLIST and OWN_ME choose between the ways in which projects use simplejwt."""

import os
import sys
from datetime import timedelta

from django.conf import settings

ROTATE = os.environ.get("ROTATE") == "1"
BLACKLIST = os.environ.get("BLACKLIST") == "1"
OWN_ME = os.environ.get("OWN_ME") == "1"

settings.configure(
    DEBUG=False,
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        *(["rest_framework_simplejwt.token_blacklist"] if BLACKLIST else []),
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    },
    SIMPLE_JWT={
        "ACCESS_TOKEN_LIFETIME": timedelta(minutes=5),
        "ROTATE_REFRESH_TOKENS": ROTATE,
        "BLACKLIST_AFTER_ROTATION": BLACKLIST,
    },
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework.decorators import api_view  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework_simplejwt import views  # noqa: E402


@api_view(["GET", "POST"])
def orders(request):
    """The project's own endpoint: it needs the credential that the project expects, and says what it was sent."""
    return Response(
        {
            "customer": request.user.username,
            "note": request.data.get("note") if request.method == "POST" else None,
            "cookies": sorted(request.COOKIES),
        }
    )


@api_view(["GET"])
def me(request):
    return Response({"id": request.user.pk, "username": request.user.username, "email": request.user.email})


urlpatterns = [
    path("api/token/", views.TokenObtainPairView.as_view()),
    path("api/token/refresh/", views.TokenRefreshView.as_view()),
    path("api/orders/", orders),
    *([path("api/me/", me)] if OWN_ME else [path("api/token/verify/", views.TokenVerifyView.as_view())]),
    *([path("api/token/blacklist/", views.TokenBlacklistView.as_view())] if BLACKLIST else []),
]

application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
