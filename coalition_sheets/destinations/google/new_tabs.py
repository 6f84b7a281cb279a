"""Everything that makes new tabs of a Sheet ready, as one batch: headers, notes, drop-downs, colours, widths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain
from types import MappingProxyType
from zlib import crc32

from coalition_sheets.destinations.google import requests
from coalition_sheets.destinations.google.cells import CLOCK, DAY, PLAIN_TEXT, Json, cell_data, colour
from coalition_sheets.destinations.helping import (
    ABOUT_WIDTHS,
    DATED,
    Colour,
    Offer,
    colours,
    headed,
    looks,
    note,
    offer,
    prompt,
    takes_several,
    width,
)
from coalition_sheets.destinations.plan import ABOUT, ABOUT_HEADERS, own_words
from coalition_sheets.destinations.sheet import Line, Sheet
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Column, letters, palette

SPARE = 2  # blank columns beside ours, to add one's own
COLOURS_SAID = "Bold on amber: the day has passed. Italic on blue: it is within a week."
NAMED_SAID = "Choose from the list. A name that is not in it yet may stand here, too."
SEVERAL_SAID = "Choose one. Several may stand here, too: type a semicolon between them."

BODY = MappingProxyType({"wrapStrategy": "WRAP", "verticalAlignment": "TOP", "horizontalAlignment": "LEFT"})
HEADER = MappingProxyType(
    {
        "backgroundColorStyle": colour(palette.INK),
        "textFormat": {"bold": True, "foregroundColorStyle": colour(palette.WHITE)},
        "wrapStrategy": "WRAP",
        "verticalAlignment": "MIDDLE",
    }
)


@frozen
class Ground:
    """What there is already: the tab About us may take over, how many tabs stay before ours, and the Sheet's ways.

    `known`: the titles of tabs whose first column holds the names of a schema, by its name. `separator`: what stands
    between the parts of a formula ("," or ";", as the Sheet's locale has it).
    """

    takes_over: int | None = None
    index: int = 0
    known: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    separator: str = ","


def tab_id(name: str) -> int:
    """Return the id that the tab of a schema always gets: a second writer, or a second try, is then refused."""
    return crc32(name.encode()) & 0x7FFFFFFF


def batch(sheets: Sequence[Sheet], about: Sequence[Line] | None, ground: Ground) -> list[Json]:
    """Return the requests that make About us (None: not wanted) and these tabs."""
    first = ground.index
    made: list[Json] = []
    if about is not None:
        made += _about(about, ground)
        first += ground.takes_over is None
        first = max(first, 1)
    for number, sheet in enumerate(sheets, first):
        columns = len(sheet.columns) + SPARE
        made.append(
            requests.add_tab(
                tab_id(sheet.schema.name),
                sheet.schema.tab,
                number,
                rows=sheet.last,
                columns=columns,
                frozen=1,
                tint=palette.INK,
            )
        )
    words = _Words({s.schema.name: s for s in sheets}, own_words(about or ()), ground)
    return [*made, *chain.from_iterable(_tab(sheet, words, ground.separator) for sheet in sheets)]


def _about(lines: Sequence[Line], ground: Ground) -> Iterator[Json]:
    tab = tab_id("about") if ground.takes_over is None else ground.takes_over
    if ground.takes_over is None:
        yield requests.add_tab(tab, ABOUT, ground.index, rows=1000, columns=3 + SPARE, frozen=0, tint=palette.INK)
    else:
        yield requests.insert_rows(tab, len(lines) + 1)
        yield requests.take_over(tab, ABOUT, palette.INK)
    setting = {**BODY, "textFormat": {"bold": True}}
    value = {**BODY, "backgroundColorStyle": colour(palette.PALE)}
    meaning = {**BODY, "textFormat": {"foregroundColorStyle": colour(palette.GREY)}}
    rows = [[cell_data(header, HEADER) for header in ABOUT_HEADERS]]
    rows += [
        [cell_data(line.setting, setting), cell_data(line.value, value), cell_data(line.meaning, meaning)]
        for line in lines
    ]
    yield requests.write(tab, rows)
    yield from (requests.width(tab, column, pixels(wide)) for column, wide in enumerate(ABOUT_WIDTHS))
    for row, line in enumerate(lines, 1):
        if words := choosable(line.choices):
            cell = requests.area(tab, row, 1, end_row=row + 1, end_column=2)
            yield requests.ask(cell, "ONE_OF_LIST", words, menu=True)


def pixels(wide: float) -> int:
    """Return the width of so many letters."""
    return round(wide * 7) + 12


def choosable(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that can be offered: one that begins like a formula would be taken for one."""
    return tuple(word for word in words if word and word[0] not in "=+")


@frozen
class _Words:
    """What the drop-downs offer: words of their own, or the first column of a tab, of ours or there before."""

    sheets: Mapping[str, Sheet]
    own: Mapping[str, tuple[str, ...]]
    ground: Ground

    def of(self, column: Column) -> tuple[str, tuple[str, ...]] | None:
        """Return the kind of a column's drop-down and its values, None where it has none."""
        offered = offer(column, self.sheets, self.own)
        if words := choosable(offered.words):
            return "ONE_OF_LIST", words
        if title := self._title(column, offered):
            quoted = title.replace("'", "''")
            return "ONE_OF_RANGE", (f"='{quoted}'!$A$2:$A",)
        return None

    def _title(self, column: Column, offered: Offer) -> str:
        if offered.tab:
            return offered.tab.schema.tab
        return next((self.ground.known[name] for name in column.refers_to if name in self.ground.known), "")


def _tab(sheet: Sheet, words: _Words, separator: str) -> Iterator[Json]:
    tab, dated = tab_id(sheet.schema.name), sheet.schema.name in DATED
    yield from _written(tab, sheet, dated=dated)
    for number, column in enumerate(sheet.columns):
        below = requests.area(tab, 1, number, end_column=number + 1)
        if shown := _look(column):
            yield requests.look(below, shown)
        yield requests.width(tab, number, pixels(width(column, dated=dated)))
        yield from _asked(column, number, below, words, separator)
    whole = requests.area(tab, end_column=len(sheet.columns))
    yield requests.band(tab, whole, palette.INK, palette.WHITE, palette.TINT)
    names = [c.name for c in sheet.columns]
    for place, rule in enumerate(c for c in colours(sheet) if c.fill or c.ink):
        only = names.index("due") if rule.only else None
        yield requests.live(_cells(tab, sheet, only), localized(rule.formula, separator), _shown(rule), place)


def _written(tab: int, sheet: Sheet, *, dated: bool) -> Iterator[Json]:
    """Write the header row with its notes, and the rows where there are some."""
    headers = []
    for column in sheet.columns:
        said = [note(column), COLOURS_SAID if dated and column.name == "due" else ""]
        headers.append(cell_data(headed(column), HEADER, "\n".join(filter(None, said))))
    rows = [[cell_data(row.get(c.name), _look(c)) for c in sheet.columns] for row in sheet.rows]
    yield requests.write(tab, [headers, *rows])


def _look(column: Column) -> Json:
    """Return how a column's cells look; phone numbers are text, so that they keep their zeros and their plus."""
    shown: Json = dict(BODY)
    if column.type.startswith("number") or column.type == "yes/no":
        del shown["horizontalAlignment"]
    kind = {"day": DAY, "clock": CLOCK}.get(looks(column)) or (PLAIN_TEXT if column.type == "phone" else None)
    return shown | ({"numberFormat": kind} if kind else {})


def _asked(column: Column, number: int, below: Json, words: _Words, separator: str) -> Iterator[Json]:
    """Return what helps to fill a column: a box to tick, a drop-down, or a check of what was typed."""
    cell = f"${letters(number + 1)}2"
    if column.type == "yes/no":
        yield requests.ask(below, "BOOLEAN", menu=True)
    elif offered := words.of(column):
        kind, values = offered
        named = NAMED_SAID if kind == "ONE_OF_RANGE" else ""
        said = SEVERAL_SAID if takes_several(column) else named
        yield requests.ask(below, kind, values, says=said, menu=True)
    elif column.type == "email":
        yield requests.ask(below, "TEXT_IS_EMAIL", says=f"One address, such as {column.example or 'rosa@example.org'}.")
    elif column.type == "date" and (column.words or not looks(column)):
        others = [f'LOWER(TRIM({cell}&""))="{word.lower()}"' for word in column.words] or [f"ISNUMBER({cell})"]
        formula = localized(f"=OR(ISDATE({cell}),{','.join(others)})", separator)
        yield requests.ask(below, "CUSTOM_FORMULA", (formula,), says=prompt(column))
    elif column.type == "date":
        yield requests.ask(below, "DATE_IS_VALID", says=prompt(column))


def _cells(tab: int, sheet: Sheet, column: int | None) -> Json:
    """Return the cells below the header: of one column, or of all that have a header."""
    if column is None:
        return requests.area(tab, 1, end_row=sheet.last, end_column=len(sheet.columns))
    return requests.area(tab, 1, column, end_row=sheet.last, end_column=column + 1)


def _shown(rule: Colour) -> Json:
    """Return a colour's look; a Sheet's rules can't put a word before a date, so letters change beside the colour."""
    shown: Json = {"backgroundColorStyle": colour(rule.fill)} if rule.fill else {}
    if rule.word:
        shown["textFormat"] = {"bold": True} if rule.word.startswith("late") else {"italic": True}
    elif rule.ink:
        shown["textFormat"] = {"foregroundColorStyle": colour(rule.ink)}
    return shown


def localized(formula: str, separator: str) -> str:
    """Return a formula with this between its parts; what stands in quotes stays."""
    parts = formula.split('"')
    return '"'.join(part if number % 2 else part.replace(",", separator) for number, part in enumerate(parts))
