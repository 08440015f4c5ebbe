from django.apps import AppConfig


class CustomAccountsConfig(AppConfig):
    name = "custom_accounts"
    default_auto_field = "django.db.models.BigAutoField"
