"""The browser that tests look at pages with, where there is one; nothing is ever downloaded for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ("--no-sandbox",) if sys.platform == "linux" and os.geteuid() == 0 else ()  # root has no sandbox to be in
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open it without a window; skip the tests where playwright, or its driver, is not here."""
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
