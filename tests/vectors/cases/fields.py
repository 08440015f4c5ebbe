"""Random JSON bodies against serializers with the fields of our requests: DRF's errors, or what it takes the text for."""

import json
import random
import unicodedata

from django.contrib.auth.validators import UnicodeUsernameValidator
from rest_framework import serializers

from cases.randoms import email, number, pick, text, username, value


class Login(serializers.Serializer):
    username = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=4096, trim_whitespace=False)


class Token(serializers.Serializer):
    username = serializers.CharField()
    password = serializers.CharField()


class Register(serializers.Serializer):
    username = serializers.CharField(max_length=150, validators=[UnicodeUsernameValidator()])
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(max_length=4096, trim_whitespace=False)


class Profile(serializers.Serializer):
    username = serializers.CharField(max_length=150, validators=[UnicodeUsernameValidator()])
    first_name = serializers.CharField(max_length=150, allow_blank=True)
    last_name = serializers.CharField(max_length=150, allow_blank=True)


SERIALIZERS = {"login": Login, "token": Token, "register": Register, "profile": Profile}


def field(name):
    kind = random.randrange(10)
    if kind < 3:
        return number()
    if kind < 4:
        return value(1)
    if kind < 5:
        return json.dumps(pick([" ", "", "\x00", "\t", "\x1c", "\ufeff", "x" * 150, "x" * 151, "y" * 254, "y" * 255, "é" * 151, "😀" * 150, "!" * 151, "a\x00!", "z" * 4097]))
    made = {"username": username, "email": email}.get(name, text)()
    return json.dumps(pick(["", "", "", " ", "\n"]) + made + pick(["", "", "", " "]))


def body(names):
    if random.random() < 0.08:
        return value(1)
    fields = [json.dumps(name) + ":" + field(name) for name in names if random.random() < 0.95]
    random.shuffle(fields)
    return "{" + ",".join(fields) + "}"


def normalized(name, limit):
    """As django.contrib.auth's forms do before they judge a username."""
    return name if len(name) > limit else unicodedata.normalize("NFKC", name)


def judge(kind, source):
    row = {"kind": kind, "body": source}
    try:
        data = json.loads(source, parse_constant=lambda name: 1 / 0)
    except ZeroDivisionError:
        return None
    if kind in ("register", "profile") and isinstance(data, dict) and isinstance(data.get("username"), str):
        data["username"] = normalized(data["username"].strip(), 150)
    serializer = SERIALIZERS[kind](data=data)
    if not serializer.is_valid():
        return row | {"errors": serializer.errors}
    taken = dict(serializer.validated_data)
    if kind == "login":
        taken["username"] = unicodedata.normalize("NFKC", taken["username"])
    return row | {"data": taken}


def cases(count):
    rows = []
    while len(rows) < count:
        kind = pick(list(SERIALIZERS))
        row = judge(kind, body(SERIALIZERS[kind]().fields))
        if row is not None:
            rows.append(row)
    return rows
