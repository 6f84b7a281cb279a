"""A Google Sheet, read as a workbook. Nothing of Google's is imported before a Sheet is opened."""

from coalition_sheets.sources.google.address import NotASheet, SheetAddress, parse
from coalition_sheets.sources.google.credentials import Access, CredentialsProblem, access, no_key
from coalition_sheets.sources.google.patience import Patience
from coalition_sheets.sources.google.problems import GoogleProblem

__all__ = [
    "Access",
    "CredentialsProblem",
    "GoogleProblem",
    "NotASheet",
    "Patience",
    "SheetAddress",
    "access",
    "no_key",
    "parse",
]
