"""What stands on Today, for whom, and where each row leads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from coalition_sheets.documents.tabs.own import audience_of
from coalition_sheets.model import Briefing, Level, Memory, SeenTab
from tests.blame import BLAMES
from tests.documents.making import HARBOR, harbor
from tests.documents.tabs.making import read, section, tabs, text
from tests.little import TODAY, briefing
from tests.little import read as read_book
from tests.readability import grade

MEMBERS = Level.COALITION


@pytest.mark.parametrize(("said", "level"), [("Organizers", 2), ("Members", 1), ("Anyone", 0), ("", 1), ("whoever", 1)])
def test_who_can_open_the_file_decides_what_its_own_tabs_show(said: str, level: int) -> None:
    assert audience_of(replace(harbor().about, who_can_open=said)) == sorted(Level)[level]


def test_today_is_as_wide_as_a_phone() -> None:
    sheet = tabs(harbor())["Today"]
    assert len(sheet.widths) == 3
    assert sum(sheet.widths) <= 48


def test_the_next_meeting_says_when_where_what_about_and_what_it_lacks() -> None:
    hall = "St. Brendan parish hall (ramp at side door; Spanish interpretation)"
    assert section(harbor(), "Next meeting", MEMBERS).splitlines() == [
        "2026-03-24 <Meetings A4> | Tuesday, March 24, 6:00–7:15 pm",
        f" | Regular meeting, {hall}. Agree on the hotline paragraph.",
        "• | Decide: add the hotline paragraph to the letter? (Rosa)",
        "• | Hearing-day plan: speakers, rides (Rafael)",
        "→ <Meetings A4> | Still to add: a facilitator.",
        "→ <Agenda A1> | The whole agenda, to print",
    ]


def test_a_day_that_cannot_be_read_is_not_taken_for_no_meeting() -> None:
    coalition, found = read_book("## Meetings\nDate | Place or link\nMarch 24 | Library\n## Tasks\nTask\nPrint flyers")
    b = Briefing(coalition, TODAY, findings=found)
    assert section(b, "Next meeting", MEMBERS).startswith("→ <Meetings A2> | A day on the Meetings tab asks for")
    assert "asks for a second look" in text(b, "Agenda", MEMBERS)
    assert "No meeting is planned yet" not in read(b, MEMBERS)


@pytest.mark.parametrize(("known", "told"), [(True, "2026-03-17 <Wins B2> | The hall is free"), (False, "no day yet")])
def test_a_win_without_a_day_stands_on_today_once_its_row_is_new(known: bool, told: str) -> None:
    b = briefing("## Wins\nDate | What happened\n | The hall is free\n## Tasks\nTask\nPrint flyers")
    tabs_seen = MappingProxyType({"wins": SeenTab("Wins", 0, date(2026, 3, 1))})
    memory = Memory(date(2026, 3, 16), tabs=tabs_seen) if known else Memory()
    said = section(replace(b, memory=memory), "Wins", MEMBERS)
    assert told in said
    assert "None written down" not in said


def test_do_now_is_three_things_at_most_each_with_its_cell() -> None:
    rows = section(harbor(), "Do now", Level.ORGANIZERS).splitlines()
    assert [row.split(" | ")[0] for row in rows[::2]] == ["→ <Meetings G4>", "→ <Outreach G2>", "→ <Goals H3>"]
    assert "Mei Chen would like to try" in rows[1]


def test_members_are_asked_rather_than_told() -> None:
    assert section(harbor(), "Do now", MEMBERS) == ""
    assert "Who would like to facilitate on March 24?" in section(harbor(), "Lend a hand", MEMBERS)


def test_tasks_stand_with_their_date_their_cell_and_their_person() -> None:
    b = harbor()
    assert section(b, "Needs a person", MEMBERS) == "2026-03-23 <Tasks A11> | Child care on the 24th\n"
    assert section(b, "Due in seven days", MEMBERS).splitlines() == [
        "2026-03-19 <Tasks A10> | Letter to printer | Rosa",
        "2026-03-23 <Tasks A11> | Child care on the 24th | who could take it?",
        "2026-03-24 <Tasks A5> | Draft the hotline paragraph | Rosa",
    ]
    assert section(b, "Still open past its date", MEMBERS).splitlines() == [
        "2026-01-31 <Tasks A8> | Photo releases | Tomás",
        "2026-03-01 <Tasks A7> | Van for hearing day | Tomás",
        "2026-03-08 <Tasks A6> | Interpreter list (waiting on the hospital's reply) | Hana",
        "2026-03-16 <Tasks A4> | Ask the clerk for a date | Rafael",
        "Keep, hand over, or let go? All three are fine.",
    ]


def test_a_date_of_this_year_is_a_real_date_and_one_of_another_year_says_which() -> None:
    b = briefing("""
        ## Tasks
        Task | Who | By when
        Photo releases | Rosa | 2025-12-31
        Van | Rosa | 2026-03-01
    """)
    dates = [line.cells[0] for line in tabs(b)["Today"].lines if line.cells[0].link and len(line.cells) == 3]
    found = [(c.value, c.look.number) for c in dates[:2]]
    assert found == [(date(2025, 12, 31), "mmm yyyy"), (date(2026, 3, 1), "mmm d")]


def test_a_goal_is_a_bar_of_blocks_with_its_numbers_in_words() -> None:
    rows = section(harbor(), "Goals", MEMBERS).splitlines()
    at = rows.index("▇▁▁▁▁▁ <Goals H3> | Sign-on letter")
    assert rows[at + 1] == " | 7 of 30 (a steady pace would be 12), by June 30, needs a push."
    assert "☐ <Goals H6> | First-reading date set" in rows


@pytest.mark.parametrize(("now", "bar"), [(0, "▁▁▁▁▁▁"), (1, "▇▁▁▁▁▁"), (15, "▇▇▇▁▁▁"), (29, "▇▇▇▇▇▇"), (45, "☑")])
def test_a_bar_is_as_long_as_its_share_and_never_empty_once_begun(now: int, bar: str) -> None:
    b = briefing(f"""
        ## Goals
        Goal or benchmark | Due | Starting number | Target | Number now | As of | Started on
        Sign-on letter | 2026-06-30 | 0 | 30 | {now} | 2026-03-16 | 2026-01-05
    """)
    assert section(b, "Goals", MEMBERS).splitlines()[-1 if now > 30 else -2].startswith(f"{bar} <")


def test_lights_have_a_word_a_colour_and_a_reason_for_organizers_and_counts_for_members() -> None:
    b = harbor()
    lights, counts = "Six lights, each with its reason", "Where we are, in counts"
    assert "red | Tasks: 4 of 7 open are late, 1 has no one yet." in section(b, lights, Level.ORGANIZERS)
    assert section(b, lights, MEMBERS) == ""
    assert "• | 4 of 7 open tasks are past their date, 1 has no one yet." in section(b, counts, MEMBERS)


def test_members_never_read_day_counts_colours_or_words_that_press() -> None:
    said = read(harbor(), MEMBERS)
    assert not re.search(r"\b\d+ days? (late|ago|over)|\blate\b|\bbehind\b|\b(red|yellow|green|grey)\b", said)
    assert not re.search(r"overdue|failed|reminder", said, re.IGNORECASE)
    assert not BLAMES.search(said)


def test_today_says_by_itself_that_it_is_old() -> None:
    sheet = tabs(harbor())["Today"]
    stale = sheet.lines[2].cells[0]
    assert stale.value == ""
    assert stale.formula == (
        'IF(TODAY()-DATE(2026,3,17)>=2,"NOT UPDATED since March 17, 2026: some of this may have changed.","")'
    )
    assert (sheet.rules[0].area, sheet.rules[0].formula) == ("A3:C3", '$A$3<>""')


def test_every_link_to_a_row_leads_to_the_cell_it_speaks_of() -> None:
    b = harbor()
    found = [
        (line.cells[0].link.a1, str(line.cells[1].value))
        for line in tabs(b, MEMBERS)["Today"].lines
        if line.cells[0].link and line.cells[0].link.tab == "Tasks" and len(line.cells) == 3
    ]
    rows = {f"A{t.row}": t.name for t in b.coalition.tasks}
    assert len(found) >= 8
    assert all(said.startswith(rows[a1]) for a1, said in found)


def test_a_first_week_shows_what_to_do_instead_of_empty_lists() -> None:
    said = text(briefing("## Tasks\nTask\n"), "Today")
    assert "First steps: 0 of 7 done" in said
    assert "☐ <Tasks" not in said
    for heading in ("Wins", "Needs a person", "Due in", "lights", "counts", "missing"):
        assert heading not in said.partition("First steps")[2]


def test_what_is_empty_is_said_kindly() -> None:
    b = briefing("""
        ## Tasks
        Task | Who | By when | Status
        Book the hall | Rosa | 2026-03-01 | Done
    """)
    assert section(b, "Needs a person") == "Every task has somebody. Thank you!\n"
    assert section(b, "Still open past its date") == "Nothing with a date is past it.\n"
    assert section(b, "Due in seven days") == "Nothing has a date in these days.\n"
    assert section(b, "Next meeting").startswith("No meeting is planned yet. Put a day on the Meetings tab")


def test_a_workbook_without_a_tab_for_wins_is_not_told_to_fill_it() -> None:
    tasks = "## Tasks\nTask | Who | By when\nBook the hall | Rosa | 2026-03-20"
    assert "Wins" not in text(briefing(tasks), "Today")
    assert "It goes on the Wins tab." in text(briefing(f"{tasks}\n## Wins\nDate | What happened"), "Today")


def test_where_anyone_can_open_the_file_only_what_is_public_stands_there() -> None:
    said = read(harbor(HARBOR.replace("file | Organizers", "file | Anyone")))
    for word in ("Rosa", "Van for hearing day", "St. Brendan", "Sign-on", "Pastor"):
        assert word not in said
    assert "4 organizations" in said


@pytest.mark.parametrize("level", Level)
def test_own_tabs_read_easily(level: Level) -> None:
    assert grade(read(harbor(), level).replace("\n", ". ")) <= 8
