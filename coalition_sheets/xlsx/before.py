"""What is looked at before a file is opened: whether what shall be written can stand in any workbook."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coalition_sheets.model.cells import Cell, CellError
from coalition_sheets.model.table import letters
from coalition_sheets.model.worksheet import Link, Look, Worksheet, Written
from coalition_sheets.regex import regex
from coalition_sheets.xlsx import texts
from coalition_sheets.xlsx.refuse import BadSheet, BadText, BadTitle

ROWS, COLUMNS = 1_048_576, 16_384
LINKS = 65_530
FORMULA, LITERAL = 8_192, 255
COLOUR = regex(r"[0-9A-Fa-f]{6}")
ADDRESS = regex(r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?")
SAFE = regex(r"(?:https?://|mailto:)[^\s\x00-\x1f\ud800-\udfff]{1,2048}", re.IGNORECASE)
OWNER = regex(r"[ -!#-~]{1,200}")


def check(sheets: Sequence[Worksheet], owner: str) -> None:
    """Refuse tabs that no workbook could hold.

    Raises BadTitle, BadText, BadSheet.
    """
    if not OWNER.fullmatch(owner):
        raise BadSheet(owner, "its owner's name must be plain letters")
    seen: set[str] = set()
    for sheet in sheets:
        title(sheet.title)
        if sheet.title.casefold() in seen:
            raise BadTitle(sheet.title, "two tabs would have this name")
        seen.add(sheet.title.casefold())
        _sheet(sheet)


def title(text: str) -> None:
    """Refuse a title that no tab can have. Raises BadTitle."""
    why = ""
    if not text.strip():
        why = "it is empty"
    elif len(text.encode("utf-16-le", "surrogatepass")) > 62:
        why = "it has more than 31 characters"
    elif found := re.search(r"[\[\]:*?/\\]", text):
        why = f"{found[0]} cannot be part of it"
    elif text.startswith("'") or text.endswith("'"):
        why = "it starts or ends with '"
    elif text.casefold() == "history":
        why = "Excel keeps that name for itself"
    elif texts.trouble(text) or "\n" in text or "\r" in text or "\t" in text:
        why = "it holds a character that cannot be stored"
    if why:
        raise BadTitle(text.encode("utf-8", "replace").decode(), why)


def cell(tab: str, place: str, value: Cell) -> None:
    """Refuse a value that no cell can hold. Raises BadText."""
    why = texts.trouble(value) if isinstance(value, str) else ""
    if isinstance(value, float) and not math.isfinite(value):
        why = "it is no number"
    if isinstance(value, date) and value.year < 1900:
        why = "a workbook has no days before 1900"
    if isinstance(value, timedelta) and value < timedelta():
        why = "a workbook has no negative times"
    if isinstance(value, CellError) and not re.fullmatch(r"#[A-Z0-9/_!?]{1,20}", value.code):
        why = "it is no error"
    if why:
        raise BadText(tab, place, why)


def _sheet(sheet: Worksheet) -> None:
    width = max([len(sheet.widths), *(len(line.cells) for line in sheet.lines)])
    if len(sheet.lines) > ROWS or width > COLUMNS:
        raise BadSheet(sheet.title, "it has too many rows or columns")
    if not 0 <= sheet.frozen < 1000 or not 0 <= sheet.header <= ROWS:
        raise BadSheet(sheet.title, "it keeps too many rows in view")
    links = 0
    for row, line in enumerate(sheet.lines, 1):
        for column, written in enumerate(line.cells, 1):
            place = f"{letters(column)}{row}"
            cell(sheet.title, place, written.value)
            _written(sheet.title, place, written)
            links += written.link is not None
        _spans(sheet.title, row, line.spans)
    if links > LINKS:
        raise BadSheet(sheet.title, f"it has more than {LINKS:,} links")
    for rule in sheet.rules:
        _formula(sheet.title, rule.area, rule.formula)
        _look(sheet.title, rule.look)
        if not all(ADDRESS.fullmatch(area) for area in rule.area.split(" ")):
            raise BadSheet(sheet.title, f"“{rule.area}” is no area")
    _colours(sheet.title, (sheet.tint,))


def _written(tab: str, place: str, written: Written) -> None:
    if written.formula:
        _formula(tab, place, written.formula)
    if written.link is not None:
        _link(tab, place, written.link)
    _look(tab, written.look)


def _formula(tab: str, place: str, formula: str) -> None:
    if not formula or len(formula) > FORMULA or formula.startswith("=") or texts.trouble(formula):
        raise BadText(tab, place, "its formula is empty, too long, or starts with “=”")
    if any(len(text) > LITERAL for text in formula.split('"')[1::2]):
        raise BadText(tab, place, f"its formula holds a text of more than {LITERAL} characters")


def _link(tab: str, place: str, link: Link) -> None:
    if link.url and not SAFE.fullmatch(link.url):
        raise BadText(tab, place, "its link is no web or mail address")
    if not link.url:
        title(link.tab)
        if not ADDRESS.fullmatch(link.a1):
            raise BadText(tab, place, f"its link leads to “{link.a1}”, which is no cell")


def _look(tab: str, look: Look) -> None:
    _colours(tab, (look.ink, look.fill, look.line))
    if not 1 <= look.size <= 409 or texts.trouble(look.number) or len(look.number) > 255:
        raise BadSheet(tab, "one of its looks cannot be stored")


def _colours(tab: str, colours: Iterable[str]) -> None:
    for colour in colours:
        if colour and not COLOUR.fullmatch(colour):
            raise BadSheet(tab, f"“{colour}” is no colour")


def _spans(tab: str, row: int, spans: Iterable[tuple[int, int]]) -> None:
    free = 1
    for first, count in sorted(spans):
        if first < free or count < 2 or first + count - 1 > COLUMNS:
            raise BadSheet(tab, f"the merged cells of row {row} overlap or are only one")
        free = first + count


def edits(cells: Iterable[tuple[str, int, int, Cell]]) -> None:
    """Refuse changes (tab, row, column, value) that no workbook can hold. Raises BadText, BadSheet."""
    for tab, row, column, value in cells:
        if not (1 <= row <= ROWS and 1 <= column <= COLUMNS):
            raise BadSheet(tab, f"it has no such cell as row {row}, column {column}")
        cell(tab, f"{letters(column)}{row}", value)
