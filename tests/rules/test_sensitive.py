"""What could harm a person is found, its look-alikes are left alone, and it is repeated nowhere."""

from __future__ import annotations

import pytest

from coalition_sheets.rules.sensitive import scan, unread
from tests.little import book, briefing
from tests.rules.cases import Case, findings, quiet, speaks

HARMFUL = (
    "A012-345-678", "A12345678", "her A# 123 456 789", "undocumented, A-number 0XX-XXX-XXX", "alien number 123",
    "IOE0912345678", "SSN 123-45-6789", "123-45-6789", "ssn: 1234", "Social security number is 123456789",
    "DOB: 3/4/1985", "date of birth: March 3 1985", "born on 1985-03-04", "birthday 3/4/85",
    "Country of birth: Honduras", "she was born in Guatemala", "Immigration status: pending", "status: undocumented",
    "She is undocumented", "I’m a DACA recipient", "he overstayed his visa", "her asylum case is next week",
    "client's deportation hearing on Monday", "case no. 23-1234", "Case # 2024-cv-11", "his work permit expired",
    "My visa denied",
    "born in Honduras", "Rosa was born in El Salvador", "nacida en Guatemala", "123 45 6789", "she has DACA", "has TPS",
    "Ana has DACA and a job", "I have TPS", "green card pending", "visa expired", "asylum claim denied",
    "deportation case", "has a deportation case pending", "ICE detained him", "she was deported", "is undocumented",
    "Ana Núñez is undocumented", "Álvaro is undocumented", "sin papeles", "Está sin papeles",
)  # fmt: skip
HARMLESS = (
    "immigration reform forum", "status of the letter", "undocumented students tuition bill",
    "people who are undocumented", "anyone who is undocumented can come", "if she is undocumented",
    "work with asylum seekers", "A 312-555-0100", "312-555-0100", "call 555-01-0123", "Phone: 555-01-0144",
    "+1 555-12-3456", "1-800-123-4567", "$1,234-56-7890", "a number of people", "a number 1 priority", "Room A-101",
    "2026-03-24", "zip 60601-1234", "000-12-3456", "birthday party on March 3", "the coalition was born in 2019",
    "asylum case training", "case study 2026", "in any case 3 people", "Case managers: 5", "no case number yet",
    "Social Security office rally", "SSN clinic", "today's deportation hearing", "the city's immigration status bill",
    "Legal status of the ordinance", "DACA renewal clinic", "TPS for Haiti", "green card workshop",
    "neighbors born in Haiti", "people born in Mexico", "an idea born in Chicago", "Phone: 555 01 0144",
    "+34 612 34 5678", "312 555 0100", "DACA workshop", "who has DACA and wants a ride", "everyone who has TPS",
    "the clinic has DACA forms", "has TPS flyers", "visa workshop", "asylum cases pending in our court",
    "deportation case training", "ICE cream social", "ICE detained workers", "ask who was deported",
    "if a student is undocumented", "the plan is out of date", "familias sin papeles", "taller para gente sin papeles",
)  # fmt: skip


@pytest.mark.parametrize("text", HARMFUL)
def test_what_could_harm_a_person_is_found(text: str) -> None:
    assert scan(text)
    assert scan(f"# Agenda\n\n1. News\n2. {text}\n")


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert not scan(text)


@pytest.mark.parametrize("text", HARMFUL)
def test_a_workbook_is_searched_as_a_text_is(text: str) -> None:
    table = f"## Tasks\nTask | Notes\nBook the hall | {text}\nCall Ana | thanks"
    assert [str(f.place) for f in findings(table) if f.code == "SENSITIVE"] == ["Tasks B2"]


CASES = (
    speaks("SENSITIVE", """
        ## People
        Name         | Organization | Date of birth
        Rosa Delgado |              |
        """, "This column asks for something", name="a header"),
    speaks("SENSITIVE", """
        ## People
        Name         | Organization | Comment
        Rosa Delgado |              | undocumented
        """, "This cell holds something", name="a status beside a person"),
    quiet("SENSITIVE", """
        ## Organizations
        Name         | Communities served
        Grace Chapel | undocumented, refugees
        ## Goals
        Goal or benchmark | Issue
        Keep DACA         | DACA
        ## People
        Name         | Phone        | Spokesperson for
        Rosa Delgado | 312-55-0100  | DACA
        """, "an issue, a community, a phone number"),
    quiet("SENSITIVE", """
        ## Tasks
        Task                           | Status
        Immigration reform forum       | Done
        Ask for status of the letter   |
        """),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_check_speaks_where_it_should_and_nowhere_else(case: Case) -> None:
    case.holds()


def test_what_was_found_is_repeated_nowhere() -> None:
    found = [
        f
        for f in findings("""
        ## People
        Name         | Email | Her SSN 123-45-6789 | Comment
        Rosa Delgado |       | 987-65-4320         | A012-345-678
        """)
        if f.code == "SENSITIVE"
    ]
    assert [str(f.place) for f in found] == ["People C1", "People C2", "People D2"]
    assert not any(digits in repr(found) for digits in ("6789", "4320", "345-678", "Her SSN"))


def test_no_other_finding_repeats_it_either() -> None:
    found = findings("""
        ## People
        Name         | Organization | Date of birth | Best way    | Comment
        Rosa Delgado | A012-345-678 | 1985          | DOB: 3/4/85 | undocumented
        Mei Chen     |
        Ana Núñez    |
        Linh Tran    |
        Sam O'Neill  |
        ## Tasks
        Task                   | Who         | By when
        Call about her asylum case | someone | SSN 123-45-6789
        ## Meetings
        Date
        2026-03-10
        """)
    assert {"VOCAB", "TASK-OWNER", "DATE-UNREADABLE", "HEADER-UNKNOWN"} <= {f.code for f in found}
    told = repr(found).lower()
    for harmful in ("345-678", "3/4/85", "6789", "asylum", "undocumented", "date of birth", "1985"):
        assert harmful not in told, harmful


def test_tabs_that_nobody_reads_are_searched_too() -> None:
    workbook = book("""
        ## Tasks
        Task          | Who
        Book the hall | Rosa
        ## Old notes
        Client | Birthday
        Ana    | she is undocumented
        """)
    b = briefing("## Tasks\nTask | Who\nBook the hall | Rosa")
    found = unread(workbook.tables, b.coalition)
    assert [str(f.place) for f in found] == ["Old notes B1", "Old notes B2"]
    assert "undocumented" not in repr(found)


def test_a_sensitive_cell_is_never_put_to_rest() -> None:
    found = findings("""
        ## Tasks
        Task          | Notes        | Quiet until
        Book the hall | A012-345-678 | 2027-01-01
        """)
    assert "SENSITIVE" in [f.code for f in found]
