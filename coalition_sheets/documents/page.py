"""A page from any template with a header: the rows of its audience and nothing else; no Python needed to add one."""

from __future__ import annotations

from functools import partial

from coalition_sheets.documents.make import Scan, finished, header, nothing
from coalition_sheets.documents.pictures.drawn import picture
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import view
from coalition_sheets.model import Briefing, Document, Level


def page(
    b: Briefing, name: str, load: Load, *, level: Level | None = None, recipient: str = "", scan: Scan = nothing
) -> Document:
    """Return the page that a template makes of the rows its audience may see.

    Rows go by tab and column name ("tasks", "due"). Raises `NotForAudience` naming a field above the audience,
    `NoSuchColumn`, `AudienceTooWide`, `BrokenTemplate`.
    """
    made = header(name, load)
    seen = view(b, made.level(level), recipient)
    return finished(made, seen.rows, load, as_of=b.today, level=seen.level, scan=scan,
                    language=b.language, draw=partial(picture, seen))  # fmt: skip
