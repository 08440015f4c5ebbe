"""What `migrate --check`, `migrate` and `makemigrations --check` say about a database, in one start of Python."""

import json
from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, **options):
        commands = [["migrate", "--check"], ["migrate"], ["makemigrations", "--check", "--dry-run"]]
        self.stdout.write(json.dumps([run(command) for command in commands]))


def run(command):
    output = StringIO()
    try:
        call_command(*command, stdout=output, stderr=output, no_color=True)
    except SystemExit as exit:
        return {"ok": not exit.code, "output": output.getvalue()}
    return {"ok": True, "output": output.getvalue()}
