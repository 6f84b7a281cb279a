"""Words of our own lists in Spanish pages: none is left in English, none is missing, pictures and mail included."""

from __future__ import annotations

import re
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest

from coalition_sheets import library
from coalition_sheets.documents import one, vocabulary
from coalition_sheets.documents.goal_table import WORDS
from coalition_sheets.documents.mailing import with_mail
from coalition_sheets.documents.summaries import funder_report, monthly
from coalition_sheets.metrics.contacts import STAGES
from coalition_sheets.model import Document, Period
from coalition_sheets.model.values import Precision
from coalition_sheets.schemas.about_values import SECTORS
from tests.documents.making import harbor, text_of
from tests.documents.spanish import SPANISH, documents
from tests.documents.spanish_pages import LIBRO, pages
from tests.test_languages import ENGLISH_WORDS

LISTS = {
    "stage": vocabulary.STAGES, "exit": vocabulary.EXITS, "sector": vocabulary.GAPS,
    "sector name": vocabulary.SECTORS, "organization": vocabulary.STATUSES, "column": vocabulary.COLUMNS,
    "choice": vocabulary.CHOICES, "tongue": vocabulary.TONGUES, "standing": tuple(WORDS.values()),
}  # fmt: skip
ENGLISH = sorted({w for context, some in LISTS.items() for w in some if SPANISH.word(context, w) != w} - {"No"})
LEFT = re.compile(rf"\b(?:{'|'.join(map(re.escape, ENGLISH))})\b", re.IGNORECASE)


def report() -> Document:
    """Return the Spanish report with its pictures."""
    return funder_report(harbor(LIBRO).speaking(SPANISH), library.template)


def test_no_word_of_our_lists_is_left_in_english() -> None:
    found = {name: LEFT.findall(text) for name, text in pages(SPANISH).items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_pictures_of_a_spanish_page_say_nothing_in_english() -> None:
    made = report()
    assert {p.name for p in made.pictures} == {"benchmarks", "timeline", "funnel", "coverage"}
    told = "\n".join(f"{p.title}\n{p.words}\n{p.alt}\n{p.svg}" for p in made.pictures)
    told = re.sub(r"<[^>]*>", " ", told)
    assert LEFT.findall(told) + ENGLISH_WORDS.findall(told) == []
    assert "Trabajo y sindicatos" in told
    assert "falta una más" in told.lower()
    assert "…" not in told, "a word is too long for its picture"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (vocabulary.STAGES, STAGES),
        (vocabulary.SECTORS, tuple(s.name for s in SECTORS)),
        (vocabulary.STATUSES, library.schemas()["organizations"].by_name["status"].choices),
        (vocabulary.TONGUES, library.schemas()["people"].by_name["language"].choices),
    ],
)
def test_every_word_of_a_list_of_ours_can_be_said(words: tuple[str, ...], known: tuple[str, ...]) -> None:
    assert set(words) == set(known)


def test_every_column_and_choice_of_the_pages_about_one_can_be_said() -> None:
    schemas = library.schemas()
    columns = [schemas["organizations"].by_name[n] for n in one.OF_ORGANIZATION]
    columns += [schemas["people"].by_name[n] for n in one.OF_PERSON]
    assert {c.header for c in columns} == set(vocabulary.COLUMNS)
    touches = [schemas["outreach"].by_name[n] for n in ("how", "outcome")]
    choices = {w for c in (*columns, *touches) if c.name not in one.WORDS_OF for w in c.choices}
    assert choices == set(vocabulary.CHOICES)


def test_what_people_typed_stays_as_they_typed_it() -> None:
    own = LIBRO.replace("Haitian Creole", "q'anjob'al").replace("| imprenta |", "| Boletín Faith |")
    b = harbor(own).speaking(SPANISH)
    assert "**Idioma:** q'anjob'al" in text_of(one.person_page(b, "Inés Clarke", library.template))
    assert "Boletín Faith" in text_of(one.person_page(b, "Linh Tran", library.template))


def test_the_month_by_mail_knows_its_language() -> None:
    b = harbor(LIBRO).speaking(SPANISH)
    made = with_mail(monthly(b, library.template), library.template, language=SPANISH)
    page = message_from_bytes(dict(made.files)["eml"], policy=default).get_body(("html",))
    assert page is not None
    assert '<html lang="es"' in page.get_content()


def test_a_month_and_a_year_stand_well_behind_an_article() -> None:
    today = date(2026, 3, 17)
    typed: tuple[tuple[int, Precision], ...] = ((2026, "month"), (2027, "month"), (2027, "quarter"), (2027, "year"))
    said = [SPANISH.near_day(Period.of(date(year, 6, 30), p), today) for year, p in typed]
    assert said == ["mes de junio", "mes de junio de 2027", "trimestre 2 de 2027", "2027"]


def test_every_page_names_its_language() -> None:
    assert 'lang="es"' in text_of(report(), "html")
    assert set(pages(SPANISH)) < set(documents())
