"""The finished file: what it says about itself, and always the same bytes for the same page."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from coalition_sheets.documents.word.words import fit

if TYPE_CHECKING:
    from docx.document import Document

OLDEST = (1980, 1, 1, 0, 0, 0)  # the oldest day a zip can carry: no clock in the file


def about(document: Document, *, title: str, author: str, lang: str, as_of: date) -> None:
    """Say what the file is, whose, and as of which day."""
    said, day = document.core_properties, datetime.combine(as_of, time(), UTC)
    said.title, said.author, said.last_modified_by = fit(title)[:255], fit(author)[:255], fit(author)[:255]
    said.language, said.comments, said.keywords, said.subject, said.category = lang, "", "", "", ""
    said.created, said.modified, said.revision = day, day, 1


def packed(document: Document) -> bytes:
    """Return the document as a file, without the time it was made at."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(fixed, "w") as kept:
        for part in made.infolist():
            entry = zipfile.ZipInfo(part.filename, OLDEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            kept.writestr(entry, made.read(part))
    return fixed.getvalue()
