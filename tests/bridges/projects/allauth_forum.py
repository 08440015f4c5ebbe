"""A forum with allauth headless and nothing else: Django's session, links in mails, second factors. VERIFY says whether
addresses are confirmed. The view /api/lock/ gives the visitor recovery codes and an authenticator app, as allauth would."""

import json
import os
import sys

from django.conf import settings

WEB_ORIGIN = os.environ["WEB_ORIGIN"]
sys.modules.setdefault("allauth_forum", sys.modules[__name__])

settings.configure(
    SECRET_KEY=os.environ["SECRET_KEY"],
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "allauth",
        "allauth.account",
        "allauth.mfa",
        "allauth.usersessions",
        "allauth.headless",
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
    ACCOUNT_SIGNUP_FIELDS=["username*", "email*", "password1*"],
    ACCOUNT_EMAIL_VERIFICATION="mandatory" if os.environ.get("VERIFY") == "1" else "none",
    ACCOUNT_RATE_LIMITS=False,
    HEADLESS_ONLY=True,
    HEADLESS_CLIENTS=["browser"],
    HEADLESS_FRONTEND_URLS={
        "account_confirm_email": f"{WEB_ORIGIN}/verify-email?token={{key}}",
        "account_reset_password": f"{WEB_ORIGIN}/forgot",
        "account_reset_password_from_key": f"{WEB_ORIGIN}/reset/key/{{key}}",
        "account_signup": f"{WEB_ORIGIN}/register",
    },
)

import django  # noqa: E402

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from django.dispatch import receiver  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.urls import include, path  # noqa: E402


@receiver(post_save, sender=get_user_model())
def trust_superusers(instance, created, **_):
    """Nobody mails `createsuperuser` a link."""
    if created and instance.is_superuser:
        EmailAddress.objects.create(user=instance, email=instance.email, primary=True, verified=True)


def posts(request):
    """The visitor's name, and what was sent."""
    if not request.user.is_authenticated:
        return JsonResponse({"detail": "Sign in first."}, status=401)
    note = json.loads(request.body).get("note") if request.method == "POST" else None
    return JsonResponse({"customer": request.user.get_username(), "note": note})


def lock(request):
    """Ask this visitor for a second factor from now on."""
    if not request.user.is_authenticated or request.method != "POST":
        return JsonResponse({"detail": "Sign in first."}, status=401)
    TOTP.activate(request.user, generate_totp_secret())
    return JsonResponse({"codes": RecoveryCodes.activate(request.user).get_unused_codes()})


urlpatterns = [
    path("_allauth/", include("allauth.headless.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/posts/", posts),
    path("api/lock/", lock),
]

application = get_wsgi_application()

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
