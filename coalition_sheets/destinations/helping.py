"""How a new tab helps whoever fills it: words to choose from, notes, prompts, and when a row takes which colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from coalition_sheets.destinations.sheet import Sheet
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Column, ColumnType, letters, palette

DATED = ("tasks", "goals")
ABOUT_WIDTHS = (28, 58, 64)
NOT_A_DAY = "It does not look like a day with its year. You may keep it; the check will ask about it."
NOT_LISTED = "This is not in the list yet. You may keep it, or choose from the list."

WIDTHS: Mapping[ColumnType, int] = {
    "number": 10, "number or yes": 10, "date": 13, "time": 10, "yes/no": 11, "choice": 15, "email": 25, "phone": 14,
    "list": 24, "name": 23, "names": 28, "agenda": 38, "text": 28,
}  # fmt: skip


@frozen
class Offer:
    """What a drop-down offers: these words, or the first column of another tab."""

    words: tuple[str, ...] = ()
    tab: Sheet | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.tab)


@frozen
class Colour:
    """When cells change their look: a formula for row 2, and what it does to the whole row or to one column.

    `word` stands before a date where the program can put it there; `only` holds the letters of that column.
    """

    formula: str
    fill: str = ""
    ink: str = ""
    word: str = ""
    only: str = ""


def offer(column: Column, sheets: Mapping[str, Sheet], own: Mapping[str, tuple[str, ...]]) -> Offer:
    """Return what a column offers; `sheets` by schema name, `own` the coalition's words for open lists."""
    words = own.get(column.choices_from) or column.choices
    if words:
        return Offer(words)
    return Offer(tab=next((sheets[name] for name in column.refers_to if name in sheets), None))


def takes_several(column: Column) -> bool:
    """Whether several names or words may stand in one cell; a drop-down then offers the first and asks nothing."""
    return column.type in ("names", "list", "agenda")


def looks(column: Column) -> Literal["day", "clock", ""]:
    """Return how a column shows numbers; one that takes a bare year ("2019") must not turn it into a day."""
    if column.type == "date" and column.period == "end":
        return "day"
    return "clock" if column.type == "time" else ""


def width(column: Column, *, dated: bool) -> int:
    """Return how many letters wide a column is."""
    if column.required and column.type == "text":
        return 36
    if dated and column.name == "due":
        return 20
    return WIDTHS[column.type] if column.core else 12


def headed(column: Column) -> str:
    """Return the header of a column as it stands on the tab."""
    return f"{column.header} *" if column.required else column.header


def note(column: Column) -> str:
    """Return what belongs below a header, with an example: there are no example rows."""
    return "\n".join(_said(column))


def _said(column: Column) -> Iterator[str]:
    if column.help:
        yield f"{column.help} Please always fill this one." if column.required else column.help
    if column.choices and not column.open and column.type == "choice":
        yield f"Choose: {', '.join(column.choices)}."
    if column.example:
        yield f"For example: {column.example}"


def prompt(column: Column) -> str:
    """Return what is said when somebody is about to type a date."""
    if column.words:
        return f"A day with its year, or “{column.words[0]}”."
    return f"A day with its year, such as {column.example or '2026-03-24'}."


def colours(sheet: Sheet) -> Iterator[Colour]:
    """Return how rows change as the days go by, the first that holds first."""
    key, due = "$A2", sheet.letter("due")
    if due and sheet.schema.name in DATED:
        closed = _closed(sheet)
        open_, day = f'AND({key}<>"",ISNUMBER(${due}2),NOT({closed}),', f"${due}2"
        now = f"DATE({sheet.today:%Y,%m,%d})" if sheet.today else "TODAY()"
        late, soon = f"{open_}{day}<{now})", f"{open_}{day}>={now},{day}<={now}+7)"
        for formula, fill, word in ((late, palette.AMBER, "late:"), (soon, palette.SKY, "soon:")):
            yield Colour(formula, fill, word=word, only=due)
            yield Colour(formula, fill)
        yield Colour(f'AND({key}<>"",{closed})', ink=palette.GREY)
    yield Colour(f'{key}<>""')


def area(sheet: Sheet, colour: Colour) -> str:
    """Return the cells that a colour is for, as A1."""
    first, last = (colour.only, colour.only) if colour.only else ("A", letters(len(sheet.columns)))
    return f"{first}2:{last}{sheet.last}"


def _closed(sheet: Sheet) -> str:
    """Return a formula that is true where a row's Status, or its Number now, says that it is over."""
    done = "FALSE"
    if status := sheet.letter("status"):
        column = sheet.schema.by_name["status"]
        over = ("Done", "Dropped", "Met", "Not yet agreed")
        words = [w for w in column.choices if w in over] + [w for w, of in column.synonyms.items() if of in over]
        plain = "|".join(w.lower() for w in words if not set(w) & set('"|?*~'))
        done = f'ISNUMBER(SEARCH("|"&LOWER(TRIM(${status}2&""))&"|","|{plain}|"))'
    now, target, start = (sheet.letter(name) for name in ("now", "target", "start_value"))
    if not (now and target and start):
        return done
    reached = (
        f"AND(ISNUMBER(${now}2),ISNUMBER(${target}2),"
        f"OR(AND(${target}2>=N(${start}2),${now}2>=${target}2),AND(${target}2<N(${start}2),${now}2<=${target}2)))"
    )
    return f'OR({done},{reached},LOWER(TRIM(${now}2&""))="yes")'
