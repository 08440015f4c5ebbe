"""The auth API of next-django-starter, answered with Django's own machinery."""

from django.apps import AppConfig


class AuthContractConfig(AppConfig):
    """No models, so no migrations: users, sessions and tokens stay where Django and simplejwt keep them."""

    name = "auth_contract"
    verbose_name = "Auth contract"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from auth_contract import checks  # noqa: F401
        from auth_contract.device import remember_sign_in

        user_logged_in.connect(remember_sign_in, dispatch_uid="auth_contract.remember_sign_in")
