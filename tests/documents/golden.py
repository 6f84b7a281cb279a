"""The living demo's documents as they should read; `python -m tests.documents.golden` writes them anew."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from coalition_sheets import library, records, rules, sources
from coalition_sheets.demo import AS_OF, TITLE, living_about, memory
from coalition_sheets.demo import living as living_rows
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.documents.agenda import agenda
from coalition_sheets.documents.call_sheet import call_sheet
from coalition_sheets.documents.capture import capture
from coalition_sheets.documents.drafts import drafts_page
from coalition_sheets.documents.letters.desk import Checks
from coalition_sheets.documents.letters.kinds import KINDS
from coalition_sheets.documents.letters.todays import letters as todays
from coalition_sheets.documents.make import Scan
from coalition_sheets.documents.minutes import minutes
from coalition_sheets.documents.one import organization_page, person_page
from coalition_sheets.documents.own_list import own_lists
from coalition_sheets.documents.status_page import status_page
from coalition_sheets.documents.summaries import declassified, funder_report, how_we_work, monthly, public_summary
from coalition_sheets.documents.tabs.own import own_tabs
from coalition_sheets.documents.weekly import weekly
from coalition_sheets.model import Address, Briefing, Document, Draft, Level, Memory, fold
from coalition_sheets.rules import drafts, sensitive
from coalition_sheets.schemas.about import SETTINGS
from tests.documents.making import NEIGHBORS, harbor, text_of
from tests.worksheets import dump

CHECKS = Checks(scan=sensitive.scan, tone=drafts.tone, needs=drafts.needs, brought=drafts.invited_by)
ASKED = {
    "follow-up": ("Deacon Thomas Varga", AS_OF),
    "introduction-request": ("Fr. Dan Keane", AS_OF),
    "re-engagement": ("", date(2026, 3, 23)),
    "meeting-day-before": ("", date(2026, 3, 23)),
}
FOLDER = Path(__file__).resolve().parents[1] / "golden"
SENDER = Address(name="Rosa Delgado", email="rosa@example.org")


def living(folder: Path, remembered: Memory) -> Briefing:
    """Return the living demo, written to a workbook in a folder and read back."""
    schemas = library.schemas()
    path = folder / "Harbor County coalition.xlsx"
    path.unlink(missing_ok=True)
    workbook = sources.read(write(path, schemas, living_rows(), about_lines(SETTINGS, living_about()), title=TITLE))
    about, noted = records.read_about(workbook, schemas)
    coalition, found = records.read(workbook, schemas, about, AS_OF)
    b = Briefing(coalition, AS_OF, remembered)
    return replace(b, findings=rules.check(b, (*noted, *found)))


def documents(folder: Path) -> Mapping[str, str]:
    """Return every golden text by its file's name."""
    load, scan = library.template, sensitive.scan
    b = living(folder, memory())
    letters = todays(b, KINDS, load, sender=SENDER, checks=CHECKS)
    meeting = next(m for m in b.coalition.meetings if m.date == date(2026, 3, 24))
    page = text_of(drafts_page(b, letters, load), "html")
    made = {
        "agenda-2026-03-24-regular.md": text_of(agenda(b, meeting, load, scan=scan)),
        "weekly-summary.md": text_of(weekly(b, load, drafts=letters.counts, scan=scan)),
        "weekly-summary-first-run.md": text_of(weekly(living(folder, Memory()), load, scan=scan)),
        "drafts.html": re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL),
    }
    last = next(m for m in b.coalition.meetings if m.date == date(2026, 3, 10))
    made |= {
        "capture-tasks.md": text_of(capture(b, meeting, load, scan=scan)),
        "minutes-2026-03-10-regular.md": text_of(minutes(b, last, load, scan=scan)),
        "call-sheet.md": text_of(call_sheet(b, load, scan=scan)),
        "own-list-tomas-rivera.md": text_of(own_lists(b, load, to="Tomás Rivera", scan=scan)[0]),
    }
    made |= {f"{d.filename('md')[11:]}": text_of(d) for d in _summaries(b, scan)}
    made |= {f"{d.filename('html')[11:]}": _bare(text_of(d, "html")) for d in _status_pages(b, scan)}
    made |= _own_tabs(b, scan)
    digests = todays(b, ("overdue-digest",), load, sender=SENDER, checks=CHECKS).drafts
    made |= {f"letter-{fold(d.to.name.split()[0])}.txt": _letter(d) for d in digests}
    return made | {f"letter-{kind}.txt": _letter(_first(b, kind)) for kind in KINDS if kind != "overdue-digest"}


def _summaries(b: Briefing, scan: Scan) -> list[Document]:
    """Return the agendas of other kinds, the summaries and the pages about one."""
    load, on = library.template, {m.date: m for m in b.coalition.meetings}
    return [
        agenda(b, on[date(2025, 12, 9)], load, scan=scan),
        agenda(b, on[date(2026, 4, 21)], load, scan=scan),
        monthly(b, load, scan=scan),
        public_summary(b, load, counts=declassified(b), scan=scan),
        funder_report(b, load, scan=scan),
        how_we_work(b, load, scan=scan),
        organization_page(b, "Grace Chapel", load, scan=scan),
        person_page(b, "Mei Chen", load, scan=scan),
    ]


def _status_pages(b: Briefing, scan: Scan) -> list[Document]:
    """Return the status page for each audience."""
    counts = declassified(b)
    return [status_page(b, library.template, level=level, numbers=counts, scan=scan) for level in Level]


def _own_tabs(b: Briefing, scan: Scan) -> dict[str, str]:
    """Return the workbook's own tabs for organizers, and Today for everybody else."""
    counts, made = declassified(b), dict[str, str]()
    for level in Level:
        tabs = own_tabs(b, library.template, level=level, numbers=counts, scan=scan)
        slug = {Level.PUBLIC: "-public", Level.COALITION: "-members", Level.ORGANIZERS: ""}[level]
        wanted = tabs if level is Level.ORGANIZERS else tabs[:1]
        made |= {f"tab-{tab.title.lower()}{slug}.txt": dump(tab) for tab in wanted}
    return made


def _bare(page: str) -> str:
    """Return a page without its style and pictures, which change with their looks."""
    page = re.sub(r"<svg[^>]*aria-labelledby.*?</svg>", "<svg></svg>", page, flags=re.DOTALL)
    return re.sub(r"<style>.*?</style>|'sha256-[^']*'", "", page, flags=re.DOTALL)


def _first(living: Briefing, kind: str) -> Draft:
    """Return the first letter of a kind: from the living demo, on a day that has one, or from a little book."""
    to, day = ASKED.get(kind, ("", AS_OF))
    b = harbor(NEIGHBORS) if kind == "first-contact" else replace(living, today=day, _results={})
    return todays(b, (kind,), library.template, sender=SENDER, to=to, checks=CHECKS).drafts[0]


def _letter(draft: Draft) -> str:
    to = f"From: {draft.sender.name}\nTo: {draft.to.name}\nSubject: {draft.subject}\n\n"
    missing = "".join(f"\nNot ready: {line}" for line in draft.missing)
    return f"{to}{draft.text}\nText: {draft.short}\n{missing}"


def main() -> None:
    """Write the golden files."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents(Path(folder)).items():
            (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
