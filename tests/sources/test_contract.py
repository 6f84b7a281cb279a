"""An Excel file keeps to what every source keeps to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from coalition_sheets.model import Workbook
from coalition_sheets.sources import read
from tests.sources.contract import SourceContract


class TestExcelFile(SourceContract):
    """A file is read as it lies there."""

    def kept(self, path: Path, here: Any) -> Workbook:
        return read(path)
