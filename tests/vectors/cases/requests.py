"""Random request bodies and content types, and what DRF's parsers make of them (all from the seed of the file).

A row is {contentType, body} (one character for each byte) and either `fields` (name and value of a form, {"file": name} for an upload), `json` (the
value written by json.dumps) or `status` and `detail`.
"""

import json
import random

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.test import RequestFactory
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.request import Request

from cases.randoms import damage, document, number, pick, some, text, word

PARSERS = [JSONParser(), FormParser(), MultiPartParser()]


def ask(content_type, body):
    content_type = content_type.strip(" \t")  # as every server does
    row = {"contentType": content_type, "body": body.decode("latin-1")}
    try:
        plain = RequestFactory().generic("POST", "/", body, content_type)
        # As a server gives it: RequestFactory leaves an empty one out.
        plain.META["CONTENT_TYPE"] = content_type
        request = Request(plain, parsers=PARSERS)
        request.parser_context["encoding"] = plain.encoding or "utf-8"
        data = request.data
    except APIException as error:
        return row | {"status": error.status_code, "detail": str(error.detail)}
    except SuspiciousOperation:
        return row | {"status": 400}
    except Exception as error:  # A 500 of Django's; ours may be anything below.
        return row | {"raised": type(error).__name__}
    if isinstance(data, QueryDict):
        return row | {"fields": {name: {"file": value.name} if isinstance(value, UploadedFile) else value for name, value in data.items()}}
    return row | {"json": json.dumps(data, separators=(",", ":"))}


def numbers(count):
    return [ask("application/json", b'{"n":' + number().encode() + b"}") for _ in range(count)]


def documents(count):
    return [ask("application/json", document()) for _ in range(count)]


# Forms

FORM_PIECES = ["%", "%2", "%zz", "%41", "%C3%A9", "%c3", "%ff", "%00", "%26", "%3D", "%25", "%2B", "+", "&", "&&", "=", "==", ";", "é", "☃", "😀", "\x00", "\x85", " ", "\r\n", "\ufeff", "a", "B", "0", "username", "password", "_", "%u2603", "#", "?"]


def form_body():
    pairs = []
    for _ in range(random.randint(0, 5)):
        pairs.append("".join(some(FORM_PIECES, 0, 5)) + pick(["=", "=", "=", ""]) + "".join(some(FORM_PIECES, 0, 7)))
    body = ("username=" + text() + "&" if random.random() < 0.3 else "") + "&".join(pairs)
    encoded = body.encode(pick(["utf-8"] * 6 + ["latin-1", "cp1252", "utf-16"]), "replace")
    if random.random() < 0.15:
        encoded = b"\xef\xbb\xbf" + encoded
    return damage(encoded) if random.random() < 0.3 else encoded


FORM_TYPES = ["application/x-www-form-urlencoded"] * 6 + ["application/x-www-form-urlencoded; charset=" + name for name in ("utf-8", "UTF8", "latin-1", "iso-8859-1", "ascii", "utf-8-sig", "bogus", "utf-16")]


def forms(count):
    return [ask(pick(FORM_TYPES), form_body()) for _ in range(count)]


# Multipart

BOUNDARIES = ["b", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "form", "a b", "x'y", "=_1", "-", "--", "0123456789" * 7, "b;c", "(x)", "a\\b", "a/b:c,d?e"]
NAMES = ["username", "password", "x", "", "é", "a b", 'a"b', "a%22b", "a;b", "a\\b", " pad ", "\ufeffname", "A=B", "<x>", "a'b", "a\tb"]
VALUES = ["ada", "", "x\r\ny", "\r\n", "é☃😀", "\n", "\r", "--b", "-- form", "YWRh", "YWR", "Y W\nRh", "=", "\x00", "\ufeffx", "a" * 40]
FILES = ["f.txt", "", " ", "C:\\dir\\f.txt", "../f.txt", "..", ".", "dir/", "é.txt", 'q"q.txt', "a;b.txt", "\x07.txt", "f%22.txt"]


def quoted(value):
    return pick([f'"{value}"'] * 4 + [value, '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"', '"' + value.replace('"', "%22") + '"', f"'{value}'", f'"{value}', f"<{value}>"])


def disposition():
    kind = pick(["form-data"] * 8 + ["attachment", "Form-Data", "file", ""])
    line = pick(["Content-Disposition"] * 6 + ["content-disposition", "CONTENT-DISPOSITION", "Content-Disposition ", " Content-Disposition"]) + pick([": ", ":", ":  "]) + kind
    if random.random() < 0.95:
        name = pick(["name"] * 7 + ["Name", "NAME", "name ", " name"])
        line += pick(["; ", ";", " ; ", ";; "]) + pick([f"{name}={quoted(pick(NAMES))}"] * 9 + [f"name*=utf-8''{pick(['x', '%C3%A9', '%ff'])}", "name*=latin-1'de'%E9", 'name*0="a"; name*1="b"', "name*=bogus''x", "name*='x'%41", "name*=nothing", "name", "name*1*=utf-8''%41; name*2=%42"])
    if random.random() < 0.25:
        line += "; " + pick([f"filename={quoted(pick(FILES))}"] * 6 + ["filename*=UTF-8''%e2%98%83.txt", "filename*=UTF-8''", "FILENAME=x", "filename"])
    return line


def part(boundary):
    lines = [disposition()] if random.random() < 0.96 else []
    for _ in range(pick([0, 0, 0, 1, 1, 2])):
        lines.append(pick(["Content-Type: text/plain", "Content-Type: text/plain; charset=latin-1", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: binary", "Content-Transfer-Encoding: BASE64", "X-Note: ☃", "garbage", "Content-Length: 3", "X: " + "a" * random.choice([10, 1100]), disposition()]))
    random.shuffle(lines)
    line_end = pick(["\r\n"] * 12 + ["\n"])
    return f"--{boundary}{pick([line_end] * 12 + [' ' + line_end, ''])}" + line_end.join(lines) + line_end * 2 + pick(VALUES) + line_end


def multipart_case():
    boundary = pick(BOUNDARIES)
    body = pick([""] * 8 + ["preamble\r\n", "\r\n", "p" * 1100, "pre\r\n\r\namble\r\n"]) + "".join(part(boundary) for _ in range(pick([0, 1, 1, 2, 2, 3, 4])))
    body += pick([f"--{boundary}--\r\n"] * 8 + [f"--{boundary}--", "", f"--{boundary}", f"--{boundary}--\r\nepilogue", f"--{boundary}--\r\n\r\n"])
    encoded = body.encode(pick(["utf-8"] * 9 + ["latin-1"]), "replace")
    if random.random() < 0.2:
        encoded = damage(encoded)
    given = boundary if random.random() < 0.95 else pick(["other", "", "é", " x", "x ", "a" * 201, "a" * 202])
    content_type = pick(["multipart/form-data"] * 12 + ["Multipart/Form-Data", "multipart/mixed", "multipart/*", "*/form-data"])
    content_type += pick(["; "] * 5 + [";", " ;", "; charset=utf-8; ", "; charset=latin-1; "]) + pick(["boundary"] * 6 + ["BOUNDARY", "boundary "]) + "=" + pick([given, f'"{given}"', f'"{given}"'])
    return content_type, encoded


def multiparts(count):
    return [ask(*multipart_case()) for _ in range(count)]


# Content types

TYPES = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "application/*", "*/*", "*", "text/*", "*/json", "application", "application/", "/", "/json", "", "json", "APPLICATION/JSON", "Application/Json", "application/json2", "application/vnd.api+json", "application /json", "application/ json", " application/json ", "multipart/*; boundary=b", "multipart/mixed; boundary=b", "application/x-www-form-urlencoded2"]
CHARSETS = ["utf-8", "UTF-8", "utf8", "utf_8", '"utf-8"', "'utf-8'", "latin-1", "ISO-8859-1", "latin1", "L1", "us-ascii", "ascii", "utf-16", "utf-16-le", "utf-16be", "utf-8-sig", "bogus", "", " ", "x-user-defined", "hex", "bz2", "base64", "rot13", "<utf-8>", "none", "binary", "utf-88", "unicode"]
BODIES = ['{"a":"é"}', '{"a":1}', "[]", "a=%C3%A9&b=é", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\né\r\n--b--\r\n", "x", "☃", '"\ufeff"']


def content_type():
    value = pick(TYPES)
    for _ in range(pick([0, 0, 1, 1, 1, 2])):
        value += pick(["; ", ";", " ; ", ";;", ","]) + pick(["charset", "charset", "charset", "CHARSET", "q", "version", word()]) + pick(["=", "=", "=", " = ", ""]) + pick(CHARSETS)
    return value + "x" * pick([0] * 30 + [300])


def content_types(count):
    rows = []
    for _ in range(count):
        body = pick(BODIES).encode(pick(["utf-8"] * 5 + ["latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]), "replace")
        rows.append(ask(content_type(), body))
    return rows
