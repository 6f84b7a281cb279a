"""What an audience may not see changes nothing it gets: two worlds, the same bytes."""

import re
from dataclasses import replace
from datetime import date

import pytest

from coalition_sheets import library, rules
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import emails, letters
from coalition_sheets.documents.page import page
from coalition_sheets.documents.status_page import status_page
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.documents.template import header_of
from coalition_sheets.documents.view import TABS, restrict
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.documents.word import with_word
from coalition_sheets.model import Address, Briefing, Coalition, Level
from tests.documents.making import agenda_of, load
from tests.documents.pages import PAGES, PERSONAL
from tests.documents.post import occasion
from tests.documents.worlds import NAMES, first_world, must_change, second_world
from tests.worksheets import dump

SHIPPED = [e.name for e in library.entries("templates", ".md.j2")]
BELOW = [n for n in SHIPPED if header_of(n, load(n)).audience < Level.ORGANIZERS]
SENDER = Address(name="Sam O'Neill", email="sam@example.org")
LETTERS = [kind.template for kind in KINDS.values()]


def rendered(name: str, b: Briefing) -> list[bytes]:
    """Return all bytes that a template makes of a briefing, whoever it is for."""
    match name:
        case "agenda-regular.md.j2":
            documents = [agenda_of(b, day) for day in (date(2026, 3, 24), date(2026, 4, 7))]
        case "weekly-summary.md.j2":
            documents = [weekly(b, load)]
        case _ if name in PAGES:
            documents = PAGES[name](b)
        case _:
            documents = [page(b, name, load)]
    return [d.title.encode() for d in documents] + [content for d in documents for _, content in d.files]


@pytest.mark.parametrize("name", [n for n in BELOW if n not in LETTERS and n not in PERSONAL])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_page_is_the_same_whatever_its_audience_may_not_see(name: str, seed: int) -> None:
    first = first_world()
    level = header_of(name, load(name)).audience
    second = second_world(first, level, seed=seed)
    assert must_change(first, level) <= set(second.changed)
    assert rendered(name, first.briefing) == rendered(name, second.briefing)


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COALITION])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_status_page_is_the_same_whatever_its_audience_may_not_see(level: Level, seed: int) -> None:
    first = first_world()
    second = second_world(first, level, seed=seed)
    assert must_change(first, level) <= set(second.changed)
    numbers = Declassified(4, 3, 2, 1, ("Bayview Tenants",))
    one, two = (status_page(w.briefing, load, level=level, numbers=numbers) for w in (first, second))
    assert one.files
    assert (one.title, one.files) == (two.title, two.files)


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.COALITION])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_own_tabs_are_the_same_whatever_their_readers_may_not_see(level: Level, seed: int) -> None:
    """But for the places of rows, which whoever has the workbook open sees anyhow."""
    first = first_world()
    second = second_world(first, level, seed=seed)
    assert must_change(first, level) <= set(second.changed)
    numbers = Declassified(4, 3, 2, 1, ("Bayview Tenants",))
    found = (replace(w.briefing, findings=rules.check(w.briefing, w.briefing.findings)) for w in (first, second))
    one, two = (own_tabs(b, load, level=level, numbers=numbers) for b in found)
    for tab, other in zip(one, two, strict=True):
        assert re.search(r"\w", dump(tab))
        assert placeless(dump(tab)) == placeless(dump(other))


def placeless(text: str) -> list[str]:
    """Return the lines of a tab without the numbers of rows; of Problems the cells, in any order."""
    lines = re.sub(r"\b([A-Z]{1,2})\d+\b|\brow \d+|(?<=[a-z]) \d+(?= <)", r"\1", text).splitlines()
    if not lines[0].startswith("[Problems]"):
        return lines
    return sorted(cell for line in lines for cell in line.split(" | ") if cell)


@pytest.mark.parametrize("name", PAGES)
def test_a_word_file_is_the_same_whatever_its_audience_may_not_see(name: str) -> None:
    first = first_world()
    level = header_of(name, load(name)).audience
    second = second_world(first, level)
    one, two = ([with_word(d, w.briefing.about) for d in PAGES[name](w.briefing)] for w in (first, second))
    assert all("docx" in dict(d.files) for d in one)
    assert [d.files for d in one] == [d.files for d in two]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_the_same_whatever_its_reader_may_not_see(kind: str) -> None:
    first = first_world()
    level = header_of(KINDS[kind].template, load(KINDS[kind].template)).audience
    written = 0
    for recipient in NAMES:
        second = second_world(first, level, recipient)
        assert must_change(first, level, recipient) <= set(second.changed)
        worlds = [occasion(kind, w.briefing) for w in (first, second)]
        one, two = (letters(b, (kind,), load, sender=SENDER, to=recipient, level=level) for b in worlds)
        assert one.drafts == two.drafts
        assert [d.files for d in emails(one, worlds[0])] == [d.files for d in emails(two, worlds[1])]
        written += len(one.drafts)
    assert written


@pytest.mark.parametrize("recipient", NAMES)
@pytest.mark.parametrize("name", PERSONAL)
def test_a_page_for_one_person_is_the_same_whatever_they_may_not_see(name: str, recipient: str) -> None:
    first = first_world()
    level = min(header_of(name, load(name)).audience, Level.COALITION)
    second = second_world(first, level, recipient)
    one, two = (PERSONAL[name](w.briefing, recipient) for w in (first, second))
    assert one
    assert [(d.title, d.files) for d in one] == [(d.title, d.files) for d in two]


def test_the_agenda_lowered_to_the_public_keeps_what_only_members_may_see() -> None:
    from coalition_sheets.documents.agenda import agenda

    first = first_world()
    second = second_world(first, Level.PUBLIC)
    pages = []
    for world in (first, second):
        meeting = next(m for m in world.briefing.coalition.meetings if m.date == date(2026, 3, 24))
        pages.append(agenda(world.briefing, meeting, load, level=Level.PUBLIC).files)
    assert len(second.changed) > 60
    assert pages[0] == pages[1]


def test_the_second_world_is_another_one_to_organizers() -> None:
    first = first_world()
    second = second_world(first, Level.COALITION)
    assert rendered("weekly-summary.md.j2", first.briefing) != rendered("weekly-summary.md.j2", second.briefing)
    assert len(second.cells["tasks"]) > len(first.cells["tasks"])


@pytest.mark.parametrize("seed", [1, 2])
def test_organizers_get_the_same_page_whatever_the_order_of_rows(seed: int) -> None:
    first = first_world()
    second = second_world(first, Level.ORGANIZERS, seed=seed)
    for name in ("weekly-summary.md.j2", "call-sheet.md.j2", "organization.md.j2", "person.md.j2"):
        assert rendered(name, first.briefing) == rendered(name, second.briefing)


@pytest.mark.parametrize(
    ("level", "recipient"), [(Level.PUBLIC, ""), *((Level.COALITION, name) for name in ("", *NAMES))]
)
def test_a_view_holds_nothing_that_tells_the_worlds_apart(level: Level, recipient: str) -> None:
    first = first_world()
    second = second_world(first, level, recipient)
    assert rows_of(restrict(first.briefing.coalition, level, recipient)) == rows_of(
        restrict(second.briefing.coalition, level, recipient)
    )


def rows_of(c: Coalition) -> dict[str, list[str]]:
    """Return every row of a coalition as text, whatever its place on the sheet."""
    found = {tab: sorted(repr(replace(r, row=0)) for r in getattr(c, tab)) for tab in TABS}
    return found | {"about": [repr(replace(c.about, said=frozenset()))], "groups": sorted(c.groups)}
