"""Word files as LibreOffice prints them, and pages as they arrive when they are pasted into a word processor."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
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
from coalition_sheets.jobs.session import open_coalition
from coalition_sheets.model import Briefing, Document
from tests.demos import MadeDemo
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


@pytest.fixture(scope="module")
def made(b: Briefing, made_demo: MadeDemo, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, int]]:
    """Every file that is to be printed, by its name, with the most pages it may have."""
    folder, files = tmp_path_factory.mktemp("made"), dict[str, tuple[Path, int]]()
    for country in ("US", "DE"):
        documents = [(with_word(d, replace(b.about, country=country)), limit) for d, limit in printed(b)]
        for n, (d, limit) in enumerate(documents):
            if "docx" in dict(d.files):
                name = f"{country}-{n}-{d.kind}"
                files[name] = saved(d, "docx", name, folder), limit
    for name, build in BUILDS.items():
        workbook = made_demo(name) / build.file  # type: ignore[arg-type]
        files |= {path.stem: (path, 1) for path in agenda_of_demo(name, workbook, folder)}
    return files


def agenda_of_demo(name: str, workbook: Path, folder: Path) -> tuple[Path, Path]:
    """Return the agenda of a demo as a document and as a tab."""
    (found,) = (workbook.parent / "coalition-out").glob("*agenda*.docx")
    b = open_coalition(workbook, BUILDS[name].as_of).briefing
    tab = next(tab for tab in own_tabs(b, library.template) if tab.title == "Agenda")
    return Path(shutil.copy(found, folder / f"{name}.docx")), as_xlsx([tab], folder / f"{name}-tab.xlsx")


@pytest.fixture(scope="module")
def counts(made: Mapping[str, tuple[Path, int]], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, int]:
    """How many pages each file prints on; starting LibreOffice takes longer than printing."""
    paths = [path for path, _ in made.values()]
    return {name: sheets(pdf) for name, pdf in converted(paths, "pdf", tmp_path_factory.mktemp("printed")).items()}


@needs_office
@pytest.mark.parametrize("country", ["US", "DE"])
def test_a_word_file_prints_on_no_more_pages_than_the_page_may(
    made: Mapping[str, tuple[Path, int]], counts: Mapping[str, int], country: str
) -> None:
    found = {name: n for name, n in counts.items() if name.startswith(f"{country}-")}
    assert len(found) == len([name for name in made if name.startswith(f"{country}-")]) > 10
    assert {name: n for name, n in found.items() if not 0 < n <= made[name][1]} == {}


@needs_office
def test_the_agenda_of_every_demo_fits_on_one_page_as_a_document_and_as_a_tab(counts: Mapping[str, int]) -> None:
    names = (*BUILDS, *(f"{name}-tab" for name in BUILDS))
    assert {name: counts.get(name) for name in names} == dict.fromkeys(names, 1)


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
