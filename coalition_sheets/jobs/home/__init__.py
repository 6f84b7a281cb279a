"""Where a workbook lives, a file or a Google Sheet: held for one run, read, and written to in the same way."""

from coalition_sheets.jobs.home.desk import Desk, Hindered, Overtaken
from coalition_sheets.jobs.home.holding import Setting, hold

__all__ = ["Desk", "Hindered", "Overtaken", "Setting", "hold"]
