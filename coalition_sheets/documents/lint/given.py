"""What each template gets: the prepared data by its name; any other page gets the rows of the tabs alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_type_hints

from coalition_sheets.documents import (
    agenda,
    call_sheet,
    capture,
    celebration,
    drafts,
    founding,
    minutes,
    one,
    own_list,
    status_page,
    summaries,
    take_stock,
    weekly,
)
from coalition_sheets.documents.figures import Places, marks
from coalition_sheets.documents.letters.desk import Head, Skipped
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.lint.shapes import Many, Shape, Value, inside, of_type, rows_of
from coalition_sheets.model import Level, Schema

PAGES: Mapping[str, type[Any]] = MappingProxyType({
    "agenda-celebration.md.j2": celebration.Celebration,
    "agenda-founding.md.j2": founding.Founding,
    "agenda-regular.md.j2": agenda.Agenda,
    "agenda-social.md.j2": celebration.Social,
    "agenda-take-stock.md.j2": take_stock.TakeStock,
    "call-sheet.md.j2": call_sheet.CallSheet,
    "capture-profiles.md.j2": capture.Profiles,
    "capture-tasks.md.j2": capture.Capture,
    "funder-report.md.j2": summaries.Funder,
    "how-we-work.md.j2": summaries.HowWeWork,
    "minutes.md.j2": minutes.Minutes,
    "monthly.md.j2": summaries.Monthly,
    "organization.md.j2": one.One,
    "own-list.md.j2": own_list.OwnList,
    "person.md.j2": one.One,
    "public-summary.md.j2": summaries.Public,
    "weekly-summary.md.j2": weekly.Weekly,
})  # fmt: skip
_TEXT = Value()
_BODY: Mapping[str, Shape] = MappingProxyType(dict.fromkeys(("lang", "dir", "title", "kind", "body"), _TEXT))
_MORE: Mapping[str, Shape] = MappingProxyType({"parts": Many(item=_TEXT), "pictures": Shape()})
_PICTURES: Mapping[str, Shape] = MappingProxyType(dict.fromkeys(marks(), of_type(Places)))
_DRAFTS: Mapping[str, Shape] = MappingProxyType({
    **_BODY, "coalition": _TEXT, "as_of": Value(holds="a date"), "ready": Value(holds="a number"),
    "waiting": Value(holds="a number"), "ready_groups": Many(item=of_type(drafts.Group)),
    "waiting_groups": Many(item=of_type(drafts.Group)), "skipped": Many(item=of_type(Skipped)),
    "tell": Many(item=_TEXT), "beside": Many(item=_TEXT), "sender": _TEXT,
})  # fmt: skip
FRAMES: Mapping[str, Mapping[str, Shape]] = MappingProxyType(
    {"page.html.j2": _BODY, "letter.html.j2": _BODY, "drafts-page.html.j2": _DRAFTS}
)
_STATUS: Mapping[str, Shape] = MappingProxyType(dict.fromkeys(("style", "style_source", "drawings"), Shape()))
UNKNOWN: Mapping[str, Shape] = MappingProxyType({"*": Shape()})  # any name may be there


def letter_of(name: str) -> str:
    """Return the kind of letter that a template is for, or ""."""
    kind = name.removeprefix("email-").removesuffix(".md.j2")
    return kind if name == f"email-{kind}.md.j2" and kind in KINDS else ""


def data_for(name: str) -> type[Any] | None:
    """Return the class of prepared data that a template of ours gets; None for a page of somebody's own."""
    if kind := letter_of(name):
        found: type[Any] = get_type_hints(KINDS[kind].fill)["return"]
        return found
    return PAGES.get(name)


def given(name: str, level: Level, schemas: Iterable[Schema]) -> dict[str, Shape]:
    """Return the names that a template may use, with what stands behind each."""
    if name == status_page.TEMPLATE:
        return {**FRAMES["page.html.j2"], **_STATUS, **inside(status_page.StatusPage)}
    if name.endswith(".html.j2"):
        return dict(FRAMES.get(name, UNKNOWN))
    prepared = data_for(name)
    if prepared is None:
        return {**rows_of(schemas, level), **_PICTURES}
    if letter_of(name):
        return {**inside(Head), **inside(prepared)}
    return {**rows_of(schemas, level), **_MORE, **_PICTURES, **inside(prepared)}
