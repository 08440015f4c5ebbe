"""Random inputs; what they are follows from random.seed(), which generate.py sets for each file."""

import json
import random

ALPHABET = list("abcXYZ019_-.@+ /\\\"'<>&%=;,:\t") + ["é", "ß", "ﬁ", "☃", "日", "😀", "\u0301", "\u200b", "\ufeff", "\x00", "\x7f", "\x85", "\xa0", "İ", "ı", "ſ", "K", "Ⅷ", "²", "½", "ａ", "＠"]


def pick(choices):
    return random.choice(choices)


def some(choices, low, high):
    return [random.choice(choices) for _ in range(random.randint(low, high))]


def word():
    return "".join(some(list("abcdefgh-_"), 1, 6))


def text(low=0, high=8):
    return "".join(some(ALPHABET, low, high))


def number():
    """A JSON number in any of its spellings."""
    digits = "".join(some(list("0123456789"), 0, pick([1, 3, 8, 16, 17, 20, 25, 40])))
    whole = pick(["0", pick("123456789") + digits, pick("123456789") + digits, "1" + "0" * random.randint(0, 30)])
    fraction = pick(["", "", "." + "".join(some(list("0123456789"), 1, pick([1, 2, 8, 18, 30]))), ".0", ".5", ".000000" + pick("123456789")])
    exponent = pick(["", "", pick("eE") + pick(["", "+", "-"]) + str(pick([0, 1, 5, 15, 16, 17, 21, 22, 23, 100, 308, 309, 323, 324, 400, 7, random.randint(0, 330)]))])
    return pick(["", "", "-"]) + whole + fraction + exponent


def value(depth=0):
    kind = random.randrange(12 if depth < 3 else 8)
    if kind < 2:
        return number()
    if kind < 5:
        return json.dumps(text(), ensure_ascii=random.random() < 0.5)
    if kind < 8:
        return pick(["null", "true", "false", '""', "0", "-0", "-0.0", "1.0", "NaN", '"\\ud800"', '"\\u00E9"', '"\\/"', "Infinity", "-Infinity"])
    if kind < 10:
        return "[" + ",".join(value(depth + 1) for _ in range(random.randint(0, 3))) + "]"
    return "{" + ",".join(json.dumps(text(0, 3)) + pick([":", ": ", " :"]) + value(depth + 1) for _ in range(random.randint(0, 3))) + "}"


def document():
    """A JSON text as bytes, in half of the cases damaged."""
    body = (pick(["", "", "", " ", "\n", "\t\r\n"]) + value() + pick(["", "", "", " ", "\n"])).encode("utf-8", "surrogatepass")
    return damage(body) if random.random() < 0.5 else body


def damage(body):
    """Cut, repeat, drop or change a few bytes."""
    body = bytearray(body)
    for _ in range(random.randint(1, 3)):
        if not body:
            break
        at = random.randrange(len(body))
        kind = random.randrange(5)
        if kind == 0:
            body[at] = random.randrange(256)
        elif kind == 1:
            del body[at : at + random.randint(1, 6)]
        elif kind == 2:
            body[at:at] = pick([b"\xff", b"\xc3", b"\r\n", b"\n", b'"', b"--", b"%", b"\x00", b";", b"\\", b",", b"}", b"[", b"\xef\xbb\xbf"])
        elif kind == 3:
            body = body[:at]
        else:
            body[at:at] = body[at : at + random.randint(1, 20)]
    return bytes(body)


NAME_PIECES = ["ada", "Ada", "a", ".", "@", "+", "-", "_", "1", "é", "e\u0301", "ﬁ", "Ⅷ", "①", "½", "²", "ª", "ß", "ａ", "＠", "日本", "١٢", "\u0345", "ｶﾞ", "ﷺ", "\u1e9b\u0323", "İ", "ı", "ſ", "K", "Å", "\u00ad", "\u200d", "\u200b", " ", "\t", "!", "/", ":", "<", "☃", "😀", "𝒜", "𝟘", "\x00", "\x1f", "\x85", "\u2028", "\u0378", "\ue000"]
LOCALS = ["ada", "a.b", ".a", "a.", "a..b", "o'x", "a+b", '"q q"', '"q\\"q"', '"\t"', '"', "é", "!#$%&'*+/=?^_`{}|~-", "a b", "a,b", "a(b)", "", "K", "ſ", "x" * 64, "x" * 65, "a@b", "\\", '"\\', '""']
LABELS = ["example", "EXAMPLE", "a", "b-c", "-b", "b-", "xn--p1ai", "exämple", "中国", "a_b", "1", "", "İ", "x" * 63, "x" * 64, "Kk", "😀", "[127.0.0.1]", "[::1]", "[::g]", "[1.2.3.256]", "[IPv6:::1]", "localhost", "LOCALHOST", "127.0.0.1"]
TOP_LEVELS = ["com", "COM", "c", "c1", "123", "xn--p1ai", "XN--p1ai", "рф", "a-b", "-com", "com-", "co.uk", "x" * 63, "x" * 64, "com.", "com\n"]


def username():
    return "".join(some(NAME_PIECES, 1, 5))


def email():
    local = "".join(some(LOCALS, 1, 2)) if random.random() < 0.5 else text(1, 4)
    domain = ".".join(some(LABELS, 0, 3) + some(TOP_LEVELS, 0, 1)) if random.random() < 0.85 else text(1, 6)
    return local + pick(["@"] * 12 + ["", "@@", " @ "]) + domain
