"""A frozen value behaves as a frozen dataclass with slots; the standard library is the oracle."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from coalition_sheets.frozen import frozen

PACKAGE = Path(__file__).resolve().parents[1] / "coalition_sheets"


class Step:
    """What is to be done."""

    name: str
    hours: float = 1.5
    who: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list, hash=False)
    source: str = field(default="", repr=False, compare=False)


BODY = {name: part for name, part in vars(Step).items() if name not in ("__dict__", "__weakref__")}
OURS: Any = frozen(type("Step", (), dict(BODY)))
THEIRS: Any = dataclass(frozen=True, slots=True)(type("Step", (), dict(BODY)))
GIVEN = [("call",), ("call", 2.0), ("call", 1.5, ("Rosa",)), ("call", 1.5, (), ["long"]), ("call", 1.5, (), [], "C4")]


@pytest.mark.parametrize("given", GIVEN)
def test_it_shows_and_hashes_as_the_standard_one(given: tuple[Any, ...]) -> None:
    ours, theirs = OURS(*given), THEIRS(*given)
    assert repr(ours) == repr(theirs)
    assert [getattr(ours, f.name) for f in fields(ours)] == [getattr(theirs, f.name) for f in fields(theirs)]
    assert hash(ours) == hash(theirs)


def test_it_is_equal_where_the_standard_one_is() -> None:
    ours, theirs = [OURS(*g) for g in GIVEN], [THEIRS(*g) for g in GIVEN]
    assert [a == b for a in ours for b in ours] == [a == b for a in theirs for b in theirs]
    assert [a == b for a in ours for b in theirs] == [False] * len(GIVEN) ** 2


@pytest.mark.parametrize("wrong", [{}, {"name": "call", "colour": "red"}])
def test_it_takes_what_the_standard_one_takes(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError) as ours:
        OURS(**wrong)
    with pytest.raises(TypeError) as theirs:
        THEIRS(**wrong)
    assert str(ours.value).partition("()")[2] == str(theirs.value).partition("()")[2]


def test_it_cannot_be_changed_but_replaced() -> None:
    step = OURS("call")
    with pytest.raises(FrozenInstanceError, match="cannot change 'name' of a Step"):
        step.name = "write"
    with pytest.raises(FrozenInstanceError):
        del step.name
    with pytest.raises(FrozenInstanceError):
        step.other = 1
    assert replace(step, name="write") == OURS("write")
    assert step == OURS("call")


def test_the_library_knows_it_as_a_dataclass_with_slots() -> None:
    assert not hasattr(OURS("call"), "__dict__")
    assert OURS("a").notes is not OURS("a").notes
    assert is_dataclass(OURS)


def test_a_subclass_adds_to_what_it_has() -> None:
    @frozen(kw_only=True)
    class Base:
        row: int
        table: str = ""

        def __repr__(self) -> str:
            return f"row {self.row}"

    @frozen(kw_only=True)
    class Named(Base):
        name: str

    assert [f.name for f in fields(Named)] == ["row", "table", "name"]
    assert Named(name="a", row=1) == Named(row=1, table="", name="a")
    assert Named(name="a", row=1) != Base(row=1)
    assert repr(Base(row=1)) == "row 1"
    with pytest.raises(TypeError):
        Named(1, "", "a")  # type: ignore[call-arg]


def test_every_value_with_slots_is_made_this_way() -> None:
    plain = [p.name for p in PACKAGE.rglob("*.py") if "\n@dataclass(frozen=True, slots=True" in p.read_text("utf-8")]
    assert plain == []
