"""PasswordResetTokenGenerator at a fixed clock in several time zones, and uidb64."""

import datetime
import zoneinfo

from django.contrib.auth.models import User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.test import override_settings
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

PASSWORD = "pbkdf2_sha256$1000$salt$hash"
ZONES = ["UTC", "America/Chicago", "Asia/Kathmandu", "Europe/Berlin"]
LOGIN = "2023-12-31T23:59:58.987654+00:00"
START = datetime.datetime(2024, 3, 31, 0, 59, 59, 500000, tzinfo=datetime.timezone.utc)
TIMEOUT = 259200


class Clock(PasswordResetTokenGenerator):
    def __init__(self, moment, zone):
        super().__init__()
        self.local = moment.astimezone(zoneinfo.ZoneInfo(zone)).replace(tzinfo=None)

    def _now(self):
        return self.local


def user_of(row):
    login = row["lastLogin"] and datetime.datetime.fromisoformat(row["lastLogin"])
    return User(id=row["id"], password=row["password"], last_login=login, email=row["email"])


def cases(secret_key, old_keys):
    rows = []
    base = {"id": 1, "password": PASSWORD, "lastLogin": LOGIN, "email": "alice@example.com"}
    users = [base, base | {"lastLogin": None}, base | {"id": 987654321, "email": ""}, base | {"email": "ü@exämple.com", "password": "!unusable"}]
    for zone in ZONES:
        for moment in (START, START + datetime.timedelta(hours=3), START.replace(month=7)):
            for user in users:
                token = Clock(moment, zone).make_token(user_of(user))
                rows.append({"kind": "make", "zone": zone, "now": moment.isoformat(), "user": user, "token": token})
    return rows + check_rows(base, old_keys) + uid_rows()


def check_rows(base, old_keys):
    token = Clock(START, "UTC").make_token(user_of(base))
    with override_settings(SECRET_KEY=old_keys[1]):
        old = Clock(START, "UTC").make_token(user_of(base))
    seconds, digest = token.split("-")
    tries = [
        ("same second", token, base, 0), ("exactly the timeout", token, base, TIMEOUT), ("one second more", token, base, TIMEOUT + 1), ("from the future", token, base, -9999),
        ("new password", token, base | {"password": "other"}, 1), ("logged in since", token, base | {"lastLogin": "2024-01-01T00:00:00+00:00"}, 1),
        ("microseconds do not count", token, base | {"lastLogin": "2023-12-31T23:59:58+00:00"}, 1), ("new address", token, base | {"email": "b@example.com"}, 1), ("another user", token, base | {"id": 2}, 1),
        ("older secret key", old, base, 1), ("capitals", token.upper(), base, 1), ("leading zero", "0" + token, base, 1), ("plus sign", "+" + token, base, 1), ("empty", "", base, 1), ("no dash", seconds + digest, base, 1),
        ("two dashes", token + "-", base, 1), ("digest cut", token[:-1], base, 1), ("last digit changed", token[:-1] + ("0" if token[-1] != "0" else "1"), base, 1), ("only a dash", "-", base, 1),
        ("time too long", "z" * 14 + "-" + digest, base, 1), ("other time", "c03k00-" + digest, base, 1), ("spaces", " " + token, base, 1), ("snowman", "☃-" + digest, base, 1), ("newline", token + "\n", base, 1),
    ]
    rows = []
    for note, text, user, after in tries:
        moment = START + datetime.timedelta(seconds=after)
        with override_settings(SECRET_KEY_FALLBACKS=old_keys, PASSWORD_RESET_TIMEOUT=TIMEOUT):
            valid = Clock(moment, "UTC").check_token(user_of(user), text)
        rows.append({"kind": "check", "note": note, "now": moment.isoformat(), "user": user, "token": text, "timeout": TIMEOUT, "valid": valid})
    return rows


def uid_rows():
    uid = "2f1c6e9a-6d2f-4b3e-9b1a-0c5d8e7f6a5b"
    rows = [{"kind": "uid", "id": pk, "text": urlsafe_base64_encode(str(pk).encode())} for pk in (1, 42, 2**31, uid)]
    for text in ("MQ", "MQ==", "MQ=", "M Q", "M", "", "MTI", "MTIz", "MTIzNA", "MQ\n", "!!!!", "____", "AP8", "w6k", "MQ-", "M=Q=", "==MQ", "MQ==MQ", "☃MQ", "MjA_", "Mg+/", "M" * 5):
        try:
            value = urlsafe_base64_decode(text).decode()
        except Exception:
            value = None
        rows.append({"kind": "uid-decode", "text": text, "value": value})
    return rows
