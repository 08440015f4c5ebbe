"""A library with dj-rest-auth and allauth's registration. KIND is its mode: token, cookie (JWT in HttpOnly cookies), jwt (in
bodies) or session; VERIFY says whether addresses are confirmed."""

import os
import sys
from datetime import timedelta

from django.conf import settings

KIND = os.environ.get("KIND", "token")
WEB_ORIGIN = os.environ["WEB_ORIGIN"]
IS_JWT = KIND in ("cookie", "jwt")
authentication = {
    "token": "rest_framework.authentication.TokenAuthentication",
    "session": "rest_framework.authentication.SessionAuthentication",
    "cookie": "dj_rest_auth.jwt_auth.JWTCookieAuthentication",
    "jwt": "dj_rest_auth.jwt_auth.JWTCookieAuthentication",
}
rest_auth = {
    "USE_JWT": IS_JWT,
    "JWT_AUTH_HTTPONLY": KIND == "cookie",
    "OLD_PASSWORD_FIELD_ENABLED": True,
    "LOGOUT_ON_PASSWORD_CHANGE": False,
    "PASSWORD_RESET_SERIALIZER": f"{__name__}.ResetSerializer",
    "SESSION_LOGIN": KIND == "session",
}
if KIND == "cookie":
    rest_auth |= {"JWT_AUTH_COOKIE": "library-access", "JWT_AUTH_REFRESH_COOKIE": "library-refresh"}
if KIND != "token":
    rest_auth["TOKEN_MODEL"] = None
sys.modules.setdefault("dj_rest_auth_library", sys.modules[__name__])

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "rest_framework",
        "rest_framework.authtoken",
        *(["rest_framework_simplejwt.token_blacklist"] if IS_JWT else []),
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "dj_rest_auth",
        "dj_rest_auth.registration",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    AUTHENTICATION_BACKENDS=[
        "django.contrib.auth.backends.ModelBackend",
        "allauth.account.auth_backends.AuthenticationBackend",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    AUTH_PASSWORD_VALIDATORS=[
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    ],
    EMAIL_HOST=os.environ["EMAIL_HOST"],
    EMAIL_PORT=int(os.environ["EMAIL_PORT"]),
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [authentication[KIND]],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    },
    SIMPLE_JWT={
        "ACCESS_TOKEN_LIFETIME": timedelta(minutes=5),
        "ROTATE_REFRESH_TOKENS": True,
        "BLACKLIST_AFTER_ROTATION": True,
    },
    REST_AUTH=rest_auth,
    ACCOUNT_ADAPTER=f"{__name__}.Adapter",
    ACCOUNT_SIGNUP_FIELDS=["username*", "email*", "password1*", "password2*"],
    ACCOUNT_EMAIL_VERIFICATION="mandatory" if os.environ.get("VERIFY") == "1" else "none",
    ACCOUNT_RATE_LIMITS=False,
)

import django  # noqa: E402

django.setup()

from allauth.account.adapter import DefaultAccountAdapter  # noqa: E402
from allauth.account.models import EmailAddress  # noqa: E402
from dj_rest_auth.serializers import PasswordResetSerializer  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from django.dispatch import receiver  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402


@receiver(post_save, sender=User)
def know_the_address(instance, created, **kwargs):
    """Of a user whom no registration has made."""
    if created and instance.is_superuser:
        EmailAddress.objects.create(user=instance, email=instance.email, verified=True, primary=True)


class Adapter(DefaultAccountAdapter):
    def get_email_confirmation_url(self, request, emailconfirmation):
        return f"{WEB_ORIGIN}/verify-email?token={emailconfirmation.key}"


class ResetSerializer(PasswordResetSerializer):
    def get_email_options(self):
        from allauth.account.utils import user_pk_to_url_str

        return {"url_generator": lambda request, user, key: f"{WEB_ORIGIN}/reset/{user_pk_to_url_str(user)}/{key}"}


class Loans(APIView):
    def get(self, request):
        return Response({"customer": request.user.get_username()})

    def post(self, request):
        return Response({"customer": request.user.get_username(), "note": request.data.get("note")})


urlpatterns = [
    path("dj-rest-auth/", include("dj_rest_auth.urls")),
    path("dj-rest-auth/registration/", include("dj_rest_auth.registration.urls")),
    path("api/loans/", Loans.as_view()),
]

application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
