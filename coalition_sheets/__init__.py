"""coalition_sheets: a coalition's spreadsheet is its database.

What the command line can do, a few lines of Python can do:

    from coalition_sheets import open_workbook
    from coalition_sheets.jobs.handing_out import agenda

    session = open_workbook("Harbor County.xlsx")
    for finding in session.findings:
        print(finding.place, finding.message)
    print(agenda(session).summary)
"""

from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.jobs.session import Session, open_session, open_workbook
from coalition_sheets.model import Briefing, Coalition, Finding, Level, Memory, Severity
from coalition_sheets.settings import Settings

__all__ = [
    "Briefing", "Coalition", "CoalitionError", "Finding", "Level", "Memory", "Session", "Settings", "Severity",
    "WorldError", "open_session", "open_workbook",
]  # fmt: skip
