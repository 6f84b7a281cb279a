"""The order of a tab's columns, told in two ways that must agree."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coalition_sheets.sources.plain import _letters, _Rows, _Shapes

CELLS = st.sampled_from(
    ['<c r="{}"/>', '<c r="{}" s="3"></c>', '<c r="{}" t="s"><v>5</v></c>', '<c r="{}"><v>1.5</v></c>']
)
ATTRIBUTES = st.sampled_from(["", ' spans="1:5"', ' customHeight="1" ht="15"', ' x:W="<w"'.replace("<", "W")])
ROWS = st.lists(st.tuples(ATTRIBUTES, st.lists(st.tuples(st.sampled_from("ABZ"), CELLS), max_size=4)), min_size=1)


def xml(rows: list[tuple[str, list[tuple[str, str]]]]) -> bytes:
    made = []
    for number, (attributes, cells) in enumerate(rows, 1):
        inside = "".join(shape.format(f"{column}{number}") for column, shape in cells)
        made.append(f'<row r="{number}"{attributes}>{inside}</row>')
    return "\n".join(made).encode()


def counted(found: Counter[bytes]) -> Counter[bytes]:
    """Return orders without the blanks around them, rows without cells apart."""
    orders: Counter[bytes] = Counter()
    for order, times in found.items():
        orders[b" ".join(order.split())] += times
    del orders[b""]
    return orders


@given(ROWS)
def test_the_quick_way_tells_what_the_slow_one_does(rows: list[tuple[str, list[tuple[str, str]]]]) -> None:
    block = xml(rows)
    lines, slow = _Rows(_Shapes(b"", ()))._read_letters(block)
    quick = _letters(block, len(rows))
    assert quick is not None
    assert (quick[0], counted(quick[1])) == (lines, counted(slow))


def test_a_row_that_closes_itself_and_texts_are_left_to_the_slow_way() -> None:
    assert _letters(b'<row r="1"/><row r="2"><c r="A2"/></row>', 2) is None
    assert _letters(b'<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>', 1) is None
    assert _letters(b'<w:row r="1"><w:c r="A1"/></w:row>', 1) is None
