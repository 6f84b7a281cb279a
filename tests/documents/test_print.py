"""Pages as a browser prints them: how many sheets of paper each takes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from coalition_sheets.jobs.making import make_demo
from tests.browser import CHROMIUM, SWITCHES, needs_browser

SIZES = {"letter": 792, "A4": 842}  # how tall a sheet is, in points
LIMITS = {"agenda": 1, "weekly-summary": 1}


@pytest.fixture(scope="module", params=["living", "clean", "messy", "tenants"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    make_demo(folder, request.param)
    return folder / "coalition-out"


def sheets(page: Path, size: str, folder: Path) -> int:
    """Return on how many sheets a page prints."""
    html = page.read_text("utf-8").replace("</head>", f"<style>@page {{ size: {size} }}</style></head>", 1)
    sized, pdf = folder / f"{size}.html", folder / f"{size}.pdf"
    sized.write_text(html, encoding="utf-8")
    subprocess.run(
        [str(CHROMIUM), *SWITCHES, "--headless", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}", sized.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    printed = pdf.read_bytes()
    assert {round(float(tall)) for tall in re.findall(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]", printed)} == {SIZES[size]}
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@needs_browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", LIMITS)
def test_a_page_prints_on_as_many_sheets_as_it_should(made: Path, tmp_path: Path, kind: str, size: str) -> None:
    pages = [p for p in made.glob("*.html") if f"-{kind}" in p.name]
    assert pages
    assert {p.name: sheets(p, size, tmp_path) for p in pages} == {p.name: LIMITS[kind] for p in pages}
