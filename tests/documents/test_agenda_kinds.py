"""Agendas of other kinds: founding, take stock, committee, social, celebration."""

import re
from datetime import date

import pytest

from coalition_sheets.documents.capture import profiles
from coalition_sheets.model import Document
from tests.documents.making import HARBOR, agenda_of, harbor, load, text_of


def made(kind: str, *rows: str, hours: str = "6 pm | 7:30 pm", tabs: str = "") -> Document:
    text = f"## Meetings\nDate | Start | End | Kind | Who came\n2026-03-24 | {hours} | {kind} |\n"
    return agenda_of(harbor(text + "\n".join(rows) + "\n" + tabs))


@pytest.mark.parametrize("kind", ["Founding", "Take stock", "Committee", "Celebration", "Regular", "Strategy"])
@pytest.mark.parametrize(("hours", "length"), [("6 pm | 7:30 pm", 90), ("6 pm | 8 pm", 120)])
def test_the_minutes_of_every_kind_sum_to_the_length_of_the_meeting(kind: str, hours: str, length: int) -> None:
    document = made(kind, hours=hours)
    assert sum(int(n) for n in re.findall(r"\| (\d+)&nbsp;min \|", text_of(document))) == length
    assert not any("add up to" in line for line in document.beside)


def test_a_founding_agenda_asks_the_first_questions_with_names_in_the_round() -> None:
    b = harbor(HARBOR.replace("2026-03-24 | 6 pm | 7:15 pm | Regular", "2026-03-24 | 6 pm | 8 pm | Founding"))
    text = text_of(agenda_of(b))
    assert "*The round:* Ana Núñez · Hana Saleh · Linh Tran · Rosa Delgado" in text
    for question in (
        "Who are we? Whom do we each represent?", "Why are we each here? Why do we care?", "What do we each bring?",
        "What are our limits?", "Why form a coalition, and what do we want to win?", "How do we work together?",
    ):  # fmt: skip
        assert question in text
    assert "The rest privately to [ADD: name]." in text
    sheet = dict(profiles(b, b.coalition.meetings[2], load).files)["tsv"].decode("utf-8-sig")
    assert sheet.startswith("Name\tWho we represent\tWhy we are here\t")
    assert "\r\nHarbor Workers' Center\t\t" in sheet


def test_taking_stock_lays_counts_without_colours_beside_last_answers() -> None:
    b = harbor(
        HARBOR.replace("2026-03-24 | 6 pm | 7:15 pm | Regular", "2026-03-24 | 6 pm | 7:30 pm | Take stock").replace(
            "How we decide | Consensus",
            "How we decide | Consensus\n    Why we formed | Three were turned away",
        )
    )
    text = text_of(agenda_of(b))
    assert "**Language access ordinance** (by June 30): 0 of 5 met" in text
    assert "*Why are we here? Why do we care?* Then: Three were turned away" in text
    assert "Would like to try: Mei (facilitation)." in text
    assert "No one yet from Health care or Labor." in text
    assert "| Keep | Change | Stop |" in text
    assert not re.search(r"\b(red|yellow|green|overdue|late)\b", text)


def test_a_celebration_tells_wins_in_the_order_of_time_and_asks_one_small_thing() -> None:
    document = made("Celebration", tabs="""
## Wins
Date | What happened | Who made it happen | OK to publish?
2026-03-12 | Forms in four languages | Clinic team, Rosa |
2026-02-02 | First visit | Rosa | Yes
2026-02-20 | The aide called back | Rosa | Organizers only
""")  # fmt: skip
    text = text_of(document)
    assert text.index("**February 2:** First visit.") < text.index("**March 12:** Forms in four languages.")
    assert "aide" not in text
    assert text.count("One small thing each") == 1
    assert "*Not to forget:* Rosa · Clinic team |" in text


def test_a_committees_agenda_is_a_short_one() -> None:
    text = text_of(made("Committee"))
    assert "Where we stand" not in text
    assert "Who are we missing" not in text
    assert "Who will do what by when" in text


def test_a_social_is_a_welcome_and_a_date() -> None:
    document = made("Social")
    assert "Nothing else is on the agenda." in text_of(document)
    assert document.beside == ("Still to add: the place.",)
    assert document.filename("md") == f"{date(2026, 3, 17)}-agenda-2026-03-24-social.md"


def test_a_kind_without_an_agenda_of_its_own_has_the_regular_one() -> None:
    assert "**Where we stand**" in text_of(made("Strategy"))
