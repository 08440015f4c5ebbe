"""Names and addresses: normalisation, validators and comparison, and the string methods of Python behind them."""

import unicodedata

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.forms import _unicode_ci_compare
from django.contrib.auth.models import User
from django.contrib.auth.validators import ASCIIUsernameValidator, UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

EMAILS = [
    "a@b.co", "Alice@EXAMPLE.COM", "  spaced@Example.com ", "noat", " noat ", "", "@", "a@", "@b.com", "a@b@C.COM", "a@b", "a@localhost", "a@LOCALHOST", "a@-b.com", "a@b-.com", "a@b..com", "a.@b.com", ".a@b.com", "a..b@c.com", "a+b@c.com", '"quoted"@b.com',
    '"a b"@c.com', '"a\\"b"@c.com', '"a\nb"@c.com', '"a\x01b"@c.com', "a b@c.com", "a@b.c", "a@b.c1", "a@b.xn--p1ai", "a@xn--80ak6aa92e.com", "a@exämple.com", "ä@example.com", "a@例え.テスト", "a@[127.0.0.1]", "a@[1.2.3]", "a@[01.2.3.4]", "a@[256.1.1.1]", "a@[::1]",
    "a@[::ffff:127.0.0.1]", "a@[::g]", "a@[]", "a@[1::2::3]", "a@b.com\n", "a\n@b.com", "a@b.com ", "x" * 64 + "@b.com", "x" * 313 + "@b.com", "x" * 314 + "@b.com", "x" * 315 + "@b.com", "a@" + "b" * 63 + ".com", "a@" + "b" * 64 + ".com", "a@b." + "c" * 63, "a@b." + "c" * 64,
    "\u017f@b.com", "\u212a@b.com", "\u0130@b.com", "\u0131@b.com", "a@😀.com", "a@b.😀😀", "a@b_c.com", "a@.com", "a@b.com.", "İ@İSTANBUL.COM", "a@ΑΣ.GR", "!#$%&'*+/=?^_`{}|~-@b.com", "a(b)@c.com", "a,b@c.com", "a@b,c.com", "a\x00@b.com", "a@b.com\x00",
]
USERNAMES = [
    "alice", "Alice", "al ice", "", "a@b.com", "a+b-c_d.e", "é", "e\u0301", "ﬁ", "Ⅷ", "①", "½", "☃", "😀", "ｗｉｄｅ", "alice\n", "alice ", "\u200balice", "名前", "١٢٣", "ª", "ä\u0308", "a" * 150, "a" * 151, "a/b", "a:b", "<b>", "a\x00b", "\u0345", "ꙮ", "𝒶", "a\u00ad",
]
FOLDS = ["ß", "ẞ", "SS", "ſ", "ς", "Σ", "İ", "ı", "I", "ŉ", "ǰ", "ﬁ", "ﬀ", "K", "µ", "Ꭰ", "ꭰ", "ᏸ", "ΐ", "ᾳ", "\u0345", "Straße", "ΣΊΣΥΦΟΣ"]
SPACES = ["\t", "\n", "\x0b", "\x0c", "\r", "\x1c", "\x1d", "\x1e", "\x1f", " ", "\x85", "\xa0", "\u1680", "\u2000", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\u200b", "\ufeff", "\u180e", "\x00", "\x08"]


def passes(validator, value):
    try:
        validator(value)
        return True
    except ValidationError:
        return False


def cases(secret_key, old_keys):
    rows = [{"kind": "email", "value": email, "normalized": BaseUserManager.normalize_email(email), "isValid": passes(validate_email, email)} for email in EMAILS]
    for name in USERNAMES:
        rows.append({"kind": "username", "value": name, "normalized": User.normalize_username(name), "isValid": passes(UnicodeUsernameValidator(), name), "isValidAscii": passes(ASCIIUsernameValidator(), name)})
    rows += [{"kind": "casefold", "value": text, "folded": text.casefold()} for text in FOLDS]
    pairs = [("a@b.com", "A@B.COM"), ("straße@b.com", "STRASSE@b.com"), ("ﬁ@b.com", "fi@b.com"), ("ı@b.com", "i@b.com"), ("é@b.com", "e\u0301@b.com"), ("a@b.com", "a@b.co"), ("İ@b.com", "i@b.com"), ("ς@b.com", "Σ@b.com"), ("mike@example.org", "m\u0131ke@example.org")]
    rows += [{"kind": "same-email", "a": a, "b": b, "isSame": _unicode_ci_compare(a, b)} for a, b in pairs]
    rows += [{"kind": "strip", "value": f"{space}a{space}b{space}", "stripped": f"{space}a{space}b{space}".strip()} for space in SPACES]
    samples = ["", "1", "12", "1a", "²", "٣", "½", "①", "Ⅷ", "一", "𝟙", "𐩀", "-1", "1.0", " 1"]
    rows += [{"kind": "isdigit", "value": text, "isDigit": text.isdigit(), "unicode": unicodedata.unidata_version} for text in samples]
    return rows
