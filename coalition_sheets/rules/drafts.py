"""Checks of a document or a draft, called by whoever makes it."""

from __future__ import annotations

from collections.abc import Sequence

from coalition_sheets.model import Briefing, Finding, Organization, fold
from coalition_sheets.model.checks import finding
from coalition_sheets.regex import regex
from coalition_sheets.rules.say import row
from coalition_sheets.rules.words import names

DEMANDS = regex(r"\b(?:you must|you have to|you need to|we need you to|we expect you to|(?:we|i) demand)\b")


def tone(text: str, draft: str = "") -> tuple[Finding, ...]:
    """Return DRAFT-TONE where a draft's own text sounds like a demand (C17); `draft` is its name."""
    found = list(dict.fromkeys(DEMANDS.findall(fold(text))))
    if not found:
        return ()
    message = f"{draft or 'The draft'} says {names([f'“{f}”' for f in found])}."
    return (finding("DRAFT-TONE", message, key=draft),)


def needs(document: str, missing: Sequence[str]) -> tuple[Finding, ...]:
    """Return DOC-NEEDS where a document that was asked for lacks these facts (T8); none where nothing is missing."""
    if not missing:
        return ()
    message = (
        f"{document} is not ready: {names(missing, shown=len(missing))} {'is' if len(missing) == 1 else 'are'} blank."
    )
    return (finding("DOC-NEEDS", message, key=document),)


def invited_by(b: Briefing, organization: Organization) -> tuple[Finding, ...]:
    """Return ORG-INVITED-BY where a first letter cannot say who brought you together (E16)."""
    if organization.brought_by or not b.coalition.has("organizations", "brought_by"):
        return ()
    message = f"“Who brought them” is blank for {organization.name}."
    return (row(b, "ORG-INVITED-BY", organization, message, "brought_by"),)
