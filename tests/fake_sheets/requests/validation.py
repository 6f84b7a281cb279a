"""Conditions, as validation, rules and filters have them: each kind with as many values as it takes."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fake_sheets.errors import Json, refused

NONE, ONE, TWO, ANY = (0, 0), (1, 1), (2, 2), (1, 500)
VALUES: Mapping[str, tuple[int, int]] = {
    "NUMBER_GREATER": ONE, "NUMBER_GREATER_THAN_EQ": ONE, "NUMBER_LESS": ONE, "NUMBER_LESS_THAN_EQ": ONE,
    "NUMBER_EQ": ONE, "NUMBER_NOT_EQ": ONE, "NUMBER_BETWEEN": TWO, "NUMBER_NOT_BETWEEN": TWO,
    "TEXT_CONTAINS": ONE, "TEXT_NOT_CONTAINS": ONE, "TEXT_STARTS_WITH": ONE, "TEXT_ENDS_WITH": ONE,
    "TEXT_EQ": (1, 500), "TEXT_NOT_EQ": (1, 500), "TEXT_IS_EMAIL": NONE, "TEXT_IS_URL": NONE,
    "DATE_EQ": ONE, "DATE_NOT_EQ": ONE, "DATE_BEFORE": ONE, "DATE_AFTER": ONE, "DATE_ON_OR_BEFORE": ONE,
    "DATE_ON_OR_AFTER": ONE, "DATE_BETWEEN": TWO, "DATE_NOT_BETWEEN": TWO, "DATE_IS_VALID": NONE,
    "ONE_OF_RANGE": ONE, "ONE_OF_LIST": ANY, "BLANK": NONE, "NOT_BLANK": NONE, "CUSTOM_FORMULA": ONE,
    "BOOLEAN": (0, 2), "FILTER_EXPRESSION": ONE,
}  # fmt: skip


def checked(condition: Json | None) -> None:
    """Refuse a condition without a kind, of one Sheets does not know, or with too few or too many values."""
    kind = (condition or {}).get("type", "CONDITION_TYPE_UNSPECIFIED")
    if condition is None or kind not in VALUES:
        raise refused("Must specify a condition type.")
    values = condition.get("values", [])
    least, most = VALUES[kind]
    if not least <= len(values) <= most:
        wanted = f"{least}" if least == most else f"between {least} and {most}"
        raise refused(f"BooleanCondition.values must have {wanted} values for type {kind}, but had {len(values)}.")
    for value in values:
        text = value.get("userEnteredValue", "")
        if kind == "CUSTOM_FORMULA" and not text.startswith("="):
            raise refused(f'Invalid ConditionValue.userEnteredValue: {text}. A custom formula must start with "=".')
        if not text and "relativeDate" not in value:
            raise refused("ConditionValue.userEnteredValue must be set.")
