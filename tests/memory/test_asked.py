"""Memory forgets whom it is asked to forget, and lets a check rest."""

from dataclasses import replace
from datetime import date

from coalition_sheets.memory import forgotten, memory_tab, quieted, rows_seen
from coalition_sheets.model import Memory, Sent, cell_hash
from tests import little

MONDAY, TUESDAY = date(2026, 3, 16), date(2026, 3, 17)
BOOK = """
    ## People
    Name | Organization
    Rosa Delgado | Clinic
    Kim Tran | Clinic

    ## Tasks
    Task | Who | Goal
    Call the mayor | Rosa Delgado | Letter
    Ask Rosa Delgado's aunt | Kim Tran | Letter
    Buy rosa delgadoflowers | Kim Tran | Letter

    ## Organizations
    Name | Our liaison
    Clinic | Rosa Delgado
    """


def test_a_person_who_is_forgotten_is_nowhere() -> None:
    memory = rows_seen(Memory(), little.read(BOOK)[0], MONDAY, "s")
    memory = rows_seen(memory, little.read(BOOK.replace("the mayor", "the mayor soon"))[0], TUESDAY)
    sent = (Sent("digest", "Rosa Delgado", MONDAY), Sent("digest", "Kim Tran", MONDAY, ("call | rosa delgado | ",)))
    memory = quieted(replace(memory, sent=sent), "ORG-STATUS", "rosa delgado", TUESDAY)
    left = forgotten(memory, "Rosa  Delgado")
    whole = " ".join(str(c.value) for line in memory_tab(left).lines for c in line.cells).casefold()
    assert "rosa delgado" not in whole.replace("rosa delgadoflowers", "")
    assert left.sent == (Sent("digest", "Kim Tran", MONDAY),)
    assert {name for (_, name) in left.rows} == {"kim tran", "buy rosa delgadoflowers | kim tran | ", "clinic"}


def test_the_hash_of_a_forgotten_name_is_gone_too() -> None:
    memory = rows_seen(Memory(), little.read(BOOK)[0], MONDAY, "s")
    hashed = cell_hash("s", "Rosa Delgado")
    assert hashed in memory.rows["organizations", "clinic"].cells.values()
    assert hashed not in forgotten(memory, "rosa delgado").rows["organizations", "clinic"].cells.values()


def test_nobody_is_forgotten_by_a_blank_name() -> None:
    memory = rows_seen(Memory(), little.read(BOOK)[0], MONDAY, "s")
    assert forgotten(memory, " ") is memory


def test_a_check_rests_until_a_day_and_is_asked_anew_by_a_second_day() -> None:
    memory = quieted(quieted(Memory(salt="s"), "TASK-DUE", "call | |", MONDAY), "TASK-DUE", "call | |", TUESDAY)
    assert len(memory.quiet) == 1
    assert memory.rests("TASK-DUE", "call | |", MONDAY)
    assert not memory.rests("TASK-DUE", "call | |", TUESDAY)
    assert not memory.rests("TASK-DUE", "another", MONDAY)


def test_a_row_that_could_harm_a_person_rests_by_its_hash() -> None:
    memory = quieted(Memory(salt="s"), "TASK-DUE", "he was deported |  | ", TUESDAY)
    assert "deported" not in memory.quiet[0].key
    assert memory.rests("TASK-DUE", "he was deported |  | ", MONDAY)
