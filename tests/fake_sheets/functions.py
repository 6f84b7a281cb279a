"""The functions that formulas may use, each on plain values. An error given is an error back."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from tests.fake_sheets.cells import Value, Wrong, is_number, serial
from tests.fake_sheets.formula import Cells, Node
from tests.fake_sheets.operators import Given, Here, Many, first_wrong, number, one_of, text, truth, values, whole


class Works(Protocol):
    """What a function that looks at its formula may ask of the calculation."""

    today: dt.date

    def single(self, node: Node | None, here: Here) -> Value: ...

    def any(self, node: Node | None, here: Here) -> Given: ...


def numbers(given: Sequence[Given], function: str) -> list[float] | Wrong:
    """Gather the numbers to add up: of a range those that are numbers, of single values all."""
    found: list[float] = []
    for position, part in enumerate(given, 1):
        if isinstance(part, Many):
            if (wrong := first_wrong([part])) is not None:
                return wrong
            found += [value for value in values([part]) if is_number(value)]  # type: ignore[misc]
        else:
            amount = number(part, function, position)
            if isinstance(amount, Wrong):
                return amount
            found.append(amount)
    return found


def over_numbers(name: str, work: Callable[[list[float]], Value]) -> Callable[[Sequence[Given]], Value]:
    """Make a function of the numbers it is given."""

    def function(given: Sequence[Given]) -> Value:
        found = numbers(given, name)
        return found if isinstance(found, Wrong) else work(found)

    return function


def average(found: list[float]) -> Value:
    """Give the mean."""
    if not found:
        return Wrong("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error.")
    return whole(math.fsum(found) / len(found))


def rounded(given: Sequence[Given]) -> Value:
    """Round half away from zero."""
    amount, places = number(given[0], "ROUND"), number(given[1] if len(given) > 1 else 0, "ROUND", 2)
    if isinstance(amount, Wrong) or isinstance(places, Wrong):
        return amount if isinstance(amount, Wrong) else places
    return whole(float(Decimal(repr(amount)).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)))


def day(given: Sequence[Given]) -> Value:
    """Give the day of a year, a month and a day of it, as a number."""
    found = [number(value, "DATE", at) for at, value in enumerate(given, 1)]
    if wrong := next((one for one in found if isinstance(one, Wrong)), None):
        return wrong
    return serial(dt.date(*(int(one) for one in found if not isinstance(one, Wrong))))


def absolute(given: Sequence[Given]) -> Value:
    """Give a number without its sign."""
    found = number(given[0], "ABS")
    return found if isinstance(found, Wrong) else abs(found)


def joined(given: Sequence[Given]) -> Value:
    """Put texts together."""
    return first_wrong(given) or "".join(text(value) for value in values(given))


def length(given: Sequence[Given]) -> Value:
    """Count the letters of a text."""
    return first_wrong(given) or len("".join(text(value) for value in values(given)))


def logical(name: str, work: Callable[[list[bool]], bool]) -> Callable[[Sequence[Given]], Value]:
    """Make a function of what is true and false."""

    def function(given: Sequence[Given]) -> Value:
        found: list[bool] = []
        for value in values(given):
            answer = truth(value, name)
            if isinstance(answer, Wrong):
                return answer
            found.append(answer)
        return work(found)

    return function


def hyperlink(given: Sequence[Given]) -> Value:
    """Give the text of a link."""
    if (wrong := first_wrong(given)) is not None:
        return wrong
    return one_of(given[1] if len(given) > 1 else given[0])


def if_(works: Works, given: tuple[Node | None, ...], here: Here) -> Given:
    """Choose by a condition; only the chosen part is worked out."""
    if not 2 <= len(given) <= 3:
        return Wrong(
            "N_A", f"Wrong number of arguments to IF. Expected between 2 and 3, but got {len(given)} arguments."
        )
    answer = truth(works.single(given[0], here), "IF")
    if isinstance(answer, Wrong):
        return answer
    if answer:
        return works.any(given[1], here)
    return works.any(given[2], here) if len(given) > 2 else False


def if_error(works: Works, given: tuple[Node | None, ...], here: Here) -> Given:
    """Give something else in place of an error."""
    found = works.any(given[0], here) if given else None
    if isinstance(found, Wrong):
        return (works.any(given[1], here) if len(given) > 1 else None) or ""
    return found


def place(of: str) -> Callable[[Works, tuple[Node | None, ...], Here], Given]:
    """Make ROW and COLUMN."""

    def function(works: Works, given: tuple[Node | None, ...], here: Here) -> Given:
        row, column = here.row, here.column
        if given and isinstance(given[0], Cells):
            area = given[0].reference.area(here.sheet.id)
            row, column = area.top, area.left
        return (row if of == "row" else column) + 1

    return function


def today(works: Works, given: tuple[Node | None, ...], here: Here) -> Given:
    """Give the day, as a number."""
    return serial(works.today)


LAZY: Mapping[str, Callable[[Works, tuple[Node | None, ...], Here], Given]] = {
    "IF": if_, "IFERROR": if_error, "ROW": place("row"), "COLUMN": place("column"), "TODAY": today,
}  # fmt: skip
FUNCTIONS: Mapping[str, tuple[int, int | None, Callable[[Sequence[Given]], Value]]] = {
    "ABS": (1, 1, absolute),
    "AND": (1, None, logical("AND", all)),
    "AVERAGE": (1, None, over_numbers("AVERAGE", average)),
    "CONCATENATE": (1, None, joined),
    "COUNT": (1, None, lambda given: sum(is_number(value) for value in values(given))),
    "COUNTA": (1, None, lambda given: sum(value is not None for value in values(given))),
    "DATE": (3, 3, day),
    "FALSE": (0, 0, lambda given: False),
    "HYPERLINK": (1, 2, hyperlink),
    "LEN": (1, 1, length),
    "MAX": (1, None, over_numbers("MAX", lambda found: max(found, default=0))),
    "MIN": (1, None, over_numbers("MIN", lambda found: min(found, default=0))),
    "NA": (0, 0, lambda given: Wrong("N_A", "Error")),
    "NOT": (1, 1, logical("NOT", lambda found: not found[0])),
    "OR": (1, None, logical("OR", any)),
    "ROUND": (1, 2, rounded),
    "SUM": (1, None, over_numbers("SUM", lambda found: whole(math.fsum(found)))),
    "TRUE": (0, 0, lambda given: True),
}
