"""What own tabs say where no next meeting is known: there is none, or its day cannot be read yet."""

from __future__ import annotations

from coalition_sheets.documents.links import to
from coalition_sheets.documents.view import View
from coalition_sheets.model import Severity
from coalition_sheets.model.worksheet import Link


def no_meeting(seen: View) -> tuple[str, Link | None]:
    """Return the sentence, and where the day stands that asks to be typed anew."""
    said = seen.briefing.language
    for f in seen.briefing.findings:
        if (f.tab, f.column) == ("meetings", "date") and f.severity >= Severity.WARNING and f.places:
            return said.gettext("A day on the Meetings tab asks for a second look. Type it with its year, such as "
                                "2026-03-24, and its agenda is here the next time."), to(f.places[0])  # fmt: skip
    return said.gettext("No meeting is planned yet. Put a day on the Meetings tab, and its agenda is here the next "
                        "time."), None  # fmt: skip
