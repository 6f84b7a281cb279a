"""The proof that a tab is plain: rows of usual cells go in one sweep, any other row is looked at by itself."""

from __future__ import annotations

import pytest

from coalition_sheets.sources import budgets, plain
from tests.sources.packages import sheet

USUAL = '<row r="{0}"><c r="A{0}" s="1" t="inlineStr"><is><t>Rosa</t></is></c><c r="B{0}"><v>4</v></c></row>'
EMPTY = '<row r="{0}"><c r="A{0}" s="1" t="n"></c><c r="B{0}" t="n"/></row>'
FORMULA = '<row r="{0}"><c r="A{0}"><f>1+1</f><v>2</v></c></row>'
BACKWARDS = '<row r="{0}"><c r="B{0}"/><c r="A{0}"/></row>'
STRANGE = '<row r="{0}"><c r="A{0}"><other/></c></row>'


def facts_of(*rows: str) -> plain.Facts | None:
    written = "\n".join(row.format(number) for number, row in enumerate(rows, 1))
    return plain.survey([sheet(written).encode()], "Tasks", (), budgets.Allowance())


@pytest.mark.parametrize(
    "rows",
    [(USUAL, EMPTY, USUAL, EMPTY), (FORMULA, EMPTY, USUAL, EMPTY), (USUAL, EMPTY, FORMULA, EMPTY), (USUAL, FORMULA)],
)
def test_all_rows_are_counted_and_the_last_that_says_something(rows: tuple[str, ...]) -> None:
    facts = facts_of(*rows)
    assert facts
    assert (facts.rows, facts.lines) == (len(rows), len(rows))
    assert facts.filled == max(number for number, row in enumerate(rows, 1) if row != EMPTY)


@pytest.mark.parametrize("odd", [BACKWARDS, STRANGE, USUAL.replace('r="{0}"', 'r="2"')])
def test_a_row_that_is_not_plain_is_left_to_the_careful_reader(odd: str) -> None:
    assert facts_of(USUAL, EMPTY, odd, USUAL) is None
    assert facts_of(USUAL, FORMULA, odd, USUAL) is None
