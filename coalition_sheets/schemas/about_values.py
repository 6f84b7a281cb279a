"""Read the values of About us that no column type covers: sectors, shares, spans of numbers, sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from coalition_sheets.model import (
    Amount,
    Cell,
    Column,
    ColumnType,
    OurWord,
    Percent,
    SectorWanted,
    clean,
    fold,
    squash,
    typed,
)
from coalition_sheets.regex import regex
from coalition_sheets.schemas.choices import BULLET, pieces
from coalition_sheets.schemas.reading import Context, Reading, asks
from coalition_sheets.schemas.types import reader
from coalition_sheets.schemas.words import word_key

SettingReader: TypeAlias = Callable[[Cell, Context], Reading]

ISSUES = ("immigration", "jobs", "child welfare", "health care", "poverty", "education", "housing")
SECTORS = tuple(  # words to choose from; whom a coalition misses is for it to say, so none of them is wanted yet
    SectorWanted(name.rstrip("*"), minimum=0, likely=name.endswith("*"))
    for name in (
        "Immigrant rights*", "Civil rights*", "Human rights*", "Faith", "Civic association",
        "Neighborhood association", "Parents and schools", "Students and campus*", "Youth", "Service nonprofit*",
        "Legal*", "Health care", "Labor", "Immigrant-owned business*", "Small business", "Chamber of commerce",
        "Employers", "Local government", "Media", "Coalition or network",
    )
)  # fmt: skip

_LANGUAGES = {"english": "English", "en": "English", "ingles": "English", "spanish": "Spanish", "es": "Spanish",
              "espanol": "Spanish", "castellano": "Spanish"}  # fmt: skip
TERMS_OF = {  # what each of ours is called here; its plural, too, so that either names it
    spelled: one for one in ("task", "benchmark", "core group", "goal", "member", "organizer")
    for spelled in (one, f"{one}s")
}  # fmt: skip
_OUR_WORD = regex(
    r"(?P<term>[^\W\d_][^:(]*?)\s*(?:\((?P<language>[^)]{2,30})\))?\s*:\s*(?P<one>[^:/;]{1,40}?)\s*/\s*(?P<many>[^:/;]{1,40})"
)
_MINIMUM = regex(
    r"(?P<name>.*?[^\s:(])\s*(?:[:(]|\bat least\b|\bmin\.?|×|\bx)?\s*(?P<n>[0-9]{1,2})\s*\)?(?P<mark>\*?)\Z"
)
_WHOLE = regex(r"(?:about\s+)?(?P<n>[0-9]{1,4})\s*(?:days?|months?|votes?|seats?|organizations?|a month)?\Z")
_FRACTION = regex(r"(?P<a>[0-9]{1,3})\s*/\s*(?P<b>[0-9]{1,3})\Z")
_UNTIL = regex(r"(?:one campaign\s*,?\s*)?until\s+(?P<day>.+)\Z")
_SPOKEN = {"half": Fraction(1, 2), "a half": Fraction(1, 2), "two thirds": Fraction(2, 3), "a third": Fraction(1, 3)}
_SPOKEN |= {"three quarters": Fraction(3, 4), "a quarter": Fraction(1, 4)}


def typed_as(kind: ColumnType, **extra: str) -> SettingReader:
    """Return the reader of a value of this column type."""
    column = Column("value", "Value", kind, **extra)  # type: ignore[arg-type]
    return lambda cell, context: reader(column, context)(cell)


def one_of(*choices: str, **synonyms: tuple[str, ...]) -> SettingReader:
    """Return the reader of one of these words; a keyword names a choice ("_" for a space) and other words for it."""
    known = {word_key(choice): choice for choice in choices}
    words = {word_key(w): known[word_key(choice)] for choice, some in synonyms.items() for w in some}
    column = Column("value", "Value", "choice", choices=choices, synonyms=words)
    return lambda cell, context: reader(column, context)(cell)


def order(cell: Cell, context: Context) -> Reading:
    """Read which of month and day comes first: "M/D" or "D/M"."""
    value, problems = one_of(
        "Month first",
        "Day first",
        month_first=("m/d", "m/d/y", "mm/dd/yyyy", "mdy", "us", "american", "month/day", "month/day/year"),
        day_first=("d/m", "d/m/y", "dd/mm/yyyy", "dmy", "european", "day/month", "day/month/year"),
    )(cell, context)
    return {"Month first": "M/D", "Day first": "D/M"}.get(str(value)), problems


def country(cell: Cell, _context: Context) -> Reading:
    """Read a country by its two letters."""
    spelled = {"usa": "US", "united states": "US", "united states of america": "US", "u.s": "US", "u.s.a": "US"}
    spelled |= {"uk": "GB", "united kingdom": "GB", "great britain": "GB", "canada": "CA", "mexico": "MX"}
    key = fold(typed(cell)).strip(" .")
    found = spelled.get(key) or (key.upper() if re.fullmatch("[a-z]{2}", key) else None)
    return (found, ()) if found else asks("VALUE-TYPE", detail="two letters are expected, such as US")


def zone(cell: Cell, _context: Context) -> Reading:
    """Read a time zone by its IANA name, or a plain word for one in the United States."""
    spelled = {"eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver"}
    spelled |= {"pacific": "America/Los_Angeles", "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu"}
    text = clean(typed(cell))
    key = fold(text).removesuffix(" time").removesuffix(" standard")
    if key in spelled:
        return spelled[key], ()
    if re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+|UTC", text):
        return text, ()
    return asks("VALUE-TYPE", "America/New_York", detail="a name such as America/New_York is expected")


def whole(cell: Cell, _context: Context) -> Reading:
    """Read a whole number; "days" or "months" may stand beside it."""
    number = _number(cell)
    if number is not None:
        return (int(number), ()) if number.denominator == 1 and number >= 0 else asks("VALUE-TYPE")
    match = _WHOLE.match(fold(typed(cell)))
    return (int(match["n"]), ()) if match else asks("VALUE-TYPE", detail="a whole number is expected")


def share(cell: Cell, _context: Context) -> Reading:
    """Read a share of one: 1/2, 50%, 0.5, half."""
    if isinstance(cell, date):
        return asks("VALUE-TYPE", detail="the spreadsheet made a date of it; a percentage such as 50% stays as it is")
    number = _number(cell)
    if number is None:
        number = _share_of(fold(typed(cell)))
    if number is None or not 0 <= number <= 1:
        return asks("VALUE-TYPE", detail="a share such as 50% is expected")
    return number, ()


def shares(count: int) -> SettingReader:
    """Return the reader of several shares with commas between them."""

    def read(cell: Cell, context: Context) -> Reading:
        parts = re.split(r"[,;]", typed(cell))
        found = [share(part, context)[0] for part in parts[:count]]
        if len(parts) != count or None in found:
            return asks("VALUE-TYPE", detail=f"{count} shares are expected, such as 70%, 50%")
        return tuple(found), ()

    return read


def wholes(count: int, example: str) -> SettingReader:
    """Return the reader of several whole numbers with commas, "to" or a dash between them."""

    def read(cell: Cell, _context: Context) -> Reading:
        found = re.fullmatch(r"\s*[0-9]{1,4}(?:\s*(?:[,;-]|to)\s*[0-9]{1,4})*\s*", fold(typed(cell)))
        numbers = tuple(map(int, re.findall("[0-9]+", found[0]))) if found and not isinstance(cell, date) else ()
        if len(numbers) != count:
            return asks("VALUE-TYPE", detail=f"{count} numbers are expected, such as {example}")
        return numbers, ()

    return read


def size(cell: Cell, context: Context) -> Reading:
    """Read a range of sizes such as 5-10."""
    value, problems = wholes(2, "5 to 10")(cell, context)
    if isinstance(value, tuple) and value[0] > value[1]:
        return asks("VALUE-TYPE", detail="the smaller number comes first")
    return value, problems


def sentences(cell: Cell, _context: Context) -> Reading:
    """Read a list of sentences, one a line or with semicolons between them; commas belong to them."""
    parts = (squash(BULLET.sub("", clean(part))) for part in re.split(r"[;\n]", typed(cell)))
    return tuple(part for part in parts if part), ()


def language(cell: Cell, _context: Context) -> Reading:
    """Read the name of a language; whether there are words for it shows when a document is made."""
    text = squash(clean(typed(cell)))
    if fold(text) in _LANGUAGES:
        return _LANGUAGES[fold(text)], ()
    if re.fullmatch(r"[^\W\d_][^\d_]{0,30}", text):
        return text, ()
    return asks("VALUE-TYPE", "English", "Spanish", detail="the name of one language is expected")


def our_words(cell: Cell, _context: Context) -> Reading:
    """Read what a coalition calls things of ours: "task: commitment / commitments; goal (Spanish): meta / metas"."""
    found: list[OurWord] = []
    for part in (squash(BULLET.sub("", clean(p))) for p in re.split(r"[;\n]", typed(cell))):
        said = _OUR_WORD.fullmatch(part)
        term = TERMS_OF.get(fold(said["term"])) if said else None
        if part and (said is None or term is None):
            known = ", ".join(dict.fromkeys(TERMS_OF.values()))
            detail = f"each is written as “task: commitment / commitments”; there are {known}"
            return asks("VALUE-TYPE", part=part, detail=detail)
        if said and term:
            found.append(OurWord(term, said["one"].strip(), said["many"].strip(), (said["language"] or "").strip()))
    return tuple(found), ()


def words(cell: Cell, _context: Context) -> Reading:
    """Read a list of words with commas, semicolons or new lines between them."""
    return tuple({fold(piece): piece for piece in pieces(typed(cell))}.values()), ()


def sectors(cell: Cell, _context: Context) -> Reading:
    """Read the sectors wanted: "Faith 2" wants two members, "Legal*" is a likely ally, as in our own list."""
    likely = {fold(s.name) for s in SECTORS if s.likely}
    found: dict[str, SectorWanted] = {}
    for piece in pieces(typed(cell)):
        match = _MINIMUM.match(piece) if len(piece) <= 80 else None
        name, mark = (match["name"], match["mark"]) if match else (piece, "")
        plain = name.rstrip("* ") or name
        sector = SectorWanted(
            plain, int(match["n"]) if match else 1, bool(mark or name != plain or fold(plain) in likely)
        )
        found.setdefault(fold(plain), sector)
    return tuple(found.values()), ()


def quiet_days(cell: Cell, context: Context) -> Reading:
    """Read weekdays, days and spans of days."""
    from coalition_sheets.schemas.quiet_days import read_quiet_days

    return read_quiet_days(cell, context)


def how_long(cell: Cell, context: Context) -> Reading:
    """Read "Ongoing", or "One campaign until" a date; the date is `sunset`."""
    if fold(typed(cell)).strip(" .") == "ongoing":
        return {"how_long": "Ongoing"}, ()
    match = _UNTIL.match(fold(typed(cell)))
    if not match:
        return asks("VOCAB", "Ongoing", "One campaign until June 30, 2027")
    day, problems = typed_as("date")(match["day"], context)
    return ({"how_long": "One campaign", "sunset": day}, problems) if day else (None, problems)


def decision_rule(cell: Cell, context: Context) -> Reading:
    """Read how decisions are made."""
    if isinstance(cell, date):
        return share(cell, context)
    return one_of(*RULES, **_RULE_WORDS)(cell, context)


RULES = (
    "Consensus", "Consensus minus one", "Consent", "Majority", "Supermajority 2/3", "Supermajority 3/4",
    "Supermajority 60 %", "Unanimous",
)  # fmt: skip
_RULE_WORDS: Mapping[str, tuple[str, ...]] = {
    "consensus minus one": ("consensus-1", "consensus - 1"),
    "majority": ("simple majority", "vote", "majority vote"),
    "supermajority 2/3": ("2/3", "two thirds", "two-thirds majority", "2/3 majority", "supermajority"),
    "supermajority 3/4": ("3/4", "three quarters", "3/4 majority"),
    "supermajority 60 %": ("60 %", "60%", "supermajority 60%"),
    "unanimous": ("unanimity", "unanimously"),
}


def _number(cell: Cell) -> Fraction | None:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return None
    value = typed_as("number")(float(cell) if isinstance(cell, Percent) else cell, _NOWHERE)[0]
    return value.value if isinstance(value, Amount) else None


def _share_of(key: str) -> Fraction | None:
    if key in _SPOKEN:
        return _SPOKEN[key]
    if match := _FRACTION.match(key):
        return Fraction(int(match["a"]), int(match["b"])) if int(match["b"]) else None
    value = typed_as("number")(key, _NOWHERE)[0]
    return value.value if isinstance(value, Amount) and value.unit in ("", "%") and value.of is None else None


_NOWHERE = Context(today=date(2000, 1, 1))
