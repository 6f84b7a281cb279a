"""The browser that tests look at pages with, where there is one; nothing is ever downloaded for it."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ("--no-sandbox",) if sys.platform == "linux" and os.geteuid() == 0 else ()  # root has no sandbox to be in
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
