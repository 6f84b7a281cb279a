"""Read an email address or a phone number: one a cell, kept as typed."""

from __future__ import annotations

import re
from functools import lru_cache

from coalition_sheets.model import Cell, Column, squash, typed
from coalition_sheets.regex import regex
from coalition_sheets.schemas.reading import Context, Reader, Reading, asks, notes

_COMMON = (
    "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "comcast.net", "verizon.net",
    "protonmail.com", "googlemail.com", "bellsouth.net", "sbcglobal.net", "earthlink.net",
)  # fmt: skip
_REAL = frozenset({*_COMMON, "mail.com", "ymail.com", "email.com", "rocketmail.com", "fmail.com", "proton.me"})
_TYPED_WRONG = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com", "ogr": "org", "orgg": "org"}
_PLAIN = regex(
    r"[A-Za-z0-9_'+-]+(?:\.[A-Za-z0-9_'+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?\.)+(?P<top>[A-Za-z]{2,18})\Z"
)
_LONGEST = 400
_RESERVED = frozenset({"arpa", "invalid", "local", "localhost", "onion", "test"})
_ADDRESS = regex(r"[^\s<>,;:()\[\]\"@]+@[^\s<>,;:()\[\]\"@]+")
_PHONE = regex(
    r"(?P<number>[+0-9().\-/\s]*[0-9](?:\s*(?:x|ext\.?|extension|#)\s*[0-9]{1,6})?)"
    r"(?:\s*\(?(?:cell|mobile|home|work|office)\)?)?\Z",
    re.IGNORECASE,
)


def email_reader(_column: Column, _context: Context) -> Reader:
    """Return the reader of an email column."""
    return read_email


def read_email(cell: Cell) -> Reading:
    """Return the one well-formed address of a cleaned cell; a near miss of a common domain carries a remark."""
    text = (cell if isinstance(cell, str) else typed(cell)).rstrip(" ,;")
    if len(text) > _LONGEST:
        return asks("VALUE-TYPE", detail="it is not one address")
    if not _is_address(text):
        inside = tuple(dict.fromkeys(a for a in _ADDRESS.findall(text) if _is_address(a)))[:5]
        if len(inside) > 1:
            return asks("VALUE-CHOICE", *inside, detail="it holds more than one address")
        return asks("VALUE-TYPE", *inside, detail="it is not one address")
    user, _, domain = text.rpartition("@")
    meant = _meant(domain.lower())
    return notes(text, "EMAIL-TYPO", f"{user}@{meant}", part=domain) if meant else (text, ())


def _is_address(text: str) -> bool:
    match = _PLAIN.match(text)
    if match:
        return len(text) <= 254 and text.index("@") <= 64 and match["top"].lower() not in _RESERVED
    if "@" not in text or len(text) > 254:
        return False
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except (EmailNotValidError, UnicodeError):
        return False
    return True


@lru_cache(maxsize=1024)
def _meant(domain: str) -> str:
    """Return the common domain of which this one is a near miss, or ""."""
    if domain in _REAL:
        return ""
    name, _, top = domain.rpartition(".")
    if top in _TYPED_WRONG:
        return f"{name}.{_TYPED_WRONG[top]}"
    return next((common for common in _COMMON if _one_slip(domain, common)), "")


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one slip of a finger lies between two words: a letter left out, doubled, wrong, or two swapped."""
    same = next((n for n, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    one, other = typed[same:], meant[same:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return one != other and (swapped or one[1:] == other or one == other[1:] or one[1:] == other[1:])


def phone_reader(_column: Column, context: Context) -> Reader:
    """Return the reader of a phone column; numbers without a country code are of the coalition's country."""

    def read(cell: Cell) -> Reading:
        text = squash(typed(cell))
        return (text, ()) if e164(text, context.country) else asks("VALUE-TYPE", detail="it is not one phone number")

    return read


def e164(text: str, country: str = "US") -> str:
    """Return a phone number for machines ("+12125550114"), or "" where it is not one whole number."""
    match = _PHONE.match(text) if len(text) <= 60 and text.isascii() else None
    if not match:
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(match["number"], country)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
