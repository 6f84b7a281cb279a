"""Read a workbook as it stands, a file or a Google Sheet: tabs of raw cells, and where each of them is."""

from coalition_sheets.sources.problems import CannotRead
from coalition_sheets.sources.workbooks import contents, read, read_contents

__all__ = ["CannotRead", "contents", "read", "read_contents"]
