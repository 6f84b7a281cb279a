"""Values inside formulas: ranges of them, read as numbers, texts, true or false, and the operators between them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tests.fake_sheets.a1 import Area
from tests.fake_sheets.cells import Value, Wrong
from tests.fake_sheets.store import Sheet


@dataclass(frozen=True, slots=True)
class Many:
    """A range of values, row by row."""

    rows: list[list[Value]]
    area: Area


@dataclass(frozen=True, slots=True)
class Here:
    """The cell a formula stands in."""

    sheet: Sheet
    row: int
    column: int


Given: TypeAlias = "Value | Many"


def values(given: Sequence[Given]) -> Iterator[Value]:
    """Give all values, those of ranges row by row."""
    for part in given:
        if isinstance(part, Many):
            for row in part.rows:
                yield from row
        else:
            yield part


def first_wrong(given: Sequence[Given]) -> Wrong | None:
    """Find the first error among what was given."""
    return next((value for value in values(given) if isinstance(value, Wrong)), None)


def number(value: Given, function: str, position: int = 1) -> float | Wrong:
    """Read a value as a number as Sheets does: blank is 0, true is 1, the text "12" is 12."""
    value = one_of(value)
    if isinstance(value, Wrong):
        return value
    if value is None:
        return 0
    if isinstance(value, str):
        try:
            return float(value.replace(",", "")) if value.strip() else no_number(value, function, position)
        except ValueError:
            return no_number(value, function, position)
    return int(value) if isinstance(value, bool) else value


def one_of(value: Given) -> Value:
    """Give the only value of a range of one cell; of a larger range there is none."""
    if not isinstance(value, Many):
        return value
    if len(value.rows) == 1 and len(value.rows[0]) == 1:
        return value.rows[0][0]
    return Wrong("VALUE", "An array value could not be found.")


def no_number(value: str, function: str, position: int) -> Wrong:
    """Say that a text is no number."""
    what = f"Function {function} parameter {position} expects number values."
    return Wrong("VALUE", f"{what} But '{value}' is a text and cannot be coerced to a number.")


def text(value: Value) -> str:
    """Write a value as text inside a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)


def truth(value: Given, function: str) -> bool | Wrong:
    """Read a value as true or false."""
    if isinstance(value, str):
        if value.upper() in {"TRUE", "FALSE"}:
            return value.upper() == "TRUE"
        what = f"Function {function} parameter 1 expects boolean values."
        return Wrong("VALUE", f"{what} But '{value}' is a text and cannot be coerced to a boolean.")
    found = number(value, function)
    return found if isinstance(found, Wrong) else bool(found)


ARITHMETIC = {"+": "ADD", "-": "MINUS", "*": "MULTIPLY", "/": "DIVIDE", "^": "POW"}


def binary(sign: str, left: Value, right: Value) -> Value:
    """Work out an operator between two values."""
    for value in (left, right):
        if isinstance(value, Wrong):
            return value
    if sign == "&":
        return text(left) + text(right)
    if sign in ARITHMETIC:
        return arithmetic(sign, left, right)
    one, other = comparable(left, right), comparable(right, left)
    return {
        "=": one == other, "<>": one != other, "<": one < other, "<=": one <= other,
        ">": one > other, ">=": one >= other,
    }[sign]  # fmt: skip


def arithmetic(sign: str, left: Value, right: Value) -> Value:
    """Work out + - * / ^."""
    one, other = number(left, ARITHMETIC[sign], 1), number(right, ARITHMETIC[sign], 2)
    if isinstance(one, Wrong) or isinstance(other, Wrong):
        return one if isinstance(one, Wrong) else other
    if sign == "/" and other == 0:
        return Wrong("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    try:
        if sign == "^":
            return whole(math.pow(one, other))
        return whole({"+": one + other, "-": one - other, "*": one * other, "/": one / (other or 1)}[sign])
    except (OverflowError, ValueError):
        return Wrong("NUM", "The result is not a number that can be shown.")


def whole(amount: float) -> float | int:
    """Give 3.0 as 3."""
    return int(amount) if isinstance(amount, float) and amount.is_integer() and abs(amount) < 2**53 else amount


def comparable(value: Value, other: Value) -> tuple[int, float | str]:
    """Give a key by which values compare: numbers, then text, then false and true; a blank is as what it meets."""
    if value is None:
        return (1, "") if isinstance(other, str) else (2, 0) if isinstance(other, bool) else (0, 0)
    if isinstance(value, bool):
        return 2, int(value)
    return (1, value.casefold()) if isinstance(value, str) else (0, value)  # type: ignore[return-value]


def negated(value: Value) -> Value:
    """Turn the sign of a number."""
    found = number(value, "UMINUS")
    return found if isinstance(found, Wrong) else -found
