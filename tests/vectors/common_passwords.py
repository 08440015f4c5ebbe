"""Write lib/django/passwords/common-passwords-data.ts from the list inside the installed Django.

    python tests/vectors/common_passwords.py

The entries are sorted and front-coded: one base36 digit for how many characters an entry shares with the one before
it, then the rest, with "¤" for a space inside. That makes 88 KB of plain text that needs no decompression, in Node, at the edge or in a browser.
The list is part of Django (BSD-3-Clause); its notice is lib/django/common-passwords.LICENSE.
"""

import gzip
import hashlib
import textwrap
from pathlib import Path

import django
from django.contrib.auth import password_validation

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "lib/django/passwords/common-passwords-data.ts"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def shared_prefix(a: str, b: str) -> int:
    length = 0
    while length < min(len(a), len(b), len(DIGITS) - 1) and a[length] == b[length]:
        length += 1
    return length


def main() -> None:
    source = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    raw = gzip.decompress(source.read_bytes())
    entries = sorted({line.strip() for line in raw.decode().splitlines()})
    coded, previous = [], ""
    for entry in entries:
        assert entry.isprintable() and not set(entry) & set("¤`\\") and "${" not in entry, entry
        length = shared_prefix(previous, entry)
        coded.append((DIGITS[length] + entry[length:]).replace(" ", "¤"))
        previous = entry
    lines = textwrap.wrap(" ".join(coded), 120, break_long_words=False, break_on_hyphens=False)
    header = f"""/**
 * The common passwords of Django {django.__version__} ({len(entries)} entries, collected by Royce Williams), front-coded: a base36 digit
 * for the characters shared with the entry before, then the rest (¤ is a space). SHA-256 of Django's text file:
 * {hashlib.sha256(raw).hexdigest()}.
 * Written by tests/vectors/common_passwords.py. BSD-3-Clause, see common-passwords.LICENSE.
 */
"""
    TARGET.write_text(header + "export const FRONT_CODED_PASSWORDS = `\n" + "\n".join(lines) + "\n`;\n")
    print(f"{TARGET.relative_to(ROOT)}: {len(entries)} entries")


if __name__ == "__main__":
    main()
