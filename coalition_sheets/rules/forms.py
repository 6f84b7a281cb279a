"""What sensitive facts look like, and what merely resembles them (`docs/checks.md` prints this list)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from coalition_sheets.frozen import frozen
from coalition_sheets.regex import regex

_STATUS = (
    r"undocumented|unauthorized|out of status|without papers|no papers|(?:an? )?asylee|(?:an? )?asylum[ -]seeker|"
    r"(?:an? )?daca(?: recipient| holder)?|on (?:tps|daca)|(?:a |has a )?green card(?: holder)?|"
    r"indocumentad[oa]|sin papeles|in (?:removal|deportation) proceedings"
)
_KIND = r"(?:asylum|deportation|removal|immigration|visa|daca|tps|green card|work permit|uscis)"
_COUNTRY = (
    r"(?:afghanistan|argentina|bangladesh|bolivia|brazil|brasil|cameroon|chile|china|colombia|congo|cuba|"
    r"the dominican republic|(?:la )?rep[uú]blica dominicana|ecuador|egypt|el salvador|eritrea|ethiopia|ghana|"
    r"guatemala|guinea|guyana|hait[ií]|honduras|india|iran|iraq|jamaica|kenya|korea|laos|liberia|m[eé]xico|morocco|"
    r"myanmar|nepal|nicaragua|nigeria|pakistan|panam[aá]|paraguay|per[uú]|the philippines|poland|russia|senegal|"
    r"sierra leone|somalia|sudan|south sudan|syria|togo|turkey|uganda|ukraine|uruguay|venezuela|vietnam|yemen)"
)
_START = r"(?:^|[\n.;:,(|]|\band )[ ]*(?:\d+\. |[-*] )?"  # of a cell, a line or a clause
_END = r"(?=\W*(?:$|\n)|\s*[.,;:)|]|\s+(?:and|but|since|until|because)\b)"
_ANYBODY = r"(?:who|that|which|what|if|when|whether|an?|any\w*|some\w*|every\w*|no|nobody|each|one)"
_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:\d\d?[/.-]\d\d?[/.-](?:{_YEAR}|\d\d)\b|{_YEAR}[/.-]\d|\d\d? [a-z]{{3,9}}\.? {_YEAR}"
    rf"|[a-z]{{3,9}}\.? \d\d?,? {_YEAR})"
)


@frozen
class Form:
    """One thing to look for. `left_alone`: look-alikes that stay quiet."""

    name: str
    pattern: str
    left_alone: str


FORMS = (
    Form(
        "an A-number, or a receipt number of a case",
        r"(?<![a-z0-9])a[-# ]{0,2}(?:\d{8,9}|\d{2,3}[- ]\d{3}[- ]\d{3})(?![\d-])"
        r"|(?<![a-z])(?:a-number|anumber|alien (?:registration )?(?:number|no\b\.?|#))\W{0,3}(?:is )?[\dx]"
        r"|(?<![a-z0-9])(?:eac|wac|lin|src|msc|ioe|nbc|ysc)[- ]?\d{2}[- ]?\d{3}[- ]?\d{5}(?!\d)",
        "phone numbers (“A 312-555-0100”), dates, “a number of people”",
    ),
    Form(
        "a social security number",
        r"(?<![\d+.,-])(?!000|666)\d{3}(?P<sign>[- ])(?!00)\d\d(?P=sign)(?!0000)\d{4}(?![\d-])"
        r"|\b(?:ssn|itin|social security (?:number|no\b\.?|#))\W{0,3}(?:is )?\W?\d",
        "anything in a phone column or right after “phone”, “cell”, “call” and the like; “Social Security office”",
    ),
    Form(
        "a date or country of birth",
        r"\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|fecha de nacimiento)\W{0,3}(?:is )?\W?(?:\d|[a-z]{3,9}\.? \d)"
        rf"|\b(?:birthday|born)(?: on| in|:| is)? {_DAY}"
        r"|\b(?:country|place) of birth ?[:=-] ?\w|\b(?:he|she) was born in\b"
        rf"|\bborn in(?<!were born in)(?<!people born in)(?<!children born in)(?<![^a]s born in) {_COUNTRY}\b"
        rf"|\bnaci(?:d[oa]|ó) en {_COUNTRY}\b",
        "“birthday party on March 3”, “the coalition was born in 2019”, “neighbors born in Haiti”",
    ),
    Form(
        "a person's immigration status",
        r"\b(?:immigration|documentation|citizenship|legal|visa) status ?(?:[:=]| is) ?\w"
        rf"|\bstatus ?[:=] ?(?:{_STATUS})\b"
        rf"|\b(?:(?<!who )(?<!one )(?<!that )(?<!if )(?:he|she)(?: is|'s)|i am|i'm) (?:{_STATUS})\b"
        r"|\boverstayed (?:his|her|my|a|the) visa\b|\b(?:his|her|my) undocumented status\b"
        rf"|{_START}(?!(?:\S+ ){{0,3}}{_ANYBODY} )(?:[^\s\d.,;:]\S* ){{0,3}}is (?:undocumented|out of status)\b"
        rf"|\bhas(?<!who has)(?<!one has)(?<!that has)(?<!body has) (?:daca|tps|no papers|no legal status){_END}"
        rf"|\bi have (?:daca|tps|no papers|no legal status){_END}"
        rf"|{_START}(?:est[aá] |vive )?sin papeles{_END}|\best[aá] sin papeles\b|\bes indocumentad[oa]\b",
        "“undocumented students”, “people who are undocumented”, “immigration reform forum”, “status of the letter”, "
        "“DACA workshop”, “everyone who has TPS”",
    ),
    Form(
        "details of a person's case",
        r"\bcase (?:number|no\.?|#) ?[:#]? ?\d[\w-]{2}"
        rf"|\b(?:his|her|my|client's) {_KIND} (?:case|claim|hearing|application|papers|proceedings|interview)\b"
        r"|\b(?:his|her|my|client's) (?:green card|work permit|asylum|visa|daca|tps) (?:is |was |has )?"
        r"(?:denied|pending|expired|approved|ran out)\b"
        r"|\b(?:green card|visa|work permit|asylum(?: case| claim| application)?) (?:is |was |has |has been )?"
        rf"(?:still )?(?:pending|denied|expired|ran out|revoked){_END}"
        rf"|(?:{_START}|\bhas |\bin )(?:an? )?(?:deportation|removal|asylum) case(?: (?:pending|open))?{_END}"
        r"|\b(?:ice|la migra|border patrol) (?:has |had )?(?:detained|arrested|deported|took|picked up) "
        r"(?:him|her|me|his|my)\b"
        r"|\b(?:(?<!who )(?<!one )(?<!that )(?<!if )(?:he|she) (?:was|is|got|has been)|i was) (?:detained|deported)\b",
        "“asylum case training”, “the council's deportation hearing”, “case study”, “ICE cream social”",
    ),
)
COLUMNS = (
    "immigration status", "documentation status", "legal status", "citizenship", "citizenship status", "visa status",
    "visa type", "nationality", "a number", "anumber", "alien number", "alien registration number", "uscis number",
    "ssn", "itin", "social security", "social security number", "social security no", "dob", "d o b", "date of birth",
    "birth date", "birthdate", "birthday", "born", "born in", "born on", "country of birth", "place of birth",
    "birthplace", "country of origin", "case number", "case no", "case details", "case notes", "case status",
    "asylum case", "receipt number", "fecha de nacimiento", "pais de nacimiento", "estatus migratorio",
)  # fmt: skip
STATUS_ALONE = regex(rf"\W*(?:{_STATUS})\b\W*(?:$|[,;(].*)", re.DOTALL)
PHONE_LIKE = regex(
    r"(?:phone|cell|mobile|tel|call|text|fax|whatsapp|signal|number is)\W{0,3}(?:at |me at )?$|[\d)][ -]?$"
)
_PLAIN = (
    "a-number", "anumber", "alien ", "ssn", "itin", "social security", "dob", "d.o.b", "birth", "born", "nacimiento",
    "undocumented", "unauthorized", "out of status", "papers", "asyl", "daca", "tps", "green card", "indocumentad",
    "overstayed", "proceedings", "papeles", "legal status", "visa ", "work permit", "deportation case", "removal case",
    "detained", "deported", "migra ", "patrol ",
)  # fmt: skip
# A hit needs one of these. Each begins with plain signs, its key: to see that those are nowhere is quickest.
TRACES: Mapping[str, re.Pattern[str]] = MappingProxyType({
    head: regex(re.escape(head) + rest)
    for head, rest in (
        *((word, "") for word in _PLAIN),
        ("status", " ?(?:[:=]| is)"), ("case ", "(?:n|#)"), ("ice ", r"(?<=\bice )"), ("naci", "(?:d|ó)"),
        *((f"{whose} ", f"{_KIND} ") for whose in ("his", "her", "my", "client's")),
        *((office, r"[- ]?\d\d") for office in ("eac", "wac", "lin", "src", "msc", "ioe", "nbc", "ysc")),
        ("a", r"[-# ]{0,2}\d\d\d?[- ]?\d\d\d[- ]?\d\d"), ("-", r"\d\d-\d\d\d\d"), (" ", r"\d\d \d\d\d\d"),
    )
})  # fmt: skip
SSN = regex(r"\d{3}[- ]\d\d[- ]\d{4}$")


@cache
def values() -> re.Pattern[str]:
    """Return all forms as one pattern, compiled when a text first bears a trace."""
    return re.compile("|".join(form.pattern for form in FORMS), re.ASCII)
