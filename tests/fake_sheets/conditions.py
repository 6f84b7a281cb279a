"""Whether a value meets a condition. Conditions that need a formula or a list are met by all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from tests.fake_sheets.cells import Value, is_number, plain
from tests.fake_sheets.entered import typed
from tests.fake_sheets.errors import Json
from tests.fake_sheets.locales import Locale

AMOUNTS: Mapping[str, Callable[[float, list[float]], bool]] = {
    "GREATER": lambda value, given: value > given[0],
    "GREATER_THAN_EQ": lambda value, given: value >= given[0],
    "LESS": lambda value, given: value < given[0],
    "LESS_THAN_EQ": lambda value, given: value <= given[0],
    "EQ": lambda value, given: value == given[0],
    "NOT_EQ": lambda value, given: value != given[0],
    "BEFORE": lambda value, given: value < given[0],
    "AFTER": lambda value, given: value > given[0],
    "ON_OR_BEFORE": lambda value, given: value <= given[0],
    "ON_OR_AFTER": lambda value, given: value >= given[0],
    "BETWEEN": lambda value, given: min(given) <= value <= max(given),
    "NOT_BETWEEN": lambda value, given: not min(given) <= value <= max(given),
}
TEXTS: Mapping[str, Callable[[str, str], bool]] = {
    "CONTAINS": lambda value, given: given in value,
    "NOT_CONTAINS": lambda value, given: given not in value,
    "STARTS_WITH": lambda value, given: value.startswith(given),
    "ENDS_WITH": lambda value, given: value.endswith(given),
    "EQ": lambda value, given: value == given,
    "NOT_EQ": lambda value, given: value != given,
}


def meets(condition: Json, value: Value, locale: Locale, today: dt.date) -> bool:
    """Whether a value meets a condition."""
    kind = str(condition.get("type", ""))
    if kind in {"BLANK", "NOT_BLANK"}:
        return (value in (None, "")) == (kind == "BLANK")
    family, _, what = kind.partition("_")
    given = [one.get("userEnteredValue", "") for one in condition.get("values", [])]
    if family == "TEXT" and what in TEXTS:
        return any(TEXTS[what](str("" if value is None else value).casefold(), one.casefold()) for one in given)
    if family in {"NUMBER", "DATE"} and what in AMOUNTS:
        amounts = [plain(typed(one, locale, today).value) for one in given]
        if not is_number(value) or not all(is_number(one) for one in amounts):
            return False
        return AMOUNTS[what](value, amounts)  # type: ignore[arg-type]
    return True
