"""Every mess is found at its cell with its code, or stays quiet; what could harm a person is repeated nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coalition_sheets import demo
from coalition_sheets.demo.mess import Standing
from coalition_sheets.demo.messes import GOSSIP, HARMFUL
from coalition_sheets.jobs.session import Session, open_session
from coalition_sheets.model import Memory
from coalition_sheets.settings import Settings
from tests.demo.messy import GOLDEN, findings_text, write_messy
from tests.demo.told import told

HARMFUL_PARTS = ("undocumented", "012-345-678", "A-number")
Open = Callable[..., Session]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_messy(tmp_path_factory.mktemp("messy"))


def opened(workbook: Path, memory: Memory | None = None) -> Session:
    return open_session(Settings(workbook=workbook), datetime(2026, 3, 17, 12, tzinfo=UTC), demo.AS_OF, memory)


@pytest.fixture(scope="module")
def session(workbook: Path) -> Session:
    return opened(workbook)


def codes_at(session: Session, s: Standing) -> set[str]:
    """Return the codes of the findings that name the cell, row, header or tab where a mess stands."""
    tabs = session.briefing.coalition.tabs.values()
    columns = next((tab.columns for tab in tabs if tab.table.name == s.tab), {})
    here = set()
    for f in session.findings:
        for p in f.places:
            if (p.tab, p.row or 0) != (s.tab, s.row):
                continue
            if not s.column or p.column is None or p.header == s.column or p.column == columns.get(s.column):
                here.add(f.code)
    return here


@pytest.mark.parametrize("mess", [s for s in demo.standings() if s.code], ids=lambda s: f"{s.code} {s.what}")
def test_a_mess_is_found_where_it_stands(session: Session, mess: Standing) -> None:
    assert mess.code in codes_at(session, mess)


@pytest.mark.parametrize("mess", [s for s in demo.standings() if not s.code], ids=lambda s: s.what)
def test_what_people_may_well_write_that_way_stays_quiet(session: Session, mess: Standing) -> None:
    assert codes_at(session, mess) == set()


def test_what_stays_quiet_was_read_as_it_was_meant(session: Session) -> None:
    tasks = {t.name: t for t in session.briefing.coalition.tasks}
    owners = {
        "Ask the bakery for a sheet cake": "Rosa Delgado",
        "Measure the stage": "Sam O'Neill",
        "Borrow the projector": "Sam O'Neill",
        "Lend us the big tent": "Harbor County Workers' Center",
        "Bring the banner": "Harbor County Workers' Center",
        "Ring the bell at noon": "St. Brendan, Justice and Peace Ministry",
        "Plant the window boxes": "Linh Tran",
        "Read the flyer in Vietnamese": "Nguyễn Thị Hoa",
    }
    assert {name: tasks[name].owners[0].name for name in owners} == owners
    states = {"Wash the tablecloths": "Done", "Sort the buttons": "Done", "Give out the buttons": "Done",
              "Sew on a button": "Not started", "Draw a map of the bus lines": "Dropped",
              "Buy thick pens": "Doing"}  # fmt: skip
    assert {name: tasks[name].status for name in states} == states
    assert str(tasks["Ask for the pot's lid"].due) == "2026-03-29"
    assert str(tasks["Pay the baker"].due) == "2026-03-28"
    assert tasks["Keep the link list"].notes == '=HYPERLINK("https://example.org")'
    assert "Bring a spare battery" in tasks
    assert "Find six organizations" not in tasks


def test_the_golden_list_of_findings_stands(workbook: Path) -> None:
    """`python -m tests.demo.messy` writes it anew."""
    assert findings_text(workbook) == GOLDEN.read_text("utf-8")


def test_undeclared_date_order_asks(session: Session, workbook: Path) -> None:
    from coalition_sheets import library, records

    lines = tuple(t for t in session.workbook.tables if t.name == "About us")
    rows = tuple(row for row in lines[0].rows if row[0] != "Date order")
    others = tuple(t for t in session.workbook.tables if t.name != "About us")
    book = replace(session.workbook, tables=(replace(lines[0], rows=rows), *others))
    schemas = library.schemas()
    about, _ = records.read_about(book, schemas)
    _, found = records.read(book, schemas, about, demo.AS_OF)
    asked = [f for f in found if f.code == "VALUE-CHOICE" and any(p.typed == "3/4/27" for p in f.places)]
    assert len(asked) == 1


def test_an_organization_with_a_new_name_is_known_by_its_cells(workbook: Path) -> None:
    found = [f for f in opened(workbook, demo.messy_memory()).findings if f.code == "REF-RENAMED"]
    assert [f.message.partition(";")[0] for f in found] == [
        "Equal Harbor Alliance seems to be Equal Harbor Network now"
    ]
    assert {(p.tab, p.typed) for f in found for p in f.places} >= {("People", "Equal Harbor Alliance")}


def test_once_a_header_is_mended_what_it_hid_is_said(session: Session) -> None:
    from coalition_sheets import library, records, rules
    from coalition_sheets.model import Briefing

    def mended(cell: object) -> object:
        return "Status" if cell == "Staus" else cell

    tables = tuple(
        replace(t, rows=(tuple(map(mended, t.rows[0])), *t.rows[1:])) if t.name == "People" else t  # type: ignore[arg-type]
        for t in session.workbook.tables
    )
    coalition, found = records.read(
        replace(session.workbook, tables=tables), library.schemas(), session.briefing.about, demo.AS_OF
    )
    after = rules.check(Briefing(coalition, demo.AS_OF), found)
    assert "TASK-ORPHANED" not in {f.code for f in session.findings}
    assert "TASK-ORPHANED" in {f.code for f in after}
    assert "HEADER-NEAR" not in {f.code for f in after}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory, workbook: Path) -> dict[str, str]:
    asked = (
        ("email", "overdue-digest"), ("explain", "overdue"), ("explain", "tasks (new)!G108"),
        ("explain", "Drive a neighbor to her appointment"),
    )  # fmt: skip
    return told(workbook, demo.AS_OF, tmp_path_factory.mktemp("told"), *asked)


def test_what_could_harm_a_person_is_repeated_nowhere(outputs: dict[str, str]) -> None:
    assert len(outputs) > 12
    assert all(part in HARMFUL for part in HARMFUL_PARTS)
    assert {name for name, text in outputs.items() for part in HARMFUL_PARTS if part.lower() in text.lower()} == set()


def test_gossip_in_notes_reaches_its_owner_alone(outputs: dict[str, str]) -> None:
    found = {name for name, text in outputs.items() if "not speaking" in text}
    assert GOSSIP.startswith("Sam and Mei are not speaking")
    assert all("walter" in name or "drafts" in name for name in found)


def test_a_number_shaped_like_another_is_a_phone(session: Session) -> None:
    cell = next(s for s in demo.standings() if "social security" in s.what)
    assert codes_at(session, cell) == {"VALUE-TYPE"}
