"""The drop-downs and prompts of a Sheet, as Excel has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from coalition_sheets.destinations.dressing import Words
from coalition_sheets.destinations.helping import NOT_A_DAY, NOT_LISTED
from coalition_sheets.destinations.plan import CANNOT_STAND
from coalition_sheets.frozen import frozen
from coalition_sheets.model import letters

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

Json = Mapping[str, Any]

_RANGE = re.compile(
    r"=?(?:(?P<tab>'(?:[^']|'')+'|[^'!]+)!)?\$?(?P<from>[A-Za-z]{1,3})\$?(?P<first>\d*)"
    r"(?::\$?(?P<to>[A-Za-z]{1,3})\$?(?P<last>\d*))?"
)
_LAST = 1_048_576


@frozen
class Names:
    """What tabs are called in the file, and how many rows each has, by their (lower-case) names in the Sheet."""

    called: Mapping[str, str]
    rows: Mapping[str, int]


def put(tab: Worksheet, title: str, asked: Iterable[tuple[int, int, Json]], words: Words, names: Names) -> int:
    """Add a tab's drop-downs and prompts, each once for all its cells; return how many Excel has no words for.

    `asked`: row and column (from 1) with the validation of that cell.
    """
    cells: dict[str, list[tuple[int, int]]] = {}
    for row, column, rule in asked:
        cells.setdefault(json.dumps(rule, sort_keys=True), []).append((column, row))
    lost = 0
    for text, places in cells.items():
        check = _check(json.loads(text), title, words, names)
        if check is None:
            lost += 1
            continue
        check.sqref = _ranges(places)
        tab.add_data_validation(check)
    return lost


def _ranges(places: list[tuple[int, int]]) -> Any:
    """Return cells as A1 ranges, each column's in as few pieces as can be."""
    from openpyxl.worksheet.cell_range import MultiCellRange

    return MultiCellRange(" ".join(_pieces(sorted(places))))


def _pieces(places: list[tuple[int, int]]) -> Iterator[str]:
    start = before = places[0]
    for place in [*places[1:], (0, 0)]:
        if place != (before[0], before[1] + 1):
            letter = letters(start[0])
            yield f"{letter}{start[1]}:{letter}{before[1]}" if before != start else f"{letter}{start[1]}"
            start = place
        before = place


def _check(rule: Json, title: str, words: Words, names: Names) -> DataValidation | None:
    """Return a rule as Excel has it; None where nothing of it can be kept."""
    from openpyxl.worksheet.datavalidation import DataValidation

    condition = rule.get("condition", {})
    says = CANNOT_STAND.sub("", str(rule.get("inputMessage", "")))[:255]
    check = DataValidation(allow_blank=True, errorStyle="stop" if rule.get("strict") else "warning")
    source = _source(condition, title, words, names)
    if source:
        check.type, check.formula1 = "list", source
        check.showErrorMessage, check.error = True, NOT_LISTED
    elif condition.get("type") == "DATE_IS_VALID":
        check.type, check.operator, check.formula1 = "date", "greaterThan", "1"
        check.showErrorMessage, check.error = True, NOT_A_DAY
    elif not says:
        return None
    if says:
        check.showInputMessage, check.prompt = True, says
    return check


def _source(condition: Json, title: str, words: Words, names: Names) -> str:
    """Return the formula of a drop-down, "" where there is none or Excel can't have it."""
    values = [str(value.get("userEnteredValue", "")) for value in condition.get("values", ())]
    match condition.get("type"):
        case "BOOLEAN":
            return words.listed(tuple(values)) if values else '"TRUE,FALSE"'
        case "ONE_OF_LIST":
            return words.listed(tuple(CANNOT_STAND.sub("", value) for value in values)) if values else ""
        case "ONE_OF_RANGE":
            return _place(values[0], title, names) if values else ""
        case _:
            return ""


def _place(text: str, title: str, names: Names) -> str:
    """Return a range of one column as Excel writes it; one without an end goes to the end of its tab."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return ""
    tab = found["tab"] or title
    name = (tab[1:-1].replace("''", "'") if tab.startswith("'") and found["tab"] else tab).casefold()
    column, last = found["from"].upper(), found["last"] or (found["first"] if not found["to"] else "")
    if name not in names.called or (found["to"] or column).upper() != column:
        return ""
    end = min(int(last or names.rows.get(name, 0) or _LAST), _LAST)
    quoted = names.called[name].replace("'", "''")
    return f"'{quoted}'!${column}${found['first'] or 1}:${column}${end}"
