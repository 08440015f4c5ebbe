"""Notes that people keep. lib/notes is the same in TypeScript."""

from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "notes"
    default_auto_field = "django.db.models.BigAutoField"
