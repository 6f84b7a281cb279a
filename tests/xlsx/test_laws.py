"""What holds for every tab that can be written: twice is once, dropping undoes, what is written is read."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalition_sheets.model.worksheet import Line, Link, Look, Rule, Worksheet, Written
from coalition_sheets.xlsx import CellEdit, edited
from coalition_sheets.xlsx.texts import UNSTORABLE
from tests.xlsx.little import OWNER, book, differing, put, rows, unpacked

INDEX = {"workbook.xml", "workbook.xml.rels", "[Content_Types].xml", "styles.xml"}
ORDER = {
    "workbook": "workbookPr bookViews sheets definedNames calcPr",
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells conditionalFormatting hyperlinks"
    " pageMargins pageSetup",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs",
}
TEXT = st.text(max_size=40).filter(lambda text: not UNSTORABLE.search(text))
COLOUR = st.sampled_from(["", "AA0000", "eeeeee"])
LOOK = st.builds(
    Look,
    bold=st.booleans(),
    size=st.sampled_from([9, 11, 10.5]),
    ink=COLOUR,
    fill=COLOUR,
    line=COLOUR,
    across=st.sampled_from(["", "left", "right"]),
    wrap=st.booleans(),
    number=st.sampled_from(["", "0", "mmm d, yyyy", 'd "o\'clock" <&>']),
)
LINK = st.one_of(
    st.none(),
    st.just(Link(tab="Tasks", a1="A1")),
    st.builds(Link, url=st.sampled_from(["https://e.org", "mailto:a@e.org"])),
)
VALUE = st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), TEXT, st.dates(date(1904, 1, 1)))
CELL = st.builds(Written, VALUE, LOOK, LINK, st.sampled_from(["", "", "", "1+1"]))
LINES = st.lists(st.builds(Line, st.lists(CELL, max_size=4).map(tuple), st.sampled_from([None, 20.5])), max_size=5)
RULES = st.lists(st.builds(Rule, st.just("A1:C3"), st.just("$A1>1"), LOOK), max_size=2).map(tuple)
TITLES = st.lists(st.sampled_from(["Today", "It's", "Sent & <done>", "Ä"]), min_size=1, max_size=3, unique=True)


@st.composite
def sheets(draw: st.DrawFn) -> list[Worksheet]:
    """Return some tabs of different titles."""
    return [
        Worksheet(
            title, (20.0, 8.5), tuple(draw(LINES)), draw(st.integers(0, 2)), draw(st.integers(0, 2)),
            draw(st.booleans()), draw(st.booleans()), draw(COLOUR), draw(RULES),
        )
        for title in draw(TITLES)
    ]  # fmt: skip


QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
DATA = book('<row r="1"><c r="A1"><v>1</v></c></row>')


@QUICK
@given(sheets(), sheets())
def test_twice_is_once_and_the_order_of_what_is_listed_holds(first: list[Worksheet], second: list[Worksheet]) -> None:
    made = put(put(DATA, *first), *second)
    assert put(made, *second) is made
    assert put(made, *reversed(second)) is made
    for name, part in unpacked(made).items():
        root = re.search(rb"<(\w+) xmlns=", part)
        order = ORDER.get(root[1].decode() if root else "", "").split()
        found = [(part.find(f"<{tag}".encode()), tag) for tag in order if re.search(rf"<{tag}[ />]".encode(), part)]
        assert [tag for _, tag in sorted(found)] == [tag for tag in order if (tag in dict(map(reversed, found)))], name  # type: ignore[arg-type]


@QUICK
@given(sheets())
def test_dropping_undoes_putting_but_for_the_lists(new: list[Worksheet]) -> None:
    made = put(DATA, *new)
    dropped = put(made, drop=[sheet.title for sheet in new])
    assert differing(DATA, dropped).keys() <= INDEX
    assert put(put(dropped, *new), drop=[sheet.title for sheet in new]) == dropped


@QUICK
@given(sheets())
def test_what_is_written_is_read(new: list[Worksheet]) -> None:
    made = put(DATA, *new)
    assert rows(made, "Tasks") == [(1.0,)]
    for sheet in new:
        read = {(r, c): cell for r, row in enumerate(rows(made, sheet.title)) for c, cell in enumerate(row)}
        for r, line in enumerate(sheet.lines):
            for c, cell in enumerate(line.cells):
                if isinstance(cell.value, str) and cell.value and not cell.formula:
                    assert read[r, c] == cell.value.replace("\r\n", "\n").replace("\r", "\n")
                elif isinstance(cell.value, bool):
                    assert read[r, c] is cell.value


@QUICK
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 4), VALUE), max_size=6, unique_by=lambda one: one[:2]))
def test_cells_changed_and_changed_back_leave_the_same_values(wanted: list[tuple[int, int, object]]) -> None:
    there = [CellEdit("Tasks", r, c, 1 if (r, c) == (1, 1) else None, v) for r, c, v in wanted]  # type: ignore[arg-type]
    made = edited(DATA, cells=there, owner=OWNER)
    assert differing(DATA, made).keys() <= {"sheet1.xml", "styles.xml", *INDEX}
    read = {(r, c): cell for r, row in enumerate(rows(made, "Tasks"), 1) for c, cell in enumerate(row, 1)}
    back = [CellEdit("Tasks", e.row, e.column, read.get((e.row, e.column)), e.old) for e in there]
    again = edited(made, cells=back, owner=OWNER)
    assert [cell for row in rows(again, "Tasks") for cell in row if cell is not None] == [1.0]
