"""The browser that tests look at pages with, where there is one; nothing is ever downloaded for it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ("--no-sandbox",) if sys.platform == "linux" and os.geteuid() == 0 else ()  # root has no sandbox to be in
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open it once, without a window; skip the tests where playwright, or its driver, is not here."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    try:
        driver = playwright.sync_playwright().start()
    except (OSError, playwright.Error) as problem:
        pytest.skip(f"playwright's driver does not start here: {problem}")
    try:
        with driver.chromium.launch(executable_path=CHROMIUM, args=[*SWITCHES]) as browser:
            yield browser
    finally:
        driver.stop()


@pytest.fixture(scope="session")
def printer(browser: Browser) -> Page:
    """Open one window to print from: opening a new one takes longer than printing."""
    return browser.new_page()


def on_paper(printer: Page, page: Path) -> list[int]:
    """Return how tall each sheet is on which a page prints, in points; the page says what paper it is for."""
    printer.goto(page.as_uri())
    edges = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")  # as when nobody says anything else
    printed = printer.pdf(prefer_css_page_size=True, margin=edges)  # type: ignore[arg-type]
    tall = re.findall(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)\]", printed)
    assert len(tall) == len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
    return [round(float(height)) for height in tall]
