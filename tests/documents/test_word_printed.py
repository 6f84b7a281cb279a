"""Word files as LibreOffice prints them, and pages as they arrive when they are pasted into a word processor."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from coalition_sheets import library
from coalition_sheets.demo import BUILDS, memory
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.one import organization_page
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.documents.word import with_word
from coalition_sheets.jobs.making import make_demo
from coalition_sheets.jobs.session import open_coalition
from coalition_sheets.model import Briefing, Document
from tests.documents.golden import living
from tests.documents.test_printed import printed
from tests.worksheets import as_xlsx

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(not SOFFICE, reason="no LibreOffice to print with")


@pytest.fixture(scope="module")
def b(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    return living(tmp_path_factory.mktemp("living"), memory())


def converted(paths: Iterable[Path], to: str, folder: Path, *switches: str) -> dict[str, Path]:
    """Return files as LibreOffice turns them into another kind, by their name."""
    out = folder / to
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    given = [str(path) for path in paths]
    command = [str(SOFFICE), "--headless", profile, *switches, "--convert-to", to, "--outdir", str(out), *given]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {path.stem: path for path in out.iterdir()}


def sheets(pdf: Path) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


def saved(document: Document, extension: str, name: str, folder: Path) -> Path:
    """Write one file of a document."""
    path = folder / f"{name}.{extension}"
    path.write_bytes(dict(document.files)[extension])
    return path


@needs_office
@pytest.mark.parametrize("country", ["US", "DE"])
def test_a_word_file_prints_on_no_more_pages_than_the_page_may(b: Briefing, country: str, tmp_path: Path) -> None:
    about = replace(b.about, country=country)
    most = {f"{n}-{d.kind}": (with_word(d, about), limit) for n, (d, limit) in enumerate(printed(b))}
    paths = [saved(d, "docx", name, tmp_path) for name, (d, _) in most.items() if "docx" in dict(d.files)]
    found = {name: sheets(pdf) for name, pdf in converted(paths, "pdf", tmp_path).items()}
    assert len(found) == len(paths) > 10
    assert {name: n for name, n in found.items() if not 0 < n <= most[name][1]} == {}


@needs_office
def test_the_agenda_of_every_demo_fits_on_one_page_as_a_document_and_as_a_tab(tmp_path: Path) -> None:
    paths = []
    for name, build in BUILDS.items():
        make_demo(tmp_path / name, name)  # type: ignore[arg-type]
        (found,) = (tmp_path / name / "coalition-out").glob("*agenda*.docx")
        paths.append(found.rename(tmp_path / f"{name}.docx"))
        b = open_coalition(tmp_path / name / build.file, build.as_of).briefing
        agenda_tab = next(tab for tab in own_tabs(b, library.template) if tab.title == "Agenda")
        paths.append(as_xlsx([agenda_tab], tmp_path / f"{name}-tab.xlsx"))
    counts = {name: sheets(pdf) for name, pdf in converted(paths, "pdf", tmp_path).items()}
    assert counts == dict.fromkeys((*BUILDS, *(f"{name}-tab" for name in BUILDS)), 1)


@needs_office
def test_a_page_pastes_into_a_word_processor_with_its_headings_lists_and_tables(b: Briefing, tmp_path: Path) -> None:
    meetings = {m.date: m for m in b.coalition.meetings}
    made = [d for d, _ in printed(b)]
    made += [agenda(b, meetings[date(2026, 4, 7)], library.template), call_sheet(b, library.template)]
    made += [organization_page(b, "Grace Chapel", library.template)]
    pages = {str(n): dict(d.files)["html"].decode() for n, d in enumerate(made)}
    paths = [saved(d, "html", name, tmp_path) for name, d in zip(pages, made, strict=True)]
    pasted = converted(paths, "docx", tmp_path, "--infilter=HTML (StarWriter)")
    assert {name: shape_of(pasted[name]) for name in pages} == {name: shape(html) for name, html in pages.items()}


def shape(html: str) -> tuple[int, int, int, int]:
    """Return how many headings, list items, tables and rows a page has."""
    body = html.partition("<main>")[2]
    first, second, third, fourth = (len(re.findall(f"<{tag}[ >]", body)) for tag in ("h[1-6]", "li", "table", "tr"))
    return first, second, third, fourth


def shape_of(path: Path) -> tuple[int, int, int, int]:
    """Return the same of a document that a word processor made of it."""
    document = docx.Document(str(path))
    headings = [p for p in document.paragraphs if p.style and (p.style.name or "").startswith("Heading") and p.text]
    items = list(document.element.body.iter(qn("w:numPr")))
    rows = [row for table in document.tables for row in table.rows]
    return len(headings), len(items), len(document.tables), len(rows)
