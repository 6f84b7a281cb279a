"""Pages as a browser prints them: how many sheets of paper each takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import needs_browser, on_paper
from tests.demos import MadeDemo

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIZES = {"letter": 792, "A4": 842}  # how tall a sheet is, in points
LIMITS = {"agenda": 1, "weekly-summary": 1}


@pytest.fixture(scope="module", params=["living", "clean", "messy", "tenants"])
def made(request: pytest.FixtureRequest, made_demo: MadeDemo) -> Path:
    return made_demo(request.param) / "coalition-out"


def sheets(printer: Page, page: Path, size: str, folder: Path) -> int:
    """Return on how many sheets a page prints."""
    html = page.read_text("utf-8").replace("</head>", f"<style>@page {{ size: {size} }}</style></head>", 1)
    sized = folder / f"{size}.html"
    sized.write_text(html, encoding="utf-8")
    tall = on_paper(printer, sized)
    assert set(tall) == {SIZES[size]}
    return len(tall)


@needs_browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", LIMITS)
def test_a_page_prints_on_as_many_sheets_as_it_should(
    printer: Page, made: Path, tmp_path: Path, kind: str, size: str
) -> None:
    pages = [p for p in made.glob("*.html") if f"-{kind}" in p.name]
    assert pages
    assert {p.name: sheets(printer, p, size, tmp_path) for p in pages} == {p.name: LIMITS[kind] for p in pages}
