"""What a job gives back: one value that is shown to people and, with --json, to machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from coalition_sheets.frozen import frozen
from coalition_sheets.model import Finding


@frozen
class Text:
    """A paragraph, or several lines, for a person; `strong` for a heading."""

    text: str
    strong: bool = False


@frozen
class Grid:
    """A table for a person."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Page:
    """A whole document as text, in Markdown ("md") or HTML ("html")."""

    text: str
    form: str = "md"


Block = Text | Grid | Page


@frozen(kw_only=True)
class Result:
    """The outcome of one command. `body` is for people, `data` for machines; both tell the same.

    `tip` is worth a line to somebody who looks on, and to nobody else. `no_answer`: the outside world did not do its
    part while it was looked at.
    """

    command: str
    summary: str
    workbook: str = ""
    as_of: date | None = None
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    body: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    tip: str = ""
    failed: bool = False
    no_answer: bool = False


def together(results: Sequence[Result]) -> Result:
    """Return what one command gave back in several languages as one; what is alike is said once."""
    first = results[0]
    if len(results) == 1:
        return first
    listed = {key: [one for r in results for one in r.data.get(key, ())] for key in ("files", "documents")}
    return replace(
        first,
        summary="\n".join(dict.fromkeys(r.summary for r in results if r.summary)),
        data={**first.data, **listed},
        body=tuple(dict.fromkeys(block for r in results for block in r.body)),
        warnings=tuple(dict.fromkeys(w for r in results for w in r.warnings)),
        failed=all(r.failed for r in results),
    )
