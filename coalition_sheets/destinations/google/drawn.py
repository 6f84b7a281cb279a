"""One cell of a tab of ours as the Sheets API takes it: its value, its look, where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from coalition_sheets.destinations.google import requests
from coalition_sheets.destinations.google.cells import Json, colour, entered, number_format
from coalition_sheets.destinations.google.new_tabs import localized
from coalition_sheets.model import Cell
from coalition_sheets.model.worksheet import Link, Look, Written

DOWN = {"top": "TOP", "center": "MIDDLE", "bottom": "BOTTOM"}
AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)?(?::\$?([A-Z]{1,3})\$?(\d+)?)?")
SAFE = ("http", "https", "mailto")


def cell(written: Written, separator: str, leads: Callable[[Link], str], *, plain: bool = False) -> Json:
    """Return a cell as CellData; a `plain` one has no look, but for how its number shows."""
    data: Json = {}
    if written.formula:
        data["userEnteredValue"] = {"formulaValue": localized(f"={written.formula}", separator)}
    elif (value := entered(written.value)) is not None:
        data["userEnteredValue"] = value
    look = {} if plain else shown(written.look)
    if number := numbered(written.look.number, written.value):
        look["numberFormat"] = number
    linked = not plain and not written.formula and written.link
    if linked and (uri := leads(linked)):
        _lead(data, look, uri, separator)
    return data | ({"userEnteredFormat": look} if look else {})


def _lead(data: Json, look: Json, uri: str, separator: str) -> None:
    """Let a cell lead somewhere: a text by its look; a date or whole number by the function that is made for links."""
    match data.get("userEnteredValue"):
        case {"stringValue": _}:
            link: Json = {"link": {"uri": uri}}
        case {"numberValue": int(number)}:
            quoted = uri.replace('"', '""')
            data["userEnteredValue"] = {"formulaValue": f'=HYPERLINK("{quoted}"{separator}{number})'}
            link = {}
        case _:
            return
    look["textFormat"] = look.get("textFormat", {}) | link | {"underline": True}


def shown(look: Look) -> Json:
    """Return how a cell looks as a CellFormat."""
    made: Json = {
        "verticalAlignment": DOWN[look.down],
        "wrapStrategy": "WRAP" if look.wrap else "OVERFLOW_CELL",
        "textFormat": _letters(look) | {"fontSize": round(look.size)},
    }
    made |= {"horizontalAlignment": look.across.upper()} if look.across else {}
    made |= {"backgroundColorStyle": colour(look.fill)} if look.fill else {}
    return made | ({"borders": {"bottom": {"style": "SOLID", "colorStyle": colour(look.line)}}} if look.line else {})


def while_it_holds(look: Look) -> Json:
    """Return what of a look a rule may change: letters and colours, nothing else."""
    made: Json = {"backgroundColorStyle": colour(look.fill)} if look.fill else {}
    return made | ({"textFormat": letters} if (letters := _letters(look)) else {})


def _letters(look: Look) -> Json:
    made: Json = {name: True for name in ("bold", "italic") if getattr(look, name)}
    return made | ({"foregroundColorStyle": colour(look.ink)} if look.ink else {})


def numbered(pattern: str, value: Cell) -> Json | None:
    """Return a number format with the kind that the API wants beside the pattern."""
    if not pattern:
        return number_format(value)
    low = re.sub(r'"[^"]*"|\\.', "", pattern.lower())
    day, clock = bool(re.search("[dy]", low)), "h" in low
    kind = "TEXT" if low == "@" else "PERCENT" if "%" in low else "DATE_TIME" if day and clock else ""
    return {"type": kind or ("DATE" if day else "TIME" if clock else "NUMBER"), "pattern": pattern}


def address(link: Link, tabs: Mapping[str, int]) -> str:
    """Return where a link leads: to a tab by its id, which outlives its title; "" where it leads nowhere safe."""
    if link.tab:
        found = tabs.get(link.tab.casefold())
        return "" if found is None else f"#gid={found}&range={link.a1 or 'A1'}"
    return link.url if urlsplit(link.url).scheme.lower() in SAFE else ""


def area(tab: int, a1: str) -> Json:
    """Return "A5:F40" of a tab as a GridRange; "A5:F" goes to the last row."""
    found = AREA.fullmatch(a1)
    if not found:
        raise ValueError(a1)
    first, last = _number(found[1]), _number(found[3] or found[1])
    down = found[4] if found[3] else found[2]
    return requests.area(tab, int(found[2] or 1) - 1, first - 1, end_row=int(down) if down else None, end_column=last)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
