"""Where a row of a page leads in the workbook: a tab and a cell, never what stands there."""

from __future__ import annotations

from coalition_sheets.model import Place, letters
from coalition_sheets.model.worksheet import Link


def to(place: Place | None) -> Link | None:
    """Return the link to a place; a row leads to its first cell, a column to its header."""
    if place is None:
        return None
    return Link(place.tab, f"{letters(place.column or 1)}{place.row or 1}")
