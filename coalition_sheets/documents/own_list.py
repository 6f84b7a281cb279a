"""One person's own list: what they said they would do, with their own notes. No day counts, no blame."""

from __future__ import annotations

import re
from datetime import date

from coalition_sheets.documents import say
from coalition_sheets.documents.head import NextTime, next_time
from coalition_sheets.documents.make import Scan, finished, header, nothing
from coalition_sheets.documents.names import Names
from coalition_sheets.documents.parts import OWN, for_audience
from coalition_sheets.documents.promised import Promised, of_person, promised
from coalition_sheets.documents.template import Load
from coalition_sheets.documents.view import Readers, View
from coalition_sheets.frozen import frozen
from coalition_sheets.metrics.meetings import held
from coalition_sheets.metrics.tasks import done_since, open_states
from coalition_sheets.model import Briefing, Document, Level, fold, fold_name

TEMPLATE = "own-list.md.j2"
ROWS = 12


@frozen(kw_only=True)
class OwnList:
    """All that the template of a person's own list gets. `group`: it is that of a group."""

    coalition: str
    name: str
    group: bool
    first_name: str
    done: tuple[str, ...]
    ahead: tuple[Promised, ...]
    was: tuple[Promised, ...]
    more: int
    next_time: NextTime | None
    as_of: date


def own_lists(
    b: Briefing, load: Load, *, level: Level | None = None, to: str = "", scan: Scan = nothing
) -> tuple[Document, ...]:
    """Return a page for each person with open tasks, or for one; each holds that person's own rows and notes alone."""
    made = header(TEMPLATE, load)
    at = made.level(level)
    readers = Readers(b, at)
    people = [to] if to else _people(readers.shared.briefing)
    found: list[Document] = []
    for name in people:
        seen = readers.view(name)
        data = prepared(seen)
        found.append(finished(made, {**seen.rows, **for_audience(seen, data, OWN)}, load, as_of=b.today, level=at,
                              language=b.language, scan=scan, slug=slug_of(name)))  # fmt: skip
    return _apart(found)


def prepared(seen: View) -> OwnList:
    """Return the data of the recipient's own list."""
    b, name = seen.briefing, seen.recipient
    names = Names(b)
    mine = of_person(b, name)
    listed = promised(b, mine[:ROWS], names)
    last = next((m for m in reversed(held(b)) if m.date < b.today), None)
    done = done_since(b, last.date) if last else ()
    whole = next_time(b, last) if last else None
    return OwnList(
        coalition=b.coalition.name or b.language.gettext("Our coalition"),
        name=name,
        group=fold_name(name) in {fold_name(g) for g in b.coalition.groups},
        first_name=say.first_name(name) if name in b.coalition.person else name,
        done=tuple(
            say.shortened(s.task.name, 80) for s in done
            if fold_name(name) in {fold_name(r.label) for r in s.task.owners}
        )[:3],
        ahead=tuple(t for t in listed if not t.was),
        was=tuple(t for t in listed if t.was),
        more=len(mine[ROWS:]),
        next_time=whole,
        as_of=b.today,
    )  # fmt: skip


def _people(b: Briefing) -> list[str]:
    """Return who has open tasks and may be given a list: people and groups of ours, by name."""
    c = b.coalition
    names = {r.name for s in open_states(b) for r in s.task.owners if r.kind in ("person", "group") and r.name}
    left = {p.name for p in c.people if p.status == "Left" or p.do_not_contact}
    return sorted(names - left, key=fold_name)


def slug_of(name: str) -> str:
    """Return a name as part of a file name: "ana-nunez"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:40]


def _apart(found: list[Document]) -> tuple[Document, ...]:
    """Number pages whose names come out the same."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    apart: list[Document] = []
    for d in found:
        slug = d.slug or "list"
        seen[slug] = seen.get(slug, 0) + 1
        apart.append(replace(d, slug=slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"))
    return tuple(apart)
