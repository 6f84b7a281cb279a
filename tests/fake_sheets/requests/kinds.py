"""The table of all kinds of request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.fake_sheets.errors import Json
from tests.fake_sheets.requests import (
    banding,
    borders,
    cells,
    conditional,
    dimensions,
    filtering,
    finding,
    groups,
    merging,
    metadata,
    named_ranges,
    objects,
    ordering,
    pasting,
    protection,
    ranges,
    sheets,
    splitting,
)
from tests.fake_sheets.store import Book, Store

TOPICS = (
    banding, borders, cells, conditional, dimensions, filtering, finding, groups, merging, metadata, named_ranges,
    objects, ordering, pasting, protection, ranges, sheets, splitting,
)  # fmt: skip
KINDS: Mapping[str, Callable[[Store, Book, Json], Json]] = {
    kind: function for topic in TOPICS for kind, function in topic.KINDS.items()
}
