"""The table notes_note. lib/notes/migrations makes the same one, so either server may be the one that migrates."""

from django.conf import settings
from django.db import models


class Note(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes", db_index=False)
    title = models.CharField(max_length=200)
    body = models.TextField(max_length=20_000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["owner", "-updated_at", "-id"], name="notes_note_owner_updated"),
            models.Index(fields=["-updated_at", "-id"], name="notes_note_updated"),
        ]

    def __str__(self):
        return self.title
