"""What stands on the status page, for whom; how it looks is tested in a real browser beside this."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape

import pytest

from coalition_sheets.documents.status_goals import goal_blocks
from coalition_sheets.documents.status_page import TEMPLATE, prepared, status_page
from coalition_sheets.documents.summaries import Declassified
from coalition_sheets.documents.template import AudienceTooWide, BrokenTemplate
from coalition_sheets.documents.view import view
from coalition_sheets.errors import CoalitionError
from coalition_sheets.model import ENGLISH, Briefing, Level, Memory, Task
from tests.blame import BLAMES
from tests.documents.making import HARBOR, harbor, load, text_of
from tests.documents.test_hostile import ROUNDS, Structure, dealt, poisoned
from tests.little import briefing

INSIDE = (Level.COALITION, Level.ORGANIZERS)
NOTHING = "## Tasks\nTask\n"
ALMOST_NOTHING = (NOTHING, "## Meetings\nDate\n2026-03-10\n2026-03-24", "## Goals\nGoal or benchmark\nA")
NUMBERS = Declassified(4, 3, 2, 1, ("Bayview Tenants",))


def page(b: Briefing, level: Level | None = None) -> str:
    """Return the page as it is written."""
    return text_of(status_page(b, load, level=level, numbers=NUMBERS), "html")


def words(b: Briefing, level: Level | None = None) -> str:
    """Return what a person reads on the page, one space between words."""
    body = page(b, level).partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def section(b: Briefing, name: str, level: Level | None = None) -> str:
    """Return the words of one section."""
    found = re.search(rf'<section[^>]*aria-labelledby="{name}">(.*?)</section>', page(b, level), re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[1])).split()) if found else ""


def test_it_is_for_members_unless_another_audience_is_asked_for() -> None:
    documents = [status_page(harbor(), load, level=level) for level in (None, *Level)]
    assert [d.level for d in documents] == [Level.COALITION, *Level]
    assert [d.filename("html") for d in documents[1:]] == [
        "2026-03-17-status-page-public.html", "2026-03-17-status-page.html", "2026-03-17-status-page-organizers.html",
    ]  # fmt: skip
    assert documents[0].beside[0].startswith("Made for members of the coalition.")


def test_a_template_of_one_s_own_can_keep_it_from_organizers() -> None:
    def own(name: str) -> str:
        return load(name).replace("audience: organizers", "audience: coalition")

    assert status_page(harbor(), own).level is Level.COALITION
    with pytest.raises(AudienceTooWide):
        status_page(harbor(), own, level=Level.ORGANIZERS)


def test_organizers_see_six_lights_each_with_a_word_and_a_reason() -> None:
    said = section(harbor(), "lights", Level.ORGANIZERS)
    assert re.findall(r"([A-Z][\w-]+): (green|yellow|red|grey) ", said) == [
        ("Goals", "yellow"), ("Tasks", "red"), ("Follow-through", "grey"), ("Engagement", "grey"),
        ("Outreach", "grey"), ("Structure", "green"),
    ]  # fmt: skip
    assert "Follow-through: grey 2 meetings so far, 3 needed." in said


def test_members_read_the_reasons_in_counts_and_no_colour() -> None:
    assert section(harbor(), "lights") == ""
    said = section(harbor(), "counts")
    assert "4 of 7 open tasks are past their date" in said
    assert not re.search(r"\b(green|yellow|red|grey)\b", words(harbor()))


def test_members_never_see_day_counts_or_words_that_press() -> None:
    said = words(harbor())
    assert not re.search(r"\b\d+ days? (late|ago|over)|\blate\b|\bbehind\b|overdue|failed|reminder", said)
    assert not BLAMES.search(said)
    assert "Van for hearing day Tomás · was for March 1" in said


def test_only_organizers_see_where_a_row_stands_and_what_the_meeting_lacks() -> None:
    assert "was for March 1 · Tasks A7" in section(harbor(), "open", Level.ORGANIZERS)
    assert "Tasks A7" not in words(harbor())
    assert "Still to add: a facilitator." in section(harbor(), "meeting", Level.ORGANIZERS)
    assert "Still to add" not in words(harbor())


def test_members_see_when_where_and_what_about() -> None:
    said = section(harbor(), "meeting")
    assert said.startswith("Next meeting Tuesday, March 24, 6:00–7:15 pm in 7 days Regular meeting, St. Brendan parish")
    assert "Hearing-day plan: speakers, rides" in said


def test_do_now_is_three_at_most_and_members_are_asked_instead() -> None:
    assert page(harbor(), Level.ORGANIZERS).partition('id="todo"')[2].partition("</ol>")[0].count("<li>") == 3
    said = section(harbor(), "todo")
    assert said.startswith("Lend a hand “Child care on the 24th” has nobody yet. Could you take it? It is for March 23")
    assert "Who would like to facilitate on March 24?" in said
    assert "Health care or Labor?" in said


def test_what_is_due_has_its_day_and_its_name_or_asks_for_one() -> None:
    said = section(harbor(), "soon")
    assert said.startswith("Due in seven days Letter to printer Rosa · Thu March 19")
    assert "Child care on the 24th who could take it? · Mon March 23" in said


def test_goals_say_how_they_stand_and_where_a_steady_pace_would_be() -> None:
    block = goal_blocks(harbor(), exact=False)[0]
    assert (block.name, block.due, block.count) == ("Language access ordinance", "June 30", "0 of 5 met")
    assert "Sign-on letter: 7 of 30 (a steady pace would be 12), by June 30, needs a push." in block.words
    assert "First-reading date set: not yet, by March 27, needs a push." in block.words
    exact = goal_blocks(harbor(), exact=True)[0]
    assert "Sign-on letter: 7 of 30 (a steady pace would be 12), by June 30, behind." in exact.words


def test_a_benchmark_of_no_goal_and_one_without_a_number_are_shown_too() -> None:
    text = """
        ## Goals
        Goal or benchmark | Kind | Part of | Due | Starting number | Target | Number now | Started on | As of
        Doors knocked | Benchmark | | 2026-06-30 | 0 | 30 | | 2026-01-05 |
        Old count | Benchmark | | 2026-06-30 | 0 | 10 | 5 | 2026-01-05 | 2026-02-04
    """
    (block,) = goal_blocks(briefing(text), exact=False)
    assert block.words[0] == "Doors knocked: no number yet, aiming for 30, by June 30."
    assert "(as of February 4)" in block.words[1]


def test_long_lists_are_folded_and_lose_nothing() -> None:
    lines = "\n".join(f"    Late thing {n} | Rosa Delgado | 2026-02-{n:02} | " for n in range(1, 13))
    b = harbor(HARBOR.replace("    ## Meetings", f"{lines}\n\n    ## Meetings"))
    html = page(b)
    assert len(re.findall(r"Late thing \d+<", html)) == 12
    assert "<summary>8 more</summary>" in html


def test_who_is_missing_is_named_by_sector_never_by_organization() -> None:
    said = section(harbor(), "missing")
    assert "2 of the 4 sectors that we hope for are among us." in said
    assert "Health care nobody yet" in said
    assert "Grace Chapel" not in said


def test_the_public_reads_only_what_may_be_published() -> None:
    text = f"""{HARBOR.partition("    ## Wins")[0]}
    ## Wins
    Date | What happened | Who made it happen | OK to publish?
    2026-03-12 | Interpreter forms in four languages | Clinic Access team | Yes
    2026-03-13 | A second hall | Clinic Access team | No
    """.replace("Time zone |", "Mission | Every door opens in every language.\n    Time zone |")
    said = words(harbor(text), Level.PUBLIC)
    assert "Every door opens in every language." in said
    assert "Interpreter forms in four languages." in said
    assert "4 organizations" in said
    hidden = ("A second hall", "Tomás", "Photo releases", "Sign-on letter", "St. Brendan", "Clinic Access")
    assert [word for word in hidden if word in said] == []


def test_no_link_to_a_meeting_is_ever_public() -> None:
    text = """
        ## Meetings
        Date | Start | Kind | Place or link | OK to publish?
        2026-03-24 | 6 pm | Public event | Main library, https://meet.example.org/abc | Yes
        2026-03-30 | 6 pm | Public event | Main library | Yes
    """
    said = page(briefing(text), Level.PUBLIC)
    assert "meet.example.org" not in said
    assert "Main library" in said
    assert "meet.example.org" in page(briefing(text))


def test_a_public_page_with_nothing_on_it_says_what_is_left_out() -> None:
    document = status_page(briefing(NOTHING), load, level=Level.PUBLIC)
    said = text_of(document, "html")
    assert "Our goals, wins and meetings are left out until we have said that they may be told." in said
    assert "Still to add: what we are for (About us, Mission), a win that is OK to publish" in document.beside[1]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("text", ALMOST_NOTHING)
def test_an_almost_empty_workbook_makes_a_kind_page(text: str, level: Level) -> None:
    said = words(briefing(text), level)
    assert len(said.split()) > 30
    assert not re.search(r"None\b(?! written)|\[ADD|\bred\b|overdue", said)


def test_a_brand_new_workbook_gets_its_first_steps_and_no_empty_lists() -> None:
    said = words(briefing(NOTHING))
    assert "First steps: 0 of 7 done" in said
    assert "This page fills by itself" in said
    assert "Still open" not in said


def test_the_policy_lets_in_its_own_style_and_nothing_else() -> None:
    html = page(harbor())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert style
    assert policy
    hashed = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy[1].startswith(f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:;")
    assert not re.search(r'<script|\son\w+=|\sstyle="|src=|https?://(?!www\.w3\.org/2000/svg)', html)
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', html))


def test_a_style_of_one_s_own_is_let_in_too_unless_it_ends_the_style() -> None:
    def own(css: str) -> str:
        return text_of(status_page(harbor(), lambda n: css if n.endswith(".css") else load(n)), "html")

    assert f"'sha256-{b64encode(sha256(b'h1 {}').digest()).decode()}'" in own("h1 {}")
    with pytest.raises(BrokenTemplate, match=r"status-page\.css: a style sheet holds no tags"):
        own("</style><script>alert(1)</script>")


def test_a_name_that_is_not_in_the_data_is_an_error() -> None:
    def own(name: str) -> str:
        return load(name).replace("{{ coalition }}", "{{ coalitoin }}") if name == TEMPLATE else load(name)

    with pytest.raises(CoalitionError, match="coalitoin"):
        status_page(harbor(), own)


def test_a_page_with_something_private_on_it_is_held_back() -> None:
    text = HARBOR.replace("Photo releases", "Photo releases: SSN 123-45-6789")
    document = status_page(harbor(text), load, scan=lambda said: "123-45-6789" in said)
    assert document.files == ()
    assert document.not_ready[0].startswith("Held back")
    assert "Photo" not in document.title


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("turn", ROUNDS[:4])
def test_no_cell_changes_the_structure_of_the_page(turn: int, level: Level) -> None:
    plain = Structure(page(poisoned(lambda: "word"), level)).shape
    found = Structure(page(poisoned(dealt(turn)), level))
    assert found.shape <= plain
    assert all(link.startswith("#") for link in found.links)


def test_a_column_that_only_organizers_may_see_takes_its_part_off_the_page() -> None:
    b = harbor()
    tab = b.coalition.tabs["tasks"]
    columns = tuple(replace(c, level=Level.ORGANIZERS) if c.name == "due" else c for c in tab.schema.columns)
    tabs = {**b.coalition.tabs, "tasks": replace(tab, schema=replace(tab.schema, columns=columns))}
    seen = view(Briefing(replace(b.coalition, tabs=tabs), b.today, Memory()), Level.COALITION)
    data = prepared(seen, Declassified())
    assert data.open is None
    assert data.soon is None
    assert not [c for c in data.counts if "past their date" in c]


def test_the_day_is_said_as_today_or_tomorrow() -> None:
    days = {date(2026, 3, 17): "today", date(2026, 3, 18): "tomorrow"}
    tasks = tuple(Task(row=n, name=f"Thing {n}", due=day) for n, day in enumerate(days, 2))
    b = harbor()
    b = Briefing(replace(b.coalition, tasks=tasks), b.today)
    made = prepared(view(b, Level.COALITION), NUMBERS)
    assert [line.by for line in made.soon or ()] == list(days.values())


def test_a_language_that_it_is_not_translated_into_is_said() -> None:
    other = replace(ENGLISH, code="es", name="Spanish", only=frozenset({"minutes.md.j2"}))
    with pytest.raises(CoalitionError, match=r"not translated into Spanish"):
        status_page(harbor().speaking(other), load)


@pytest.mark.parametrize(("opened_by", "members"), [("", True), ("Members", True), ("Organizers", False)])
def test_first_steps_are_for_those_who_can_open_the_workbook(opened_by: str, members: bool) -> None:
    b = harbor(f"## About us\nSetting | Value\nWho can open this file | {opened_by}\n## Tasks\nTask | Who\nCall | Rosa")
    texts = {level: text_of(status_page(b, load, level=level), "html") for level in Level}
    assert "Tick who is in the core group" in texts[Level.ORGANIZERS]
    assert ("Tick who is in the core group" in texts[Level.COALITION]) is members
    assert "Tick who is in the core group" not in texts[Level.PUBLIC]
