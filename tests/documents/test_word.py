"""A page as a Word file, read back: real headings, lists and tables, with lines to write on."""

from __future__ import annotations

import base64
import importlib
import io
import re
import zipfile
import zlib
from datetime import date
from fractions import Fraction
from typing import Any

import docx as python_docx
import pytest
from docx.document import Document as Read
from docx.oxml.ns import qn
from docx.shared import Mm

from coalition_sheets.documents.markdown import escape, plain, to_html
from coalition_sheets.documents.pictures import Bar, bars
from coalition_sheets.documents.word import docx, with_word
from coalition_sheets.model import Document, Level
from tests.documents.making import harbor, hostile
from tests.documents.pages import PAGES

GRID = "| What | Who | By |\n|---|---|---|\n" + "| &nbsp; | | |\n" * 4
PLAN = "| | | |\n|---|---|---|\n| **6:00** | **Wins** | 5&nbsp;min |\n| | We are *11*. | |\n"


def read(markdown: str, **given: Any) -> Read:
    """Return a page of Markdown as Word would open it."""
    return python_docx.Document(io.BytesIO(docx("A page", to_html(markdown), **given)))


def lines(document: Read) -> list[tuple[str, str]]:
    """Return every paragraph with its style."""
    return [(p.style.name or "", p.text) for p in document.paragraphs if p.style and p.text]


def parts(content: bytes) -> dict[str, str]:
    """Return every part of a .docx file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_headings_and_paragraphs_have_the_styles_of_word() -> None:
    assert lines(read("# Who we are\n\nHello **all**.\n\n## Goals\n\nOne.\n\n### Later\n\nTwo.\n\nMade from it.")) == [
        ("Title", "Who we are"), ("Normal", "Hello all."), ("Heading 1", "Goals"), ("Normal", "One."),
        ("Heading 2", "Later"), ("Normal", "Two."), ("Small Print", "Made from it."),
    ]  # fmt: skip


def test_bold_gaps_and_line_breaks_are_kept() -> None:
    (paragraph,) = read("**Notes:** [ADD: name]\\\n*or* ask").paragraphs
    shaded = [r.text for r in paragraph.runs if r._r.find(f".//{qn('w:shd')}") is not None]
    assert paragraph.text == "Notes: [ADD: name]\nor ask"
    assert ([r.text for r in paragraph.runs if r.bold], [r.text for r in paragraph.runs if r.italic], shaded) == (
        ["Notes:"], ["or"], ["[ADD: name]"],
    )  # fmt: skip


def test_each_numbered_list_starts_again_and_bullets_nest() -> None:
    document = read("1. a\n2. b\n\nThen\n\n1. c\n\nAnd\n\n5. d\n\n- e\n  - f\n\nEnd")
    numbered = [numbering(p, "numId") for p in document.paragraphs if p.style and p.style.name == "List Number"]
    starts = [e.val for e in document.part.numbering_part.element.iter(qn("w:startOverride"))]
    nested = [numbering(p, "ilvl") for p in document.paragraphs if p.text == "f"]
    assert numbered[0] == numbered[1]
    assert len(set(numbered)) == 3
    assert (starts, nested) == ([1, 1, 5], [1])


def numbering(paragraph: Any, what: str) -> int:
    """Return which list a paragraph belongs to, or how deep it stands in it."""
    return int(getattr(paragraph._p.pPr.numPr, what).val)


def test_a_table_to_write_on_has_lines_tall_rows_and_a_header_that_repeats() -> None:
    (table,) = read(GRID).tables
    lined = {e.tag.split("}")[1] for e in table._tbl.tblPr.find(qn("w:tblBorders"))}
    assert lined == {"top", "left", "bottom", "right", "insideH", "insideV"}
    assert [r.height is not None and r.height >= Mm(8) for r in table.rows] == [False, True, True, True, True]
    assert [r._tr.find(f".//{qn('w:tblHeader')}") is not None for r in table.rows] == [True] + [False] * 4
    assert all(r._tr.find(f".//{qn('w:cantSplit')}") is not None for r in table.rows)


def test_a_plan_has_narrow_times_wide_words_and_minutes_on_the_right() -> None:
    (table,) = read(PLAN).tables
    time, words, minutes = (column.width or 0 for column in table.columns)
    assert words > 4 * (time + minutes) / 2
    assert [c.paragraphs[0].alignment for c in table.rows[0].cells] == [None, None, 2]
    assert [c.text for c in table.rows[0].cells] == ["6:00", "Wins", "5\xa0min"]
    assert table.rows[1].cells[1]._tc.grid_span == 2


@pytest.mark.parametrize("markdown", [PLAN, GRID, "| Goal | By |\n|---|---|\n| Hearing | May |\n"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_describes_a_table_stands_in_the_order_that_word_asks_for(markdown: str, lang: str) -> None:
    wanted = ["tblStyle", "bidiVisual", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    (table,) = read(markdown, lang=lang).tables
    order = [wanted.index(e.tag.split("}")[1]) for e in table._tbl.tblPr]
    assert order == sorted(order)


def test_two_tables_stay_two() -> None:
    document = read(f"{PLAN}\n{GRID}")
    assert len(document.tables) == 2
    assert [e.tag.split("}")[1] for e in document.element.body] == ["tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize(("country", "wide", "tall"), [("US", 215.9, 279.4), ("CA", 215.9, 279.4), ("GB", 210, 297)])
def test_the_paper_is_that_of_the_country(country: str, wide: float, tall: float) -> None:
    section = read("# Hello", country=country).sections[0]
    assert (round((section.page_width or 0) / 36000, 1), round((section.page_height or 0) / 36000, 1)) == (wide, tall)
    assert [round((edge or 0) / 36000) for edge in (section.left_margin, section.top_margin)] == [14, 11]


def test_a_checkbox_is_written_in_a_font_that_has_it() -> None:
    (paragraph,) = read("☐ Photo releases · ☑ Van").paragraphs
    fonts = {r.text: r.font.name for r in paragraph.runs}
    assert fonts == {"☐": "MS Gothic", "\xa0Photo releases · ": None, "☑": "MS Gothic", "\xa0Van": None}


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    made = docx("Agenda", "<p>Hola</p>", lang="es", author="Harbor County", as_of=date(2026, 3, 17))
    said = python_docx.Document(io.BytesIO(made)).core_properties
    assert (said.title, said.author, said.language) == ("Agenda", "Harbor County", "es")
    assert f"{said.created:%Y-%m-%d}" == "2026-03-17"
    assert '<w:lang w:val="es-US"' in parts(made)["word/styles.xml"]


def test_the_same_page_is_the_same_bytes_without_a_clock() -> None:
    page = to_html(f"# Hello\n\n1. one\n\n{GRID}")
    made = docx("Hello", page)
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert made == docx("Hello", page)


def test_nothing_in_the_file_points_outside() -> None:
    page = """<p><a href="https://example.org/a?b=1&amp;c=2">ours</a> <a href="file:///etc/passwd">not</a>
        <a href="javascript:alert(1)">nor</a> <img src="https://example.org/x.png" alt="a chart"></p>"""
    told = parts(docx("Links", page))
    assert not [name for name, text in told.items() if 'TargetMode="External"' in text]
    assert re.findall(r'HYPERLINK "([^"]*)"', told["word/document.xml"]) == ["https://example.org/a?b=1&amp;c=2"]
    assert [p.text for p in python_docx.Document(io.BytesIO(docx("Links", page))).paragraphs if p.text] == [
        "ours not nor ", "a chart",
    ]  # fmt: skip


def test_a_picture_keeps_its_words_and_is_no_wider_than_the_page() -> None:
    image = f'<img alt="Goals: 2 of 5" src="{picture(3000, 100)}">'
    page = f'<figure class="picture">{image}<figcaption>Goals</figcaption></figure>'
    document = python_docx.Document(io.BytesIO(docx("Goals", page)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Goals: 2 of 5"
    assert Mm(186) < shape.width < Mm(189)
    assert lines(document) == [("Caption", "Goals")]


def test_figures_stand_side_by_side_each_with_its_title() -> None:
    figures = "".join(
        f'<figure><figcaption>{name}</figcaption><img alt="{name}" width="500" src="{picture(90, 60)}"></figure>'
        for name in ("Goals", "Calls", "Sectors")
    )
    document = python_docx.Document(io.BytesIO(docx("Month", f'<h1>Month</h1><div class="pictures">{figures}</div>')))
    assert [[c.paragraphs[0].text for c in row.cells] for row in document.tables[0].rows] == [
        ["Goals", "Calls"], ["Sectors", ""],
    ]  # fmt: skip
    assert [round(s.width / 36000) for s in document.inline_shapes] == [90, 90, 90]


def test_a_drawing_becomes_an_image_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = bars([Bar(name="Letters", now=Fraction(3), target=Fraction(9))])
    page = f"<html lang='en'><body class='monthly'><main><figure>{drawn.svg}</figure></main></body></html>".encode()
    document = Document(kind="monthly", title="Month", level=Level.COALITION, as_of=date(2026, 3, 17),
                        files=(("md", b""), ("html", page)), pictures=(drawn,))  # fmt: skip
    made = python_docx.Document(io.BytesIO(dict(with_word(document, harbor().about).files)["docx"]))
    assert [s._inline.docPr.get("descr") for s in made.inline_shapes] == [drawn.alt]
    painter = importlib.import_module("coalition_sheets.documents.pictures.png")
    monkeypatch.setattr(painter, "problem", lambda: "no painter")
    made = python_docx.Document(io.BytesIO(dict(with_word(document, harbor().about).files)["docx"]))
    assert (len(made.inline_shapes), made.paragraphs[0].text) == (0, " ".join(drawn.words.split()))


def picture(wide: int, tall: int) -> str:
    """Return a white picture as data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = wide.to_bytes(4, "big") + tall.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    dots = zlib.compress((b"\x00" + b"\xff" * wide) * tall)
    made = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(made).decode()}"


@pytest.mark.parametrize("lang", ["ar", "he-IL", "fa"])
def test_a_language_from_right_to_left_runs_so_everywhere(lang: str) -> None:
    document = read(f"# Welcome\n\n- one\n\n{PLAN}", lang=lang)
    cells = [p for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs]
    paragraphs = [*document.paragraphs, *cells]
    assert all(p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in paragraphs)
    assert all(r.font.rtl for p in paragraphs for r in p.runs)
    assert document.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_english_runs_from_left_to_right() -> None:
    assert "w:bidi/" not in parts(docx("A page", to_html("# Welcome")))["word/document.xml"]


def test_hostile_text_stands_in_the_file_as_it_was_read() -> None:
    typed = [text for text in hostile() if plain(text)]
    document = read("\n\n".join(escape(text) for text in typed) + "\n\nThe end")
    assert [p.text for p in document.paragraphs] == [*map(plain, typed), "The end"]


def test_no_character_that_xml_forbids_reaches_the_file() -> None:
    page = "<p>a\x00b\x08c\x0bd\x1fe\ud800f\ufffeg\uffffh</p>"
    assert [p.text for p in python_docx.Document(io.BytesIO(docx("\x00t\ud800", page, author="\x1fa"))).paragraphs] == [
        "abcdefgh"
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_words_in_word_and_the_order_they_stand_in(name: str) -> None:
    for made in PAGES[name](harbor()):
        files = dict(with_word(made, harbor().about).files)
        body = re.sub(r"(?s)^.*<main>|</main>.*$", "", files["html"].decode())
        body = re.sub(r"(?s)<svg.*?</svg>", "", body)  # in Word a drawing is an image
        wanted = re.sub(r"<[^>]+>", " ", body.replace("&amp;", "&").replace("&quot;", '"').replace("&lt;", "<"))
        shown = " ".join(all_text(python_docx.Document(io.BytesIO(files["docx"]))))
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", wanted)


def all_text(document: Read) -> list[str]:
    """Return all words of a document in the order they stand in."""
    return [t.text or "" for t in document.element.body.iter(qn("w:t"))]


def test_a_page_held_back_has_no_word_file() -> None:
    held = Document(kind="agenda", title="agenda", level=Level.COALITION,
                    as_of=date(2026, 3, 17), not_ready=("Held back",))  # fmt: skip
    assert with_word(held, harbor().about).files == ()
