"""What DRF's JSONParser makes of a body, bytes given as hex; `text` is the value written by json.dumps."""

import io
import json

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

GOOD = [
    "{}", "[]", '""', "0", "-0", "null", "true", '{"a":1,"a":2}', ' {"a" : [1, 2.5, -3e2, 1E5] } ', "1.0", "1e22", "12345678901234567890",
    '"\\u00e9\\ud83d\\ude00\\ud800"', '"\\b\\f\\n\\r\\t\\/\\\\\\""', "1e400", '{"__proto__": 1}', '"\u2028☃"', "1e-7", "100000.0", "-1e16", "123456789012345.6",
]
BAD = [
    "", " ", "{", "[", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[1,", "[1,]", "[1 2]", "{'a':1}", "{a:1}", '{"a" 1}', '"abc', '"a\\', '"a\\x"',
    '"a\\u12"', '"a\\u12G4"', '"a\\u1234', '"\\ud83d\\uZZZZ"', '"a\nb"', '"tab\t"', "nul", "NaN", "Infinity", "-Infinity", '{"a": NaN}', "01", "1.", ".5", "+1", "1e", "--1",
    "{} {}", "[1]]", "{}x", "\n\n  x", "[\n1,\n\n  2 3]", '["☃☃", x]', '["😀", x]', "\ufeff{}", "/* */ 1", "True", "undefined", "\x00", "[1,2", '{"a":}', "[,1]", '{"a":1 "b":2}',
    "{1:2}", "\u00a01", "<html>", "username=a&password=b",
]
BYTES = [
    b'"\xff"', b'{"a":"\xc3\xa9\xff"}', b'"\xc3("', b'"\xe2\x82"', b'"\xe2\x82', b'"\xf0\x9f\x98"', b'"\xed\xa0\x80"', b'"\xc0\xaf"', b'"\xf4\x90\x80\x80"', b'"\xf5"', b'"\x80"',
    b'"ok"\xc3', b'"ok"\xf0\x9f', b"\xef\xbb\xbf{}", b"\xff\xfe{\x00", b'"\xf0\x80\x80\x80"', b'"\xe0\x80\x80"', b'"\xf0\x9f("',
]


def parse(body):
    row = {"hex": body.hex()}
    try:
        row["text"] = json.dumps(JSONParser().parse(io.BytesIO(body)), separators=(",", ":"))
    except ParseError as error:
        row["message"] = str(error.detail)
    return row


def cases(secret_key, old_keys):
    rows = [parse(text.encode("utf-8", "surrogatepass")) for text in GOOD + BAD]
    rows += [parse(body) for body in BYTES]
    rows.append(parse(b"[" + b"9" * 4301 + b"]"))
    values = ["\x7f\x80é☃😀\ud800", {"a": [1, 1.5, True, None, {}], "b": []}, 2**70, 1e16, 1e-5, 0.0001, 123456.789, 1e21, 5e-324]
    rows += [{"kind": "stringify", "text": json.dumps(value, separators=(",", ":"))} for value in values]
    return rows
