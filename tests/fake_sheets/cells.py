"""What a cell holds as a plain value, and back: numbers, text, true or false, errors, nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from tests.fake_sheets.errors import Json

DAY_ZERO = dt.date(1899, 12, 30)
SHOWN = {
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "ERROR": "#ERROR!",
    "N_A": "#N/A",
    "NAME": "#NAME?",
    "NULL_VALUE": "#NULL!",
    "NUM": "#NUM!",
    "REF": "#REF!",
    "VALUE": "#VALUE!",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error value: its type in the API's words, and a sentence."""

    kind: str
    message: str = ""

    @property
    def shown(self) -> str:
        """Give it as a reader sees it."""
        return SHOWN[self.kind]


Value: TypeAlias = "float | int | bool | str | Wrong | None"


def extended(value: Value) -> Json:
    """Give a value as the API's ExtendedValue."""
    if value is None:
        return {}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, Wrong):
        return {"errorValue": {"type": value.kind} | ({"message": value.message} if value.message else {})}
    return {"numberValue": value}


def plain(entered: Json) -> Value:
    """Read an ExtendedValue that is no formula."""
    if "errorValue" in entered:
        return Wrong(entered["errorValue"].get("type", "ERROR"), entered["errorValue"].get("message", ""))
    for name in ("numberValue", "stringValue", "boolValue"):
        if name in entered:
            value: Value = entered[name]
            return value
    return None


def is_number(value: Value) -> bool:
    """Whether it is a number; true and false are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def serial(day: dt.date) -> int:
    """Count the days since Sheets' day zero."""
    return (day - DAY_ZERO).days
