from django.apps import AppConfig


class AuthApiConfig(AppConfig):
    """No models, so no migrations: users, sessions and tokens stay where Django and simplejwt keep them."""

    name = "auth_contract"
    verbose_name = "Auth API"
