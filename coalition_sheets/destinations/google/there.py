"""What stands in a Sheet before anything is added: its tabs, which of them are empty, and its ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coalition_sheets.destinations.google.new_tabs import Ground
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.model import Schema, fold_header

FIELDS = (
    "properties(title,locale),sheets(properties(sheetId,title,sheetType,hidden,gridProperties(columnCount)),"
    "data(rowData(values(userEnteredValue))))"
)
UNTITLED = ("untitled spreadsheet", "")


class NotEmpty(CoalitionError):
    """A Sheet that somebody has filled already is only added to, and only when told what."""

    def __init__(self, title: str, tabs: Sequence[str], address: str) -> None:
        named = ", ".join(f"“{tab}”" for tab in tabs[:3]) + (" and more" if len(tabs) > 3 else "")
        super().__init__(
            f"The Sheet “{title}” is not empty: it has the tab{'s' * (len(tabs) > 1)} {named}.",
            f"Begin with a new one, or say which tabs to add to it: coalition init {address} --add Tasks",
        )


class TabThere(CoalitionError):
    """A tab of this name is in the Sheet."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"The Sheet has a tab “{title}” already.",
            "It stays as it is. Rename it in the Sheet, or leave it out here.",
        )


@frozen
class Tab:
    """A tab of a Sheet: `header` is what stands in its first cell, `filled` how many cells hold something."""

    id: int
    title: str
    columns: int
    filled: int
    header: str = ""
    hidden: bool = False
    grid: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands there."""
        return self.grid and not self.filled


@frozen
class Found:
    """A Sheet as found: its title ("" where nobody gave it one), its locale, its tabs."""

    title: str
    locale: str
    tabs: tuple[Tab, ...]


def found(answer: Mapping[str, Any]) -> Found:
    """Return a Sheet from the answer to FIELDS."""
    properties = answer.get("properties", {})
    title = str(properties.get("title", ""))
    tabs = tuple(_tab(sheet) for sheet in answer.get("sheets", ()))
    return Found("" if title.casefold() in UNTITLED else title, str(properties.get("locale", "")), tabs)


def _tab(sheet: Mapping[str, Any]) -> Tab:
    properties = sheet["properties"]
    rows = [row.get("values", ()) for part in sheet.get("data", ()) for row in part.get("rowData", ())]
    values = [cell.get("userEnteredValue") for row in rows for cell in row]
    first = values[0] if rows and rows[0] else None
    return Tab(
        int(properties.get("sheetId", 0)),
        str(properties["title"]),
        int(properties.get("gridProperties", {}).get("columnCount", 0)),
        sum(value is not None for value in values),
        str((first or {}).get("stringValue", "")),
        bool(properties.get("hidden")),
        properties.get("sheetType", "GRID") == "GRID",
    )


def ground(sheet: Found, schemas: Mapping[str, Schema], wanted: Sequence[str], *, all_of_it: bool) -> Ground:
    """Return what the new tabs (by their titles) are built upon. Raises TabThere."""
    titles = {tab.title.casefold(): tab.title for tab in sheet.tabs}
    free = next((tab for tab in sheet.tabs if tab.empty and not tab.hidden and tab.columns >= 3), None)
    over = free if all_of_it else None
    for title in wanted:
        if title.casefold() in titles and not (over and over.title.casefold() == title.casefold()):
            raise TabThere(titles[title.casefold()])
    known = {name: tab.title for name, schema in schemas.items() for tab in _keeps(sheet, schema)}
    return Ground(over.id if over else None, 0 if all_of_it else len(sheet.tabs), known, separator(sheet.locale))


def _keeps(sheet: Found, schema: Schema) -> Iterator[Tab]:
    """Return the tabs that bear a schema's name and begin with its first column."""
    names = {fold_header(name) for name in (schema.tab, *schema.aliases)}
    first = schema.columns[0]
    headers = {fold_header(text) for text in (first.header, *first.aliases)}
    return (tab for tab in sheet.tabs if fold_header(tab.title) in names and fold_header(tab.header) in headers)


def separator(locale: str) -> str:
    """Return what stands between the parts of a formula: a semicolon is right everywhere, a comma for English."""
    return "," if locale.startswith("en") and locale != "en_ZA" else ";"
