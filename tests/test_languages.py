"""Documents in other languages: every sentence said, nothing left in English, each to each in theirs."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from coalition_sheets import library
from coalition_sheets.catalogs import BrokenCatalog, entries, read
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import letters
from coalition_sheets.documents.sandbox import render
from coalition_sheets.model import ENGLISH, Draft, Languages, OurWord
from coalition_sheets.model.language import DATE_PARTS, TERMS, holes
from docs.messages import LANGUAGES, messages, updated
from tests.demos import MadeDemo
from tests.documents.golden import CHECKS, SENDER
from tests.documents.making import harbor
from tests.documents.spanish import HOME, SPANISH, documents, letter, libro
from tests.documents.test_letters import BOOK

ENGLISH_WORDS = re.compile(
    r"\b(?:the|and|or|of|to|is|are|was|we|you|your|our|with|for|from|this|that|what|who|when|where|how|at|by|on|it|"
    r"more|yet|nobody|next|please|thank|done|held|meeting|due)\b",
    re.IGNORECASE,
)
BLAMES = re.compile(
    r"\b(?:atrasad|vencid|incumpl|fallaste|olvidaste|culpa|debes|deber[íi]as|obligatori|urgente|recordatorio|"
    r"inválid|incorrect|error)\w*",
    re.IGNORECASE,
)
USTED = re.compile(r"\b(?:usted|su organización|le gustaría a usted|díganos|podría usted)\b", re.IGNORECASE)


def said(code: str) -> dict[tuple[str, str], dict[str, str]]:
    """Return what a catalog says, by context and English sentence."""
    text = (LANGUAGES / f"{code}.po").read_text("utf-8")
    return {(e.get("msgctxt", ""), e["msgid"]): e for _, e in entries(text, code)}


def test_every_sentence_is_said_in_spanish() -> None:
    there = said("es")
    silent = [
        f"{context} | {one}" for (context, one), (many, _) in messages().items()
        if not all(there.get((context, one), {}).get(f) for f in (("msgstr[0]", "msgstr[1]") if many else ("msgstr",)))
    ]  # fmt: skip
    assert silent == [], "run `make languages`, then say these in languages/es.po"


def test_catalogs_hold_what_the_templates_say_now_and_nothing_else() -> None:
    for path in LANGUAGES.glob("*.po"):
        text = path.read_text("utf-8")
        assert updated(text, path.name) == text, "run `make languages`"


@pytest.mark.parametrize("code", ["es", "ar"])
def test_a_translation_keeps_what_is_put_into_its_sentence(code: str) -> None:
    """A singular may leave its number out; our words for things may be said otherwise; days go by their own order."""
    free = {t.replace(" ", "_") for t in TERMS} | {"num", "n", "count", "more"}
    for (context, one), entry in said(code).items():
        wanted = holes(one) | holes(entry.get("msgid_plural", ""))
        for key, text in entry.items():
            if key.startswith("msgstr") and text and one:
                kept = {h.lower() for h in holes(text)}
                if context == "date":
                    assert kept <= DATE_PARTS
                else:
                    assert {h.lower() for h in wanted} ^ kept <= free, one


def test_no_sentence_hides_within_another_string() -> None:
    """What `make languages` cannot find, such as a sentence within an f-string, nobody could translate."""
    hidden = re.compile(r"""f(["']).*?\{[^}]*gettext\((?!\1)["']""")
    code = Path(library.__file__).parent / "documents"
    assert [p.name for p in code.rglob("*.py") if hidden.search(p.read_text("utf-8"))] == []


def test_spanish_documents_read_as_they_did() -> None:
    made = documents()
    assert {p.name for p in HOME.iterdir()} == set(made)
    for name, text in made.items():
        assert text == (HOME / name).read_text("utf-8"), "python -m tests.documents.spanish"


def test_no_english_is_left_in_a_spanish_document() -> None:
    for name, text in documents().items():
        shown = re.sub(r"<(head|nav).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL) if name.endswith(".html") else text
        ours = re.sub(r"pestaña \*{0,2}\w+\*{0,2}|To:|Subject:|Text:|About us|“\w+”", "", shown)
        assert ENGLISH_WORDS.findall(ours) == [], name


def test_spanish_never_blames_and_always_says_tu() -> None:
    ours = [text for e in said("es").values() for key, text in e.items() if key.startswith("msgstr")]
    assert [t for t in ours if BLAMES.search(t) or USTED.search(t)] == []


def ease(text: str) -> float:
    """Return how easily Spanish is read (Fernández Huerta): from 60 on it is plain."""
    words = re.findall(r"[^\W\d_]+", text)
    syllables = sum(max(1, len(re.findall(r"[aeo]?[iuü]?[aeoáéíóú]|[iuü]", w.lower()))) for w in words)
    sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)", text)))
    return 206.84 - 60 * syllables / len(words) - 1.02 * len(words) / sentences


@pytest.mark.parametrize("kind", KINDS)
def test_a_spanish_letter_is_plain_and_keeps_its_limits(kind: str) -> None:
    one = letter(kind)
    body = "\n".join(line for line in one.text.split("\n") if not line.startswith("> "))
    assert 0 < len(body.split()) <= KINDS[kind].words
    assert 0 < len(one.subject) <= 60
    assert one.text.count("?") <= KINDS[kind].questions
    assert ease(body) >= 70
    assert 'lang="es"' in one.html
    assert not any("limit" in m or "do not use" in m for m in one.missing)


def with_language(typed: str, home: str = "English") -> Draft:
    """Return the meeting notice to Ruth, whose Language is as typed."""
    text = BOOK.replace("Status | Do not contact", "Status | Language").replace(
        "| ruth@example.org | | |", f"| ruth@example.org | | | {typed}"
    )
    text = text.replace("Coalition name | Harbor", f"Language | {home}\n    Coalition name | Harbor")
    languages = library.languages()
    own = next((one for one in languages.named(home)), ENGLISH)
    b = harbor(text).speaking(own)
    found = letters(b, ("meeting-notice",), library.template, sender=SENDER, checks=CHECKS, languages=languages)
    return next(d for d in found.drafts if d.to.name == "Ruth Hadley")


@pytest.mark.parametrize(
    ("typed", "home", "code"),
    [
        ("Spanish", "English", "es"),
        ("español", "English", "es"),
        ("es", "English", "es"),
        ("", "English", "en"),
        ("English / Spanish", "English", "en"),
        ("Spanish, English", "Spanish", "es"),
        ("bilingual", "Spanish", "es"),
        ("", "Spanish", "es"),
        ("English", "Spanish", "en"),
        ("Arabic", "English", "ar"),
        ("Haitian Creole", "English", "en"),
        ("ht", "Spanish", "es"),
    ],
)
def test_a_letter_goes_out_in_the_language_of_its_reader(typed: str, home: str, code: str) -> None:
    assert with_language(typed, home).language.code == code


def test_a_language_that_we_lack_is_said_beside_the_letter() -> None:
    one = with_language("Haitian Creole")
    assert one.ready
    assert one.beside == ("Not there in Haitian Creole yet, so it is in English. Who could say it for Ruth?",)


def test_a_language_that_has_only_some_letters_gives_the_others_in_the_coalitions_own() -> None:
    text = BOOK.replace("Status | Do not contact", "Status | Language").replace(
        "sam@example.org | | |", "sam@example.org | | | Arabic"
    )
    found = letters(harbor(text), ("thank-you",), library.template, sender=SENDER, languages=library.languages())
    one = next(d for d in found.drafts if d.to.name == "Sam O'Neill")
    assert one.language is ENGLISH
    assert "Not there in Arabic yet" in one.beside[0]


def test_arabic_runs_from_right_to_left_with_names_apart() -> None:
    one = with_language("Arabic")
    assert '<html lang="ar" dir="rtl">' in one.html
    assert "<bdi>Ruth</bdi>" in one.html
    assert "<strong>الثلاثاء، 24 مارس، 6 مساءً</strong>" in one.html
    assert "\u2068Ruth\u2069" in one.text
    assert "<bdi>" not in one.subject


def test_an_arabic_name_stands_apart_in_an_english_page() -> None:
    made = render("x.md.j2", lambda _: "Hi {{ name }}!", {"name": "ليلى حداد"})
    assert made == "Hi \u2068ليلى حداد\u2069!"
    assert render("x.md.j2", lambda _: "Hi {{ name }}!", {"name": "Núñez"}) == "Hi Núñez!"


def test_days_times_and_lists_in_spanish() -> None:
    d = date(2026, 3, 24)
    assert SPANISH.long_day(d) == "martes 24 de marzo"
    assert SPANISH.full_day(d) == "martes 24 de marzo de 2026"
    assert SPANISH.clock(time(18)) == "6 p. m."
    assert SPANISH.span(time(11, 30), time(13)) == "11:30 a. m.–1:00 p. m."
    assert SPANISH.listed(["Ana", "Inés"]) == "Ana e Inés"
    assert SPANISH.listed(["uno", "otro"], "or") == "uno u otro"
    assert SPANISH.ngettext("in %(num)s day", "in %(num)s days", 1) == "en 1 día"
    assert SPANISH.numeral(12_500) == "12,500"


def test_a_full_stop_stands_once() -> None:
    assert SPANISH.gettext("Our next meeting is %(when)s.", when="6 p. m.").endswith("6 p. m.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('msgid "a"\nmsgstr "b"\nwhat', "no line of a catalog"),
        ('msgid ""\nmsgstr "Language: ht\\n"', "lacks Plural-Forms"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"', "lacks Language"),
        (
            (
                'msgid ""\nmsgstr "Language: ht\\nPlural-Forms: nplurals=1; plural=0;\\n"\n\n'
                'msgid "Hi %(name)s"\nmsgstr "%(nom)s"'
            ),
            r"line 4: “%\(nom\)s” is no place of the English sentence; it has %\(name\)s",
        ),
    ],
)
def test_a_catalog_that_cannot_be_used_says_where(text: str, problem: str) -> None:
    with pytest.raises(BrokenCatalog, match=problem):
        read(text, "ht.po")


def test_a_sentence_of_yours_wins_over_ours(tmp_path: Path) -> None:
    own = 'msgid ""\nmsgstr "Language: es\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    (tmp_path / "es.po").write_text(f'{own}msgid "We have missed you"\nmsgstr "Se te extraña"\n', "utf-8")
    found = library.languages(tmp_path).named("es")[0]
    assert found.gettext("We have missed you") == "Se te extraña"
    assert found.gettext("I will see to it.") == "De eso me encargo yo."


def test_languages_are_found_by_what_people_call_them() -> None:
    known = library.languages()
    for typed in ("es", "ES", "Español", "espanol", "spanish", "Castellano"):
        assert [one.code for one in known.named(typed)] == ["es"]
    assert known.named("Klingon") == ()
    assert Languages().named("anything") == ()


def test_what_a_coalition_calls_a_task_is_printed_in_its_documents() -> None:
    from coalition_sheets.jobs.tongues import spoken
    from coalition_sheets.settings import Settings

    b = libro(ENGLISH)
    words = (OurWord("task", "commitment", "commitments"), OurWord("task", "compromiso", "compromisos", "Spanish"))
    b = replace(b, coalition=replace(b.coalition, about=replace(b.about, language="English", our_words=words)))
    assert spoken(b, Settings()).language.gettext("another %(task)s") == "another commitment"
    assert spoken(b, Settings(), "es").language.term("tasks") == "compromisos"


HOWTO = Path(__file__).resolve().parents[1] / "docs" / "howto" / "another-language.md"


def test_the_page_on_another_language_does_what_it_says(
    made_demo: MadeDemo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from coalition_sheets.cli import cli

    shutil.copytree(made_demo("living"), tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    page = HOWTO.read_text("utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "pt.po").write_text(page.split("```po\n")[1].split("```")[0], "utf-8")
    for command in re.findall(r"^coalition (.+)$", page, re.MULTILINE):
        outcome = CliRunner().invoke(cli, [*command.split(), "--as-of", "2026-03-17", "-o", "-"])
        assert outcome.exit_code == 0, outcome.output
    assert "Que bom ter você com a gente" in outcome.output
    assert "Oi, " in outcome.output
    agenda = CliRunner().invoke(cli, ["agenda", "--language", "en,es", "--as-of", "2026-03-17"])
    assert agenda.exit_code == 0
    assert (tmp_path / "coalition-out" / "2026-03-17-agenda-2026-03-24-regular-es.html").is_file()
    refused = CliRunner().invoke(cli, ["document", "monthly", "--language", "ar", "--as-of", "2026-03-17"])
    assert "is not translated into Arabic yet" in refused.output


def test_our_words_that_cannot_be_read_are_said_at_their_cell() -> None:
    from coalition_sheets.schemas.about import read_settings

    found, misread, _ = read_settings(
        [(2, "Our words", "task: commitment / commitments; goal (Spanish): meta / metas")]
    )
    assert found.our_words == (
        OurWord("task", "commitment", "commitments"),
        OurWord("goal", "meta", "metas", "Spanish"),
    )
    assert misread == ()
    for text in ("task: commitment", "chair: seat / seats", "commitments"):
        _, misread, _ = read_settings([(2, "Our words", text)])
        assert [(row, m.code) for row, m in misread] == [(2, "VALUE-TYPE")]


def test_a_page_that_is_not_there_in_the_coalitions_language_is_made_in_english_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from coalition_sheets.cli import cli
    from coalition_sheets.demo import BUILDS
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.schemas.about import SETTINGS

    monkeypatch.chdir(tmp_path)
    build = BUILDS["clean"]
    for language in ("Arabic", "Spanish"):
        lines = about_lines(SETTINGS, {**build.about(), "language": language})
        write(tmp_path / f"{language}.xlsx", library.schemas(), build.rows(), lines, title=build.title)
    day = build.as_of.isoformat()
    english = CliRunner().invoke(cli, ["document", "monthly", "-w", "Arabic.xlsx", "--as-of", day, "-o", "-"])
    assert english.exit_code == 0
    assert "monthly.md.j2 is not translated into Arabic yet. So it is in English." in english.stderr
    assert "## What went well" in english.stdout
    spanish = CliRunner().invoke(cli, ["document", "monthly", "-w", "Spanish.xlsx", "--as-of", day, "-o", "-"])
    assert spanish.stderr == ""
    assert "## Lo que salió bien" in spanish.stdout
    week = CliRunner().invoke(cli, ["monday", "-w", "Spanish.xlsx", "--as-of", day])
    assert week.exit_code == 0
    assert "in English" not in week.output, week.output
    assert "# Semana del" in (tmp_path / "coalition-out" / f"{day}-weekly-summary-es.md").read_text("utf-8")


def test_the_drafts_page_marks_a_letter_with_its_language() -> None:
    from coalition_sheets.documents.drafts import drafts_page
    from tests.documents.making import text_of

    text = BOOK.replace("Status | Do not contact", "Status | Language").replace(
        "| ruth@example.org | | |", "| ruth@example.org | | | Arabic"
    )
    b = harbor(text)
    found = letters(b, ("meeting-notice",), library.template, sender=SENDER, languages=library.languages())
    page = text_of(drafts_page(b, found, library.template), "html")
    assert '<pre lang="ar" dir="rtl">' in page
    assert '<html lang="en">' in page
