"""Word files beside the pages: where python-docx is there, unless coalition.toml says no."""

from __future__ import annotations

from importlib.util import find_spec

from coalition_sheets.destinations.folder import Folder
from coalition_sheets.documents.word import goes_into_word, with_word
from coalition_sheets.jobs.session import Session
from coalition_sheets.model import Document

HOW = 'For Word files (.docx) of these pages, too: pip install "coalition-sheets[word]".'


def installed() -> bool:
    """Whether Word files can be made here."""
    return find_spec("docx") is not None


def in_word(session: Session, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return documents with a Word file beside each page that people print or edit."""
    if session.settings.word == "no" or not installed():
        return documents
    return tuple(with_word(document, session.briefing.about) for document in documents)


def missing(session: Session, documents: tuple[Document, ...]) -> tuple[str, str]:
    """Return how to get Word files where there are none: for whoever asked for them, and as a tip.

    The tip comes with the first pages of a folder and never again.
    """
    if installed() or not any(map(goes_into_word, documents)):
        return "", ""
    if session.settings.word == "yes":
        return HOW, ""
    return "", HOW if session.settings.word == "auto" and Folder(session.settings.output).fresh else ""
