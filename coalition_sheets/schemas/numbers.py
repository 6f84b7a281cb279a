"""Read a number exactly: closed patterns and fractions, never a guess ("1.500" asks)."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from coalition_sheets.model import Amount, Cell, Column, Percent, fold
from coalition_sheets.regex import regex
from coalition_sheets.schemas.reading import Context, Reader, Reading, asks
from coalition_sheets.schemas.words import NO, YES, word_key

_ABOUT = regex(r"(?:about|approximately|approx\.?|around|roughly|ca\.?|~|≈)\s*(?=[-+$€£0-9])")
_SIGNS = r"[$€£]"
_DIGITS = r"[0-9][0-9,. ]*[0-9]|[0-9]"
_ONE = regex(
    rf"(?P<minus>-)?\s*(?P<before>{_SIGNS})?\s*(?P<inner>-)?(?P<digits>{_DIGITS})"
    rf"\s*(?P<after>{_SIGNS}|%|percent|per cent)?\Z"
)
_OF = regex(r"(?P<now>.+?)\s+(?:out\s+)?of\s+(?P<of>.+)\Z")
_BRACKETED = regex(r"\((?P<inner>[^()]+)\)\Z")
_SLASHED = regex(r"(?P<now>[0-9]+)\s*/\s*(?P<of>[0-9]+)\Z")
_RANGE = regex(r"(?P<low>[$€£0-9][^a-z]*?)\s*(?:-|to)\s*(?P<high>[$€£0-9][^a-z]*)\Z")
_LEADING = regex(rf"-?{_SIGNS}?(?:{_DIGITS})(?=\s+[a-z]|\+\Z)")

_PLAIN = regex(r"[0-9]+(?:\.[0-9]+)?\Z")
_GROUPED = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
_SPACED = regex(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?\Z")
_DOT_GROUPED = regex(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}\Z|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+\Z")
_GROUP_OR_POINT = regex(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_COMMA_POINT = regex(r"(?P<whole>[0-9]+),(?P<rest>[0-9]+)\Z")
_LONGEST = 40
ONE_NUMBER = frozenset({"target"})  # columns where "12 of 40" could be either


def number_reader(column: Column, _context: Context) -> Reader:
    """Return the reader of a number column; "number or yes" takes yes and no too."""
    share = column.name not in ONE_NUMBER
    yes: dict[str, bool] = {}
    if column.type == "number or yes":
        yes = {**dict.fromkeys(YES - {"1"}, True), **dict.fromkeys(NO - {"0"}, False)}
        yes |= {word: meaning == "Yes" for word, meaning in column.synonyms.items()}

    def read(cell: Cell) -> Reading:
        if isinstance(cell, str):
            said = yes.get(word_key(cell)) if yes else None
            return read_text(cell, share=share) if said is None else (said, ())
        if isinstance(cell, bool):
            return (cell, ()) if yes else asks("VALUE-TYPE", detail="it is a tick and no number")
        if isinstance(cell, Percent):
            value = _exact(float(cell) * 100)
            return (Amount(value / 100, "%"), ()) if value is not None else asks("VALUE-TYPE")
        if isinstance(cell, (int, float)):
            value = _exact(cell)
            return (Amount(value), ()) if value is not None else asks("VALUE-TYPE")
        return asks("VALUE-TYPE", detail="it is a date or a time and no number")

    return read


def read_text(text: str, *, share: bool = True) -> Reading:
    """Return the one Amount that a text names, or what it could be; without `share` "12 of 40" asks which one."""
    key = fold(text)
    key = _ABOUT.sub("", key, count=1) if _ABOUT.match(key) else key
    if len(key) > _LONGEST:
        return asks("VALUE-TYPE")
    if match := _OF.match(key):
        found = _of(match["now"], match["of"])
        return asks("VALUE-CHOICE", match["now"], match["of"]) if found[0] and not share else found
    if match := _ONE.match(key):
        return _amount(match)
    if match := _BRACKETED.match(key):
        inner = read_text(match["inner"])[0]
        if isinstance(inner, Amount) and inner.of is None:
            return asks(
                "VALUE-CHOICE", f"-{match['inner']}", match["inner"], detail="brackets may mean less than nothing"
            )
    return _hinted(key, share=share)


def _of(now: str, of: str) -> Reading:
    """Read "12 of 40"; the signs of both must not differ."""
    first, second = read_text(now)[0], read_text(of)[0]
    if not isinstance(first, Amount) or not isinstance(second, Amount) or first.of or second.of:
        return asks("VALUE-TYPE")
    units = {first.unit, second.unit} - {""}
    if len(units) > 1:
        return asks("VALUE-TYPE", detail="it holds two kinds of signs")
    return Amount(first.value, "".join(units), second.value), ()


def _amount(match: re.Match[str]) -> Reading:
    sign, after = match["before"], match["after"]
    if (match["minus"] and match["inner"]) or (sign and after):
        return asks("VALUE-TYPE")
    digits = match["digits"]
    values = _values(digits)
    if not values:
        return asks("VALUE-TYPE")
    if len(values) > 1:
        return asks("VALUE-CHOICE", *map(_said, values), detail="the sign inside it can be read in two ways")
    value = -values[0] if match["minus"] or match["inner"] else values[0]
    if after and after not in "$€£":
        return Amount(value / 100, "%"), ()
    return Amount(value, sign or after or ""), ()


def _values(digits: str) -> tuple[Fraction, ...]:
    """Return every number that digits with commas, dots and spaces can mean."""
    if _GROUP_OR_POINT.match(digits):
        return Fraction(digits.replace(".", "")), Fraction(digits)
    if _PLAIN.match(digits):
        return (Fraction(digits),)
    if _GROUPED.match(digits):
        return (Fraction(digits.replace(",", "")),)
    if _SPACED.match(digits):
        return (Fraction(digits.replace(" ", "")),)
    if _DOT_GROUPED.match(digits):
        return (Fraction(digits.replace(".", "").replace(",", ".")),)
    if match := _COMMA_POINT.match(digits):
        return Fraction(match["whole"] + match["rest"]), Fraction(f"{match['whole']}.{match['rest']}")
    return ()


def _hinted(key: str, *, share: bool) -> Reading:
    """Ask, with what it could be: "12/40", "5-10", "12 people"."""
    if match := _SLASHED.match(key):
        meant = (f"{match['now']} of {match['of']}",) if share and int(match["of"]) else ()
        return asks("VALUE-TYPE", *meant, detail="it could be a share or a date")
    if match := _RANGE.match(key):
        return asks("VALUE-CHOICE", match["low"].strip(), match["high"].strip(), detail="it holds more than one number")
    if match := _LEADING.match(key):
        return asks("VALUE-TYPE", match[0], detail="there are words beside the number")
    return asks("VALUE-TYPE")


def _exact(number: float) -> Fraction | None:
    """Return a cell's number as shown, without the noise of binary fractions; None where it is no number."""
    if isinstance(number, int):
        return Fraction(number)
    if not math.isfinite(number):
        return None
    return Fraction(int(number)) if number.is_integer() else Fraction(f"{number:.15g}")


def _said(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"
