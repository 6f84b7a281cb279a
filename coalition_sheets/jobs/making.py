"""Make a new workbook: an empty one to fill, or a whole invented coalition to try things on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError, WorldError
from coalition_sheets.jobs.result import Result, Text
from coalition_sheets.settings import FILE, Settings, load

if TYPE_CHECKING:
    from coalition_sheets.demo import Build
    from coalition_sheets.destinations.google.send import Client
    from coalition_sheets.model import Briefing, Memory
    from coalition_sheets.settings import Source

BuildName = Literal["living", "clean", "messy", "tenants"]
STALE = 2
"""After so many days the tab Today says that nothing keeps it up to date."""
DEMO_TOML = """\
# Facts about this folder. Facts about the coalition stand in the workbook, on its About us tab.
workbook = "{workbook}"

[mail]
from = "{sender}"
"""


def init(
    path: Source,
    title: str = "",
    opened_by: Literal["organizers", "members"] | None = None,
    settings: Settings | None = None,
    *,
    add: Sequence[str] = (),
    connect: Callable[[], Client] | None = None,
) -> Result:
    """Write an empty workbook, with drop-downs, notes and live colours; nothing that exists is written over.

    A Google Sheet, which `connect` leads to, is filled in place; to one that is not empty only the tabs in `add` are
    added.
    """
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.jobs.session import to_google
    from coalition_sheets.jobs.sheets import fill
    from coalition_sheets.schemas.about import SETTINGS

    if not isinstance(path, Path):
        return fill(path, connect or partial(to_google, settings or Settings()), title, opened_by, settings, add=add)
    if add:
        raise CoalitionError("--add is for a Google Sheet.", "A new workbook has all tabs; delete those you can spare.")
    if path.suffix.lower() != ".xlsx":
        raise CoalitionError(f"{path.name} should end in .xlsx.", f"Try: coalition init {path.name}.xlsx")
    name = title or path.stem
    said = {"coalition_name": name} | ({"who_can_open": opened_by.capitalize()} if opened_by else {})
    write(path, library.schemas(settings.schemas if settings else None), about=about_lines(SETTINGS, said), title=name)
    steps = [
        f"Open {path.name} in Excel or LibreOffice. Each header has a note that says what goes there.",
        "Start with a few names, one goal, and the date of your next meeting. Blank is fine everywhere else.",
        f'Then: coalition agenda -w "{path}"',
    ]
    if not opened_by:
        steps.insert(0, "First fill in About us, “Who can open this file”: it decides what is shown to whom.")
    return Result(
        command="init",
        summary=f"Made {path}.",
        data={"path": str(path), "title": name, "who_can_open": opened_by},
        body=(Text("\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))),),
    )


def make_demo(folder: Path, name: BuildName = "living") -> Result:
    """Write a demo coalition's workbook and settings into a folder, bring its own tabs up to date, make everything.

    A workbook that is there already stays as it is, so that one can change it and look again.
    """
    from coalition_sheets.demo import BUILDS
    from coalition_sheets.jobs.handing_out import everything
    from coalition_sheets.jobs.session import open_session, settings_for

    build = BUILDS[name]
    workbook = folder / build.file
    is_new = not workbook.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if is_new:
            _write(build, workbook)
        if not (folder / FILE).exists():
            toml = DEMO_TOML.format(workbook=build.file, sender=build.sender)
            (folder / FILE).write_text(toml, encoding="utf-8")
    except OSError as problem:
        raise WorldError(f"{folder} could not be written.", "Choose a folder that you may write to.") from problem
    settings, now = settings_for(load(folder, {}), workbook), datetime.now(UTC)
    said = _own_tabs(build, settings, workbook, now) if is_new else ()
    session = open_session(settings, now, build.as_of)
    made = everything(session)
    there = "" if folder.resolve() == Path.cwd() else f'cd "{folder}" && '
    return Result(
        command="demo",
        workbook=session.workbook.name,
        as_of=build.as_of,
        summary=f"Made {len(made) + 1} files. To go on: {there}coalition check --as-of {build.as_of}",
        data={"workbook": str(workbook), "files": [str(d.path) for d in made]},
        findings=session.findings,
        body=(Text(_tour(workbook, [d.path for d in made], build, now)),),
        warnings=said,
    )


def _write(build: Build, workbook: Path) -> None:
    from coalition_sheets.destinations.new_workbook import write
    from coalition_sheets.destinations.plan import about_lines
    from coalition_sheets.schemas.about import SETTINGS

    about = about_lines(SETTINGS, build.about())
    write(
        workbook, library.schemas(), build.rows(), about, title=build.title, today=build.as_of, finish=build.finish
    )  # fmt: skip


def _own_tabs(build: Build, settings: Settings, workbook: Path, now: datetime) -> tuple[str, ...]:
    """Let a new demo workbook have our own tabs, as its runs would have left them; return what to know of it."""
    from coalition_sheets.jobs.home import Setting
    from coalition_sheets.jobs.home.desk import OWNER
    from coalition_sheets.jobs.keeping import places
    from coalition_sheets.jobs.session import open_session
    from coalition_sheets.jobs.sync import Asked, sync
    from coalition_sheets.memory import memory_tab
    from coalition_sheets.xlsx import edited

    if build.memory:
        left = _as_it_stood(build.memory(), open_session(settings, now, build.as_of, build.memory()).briefing)
        workbook.write_bytes(edited(workbook.read_bytes(), put=(memory_tab(left),), owner=OWNER))
    late = max(now, datetime.combine(build.as_of, time(23), UTC))  # a sync of a day to come would be refused
    run = Setting(settings, late, places(settings, workbook.with_name(FILE), os.environ, Path.home()))
    return sync(run, Asked(as_of=build.as_of, salt=build.file)).warnings


def _as_it_stood(memory: Memory, b: Briefing) -> Memory:
    """Return a memory that knows of today's findings those that an earlier run would have found, too."""
    from coalition_sheets.memory import noted

    standing = noted(replace(memory, lights={}), b).findings
    known = (f for f in standing if memory.seen(f.tab, f.key) or not f.key)
    return replace(memory, findings=tuple(replace(f, first_seen=memory.last_run) for f in known))


def _tour(workbook: Path, made: list[Path], build: Build, now: datetime) -> str:
    def first(part: str, suffix: str = ".html") -> Path | None:
        return next((p for p in made if part in p.name and p.suffix == suffix), None)

    look = [
        ("the workbook, as its volunteers see it: begin with its tab Today", workbook),
        ("next week's agenda: open it in a browser, print it", first("-agenda-")),
        ("the same for Word or LibreOffice: change it, or write on it", first("-agenda-", ".docx")),
        ("Monday's summary for organizers", first("-weekly-summary")),
        ("how we stand, for members: open it on a phone, too", first("-status-page")),
        ("today's emails, drafted: read them, then send them by hand", first("-drafts")),
    ]
    day = f"{build.as_of:%B} {build.as_of.day}, {build.as_of.year}"
    lines = [f"This is {build.title}, on {day}. Nobody in it is real.", "", "Open these:"]
    lines += [f"  {path}\n    {what}" for what, path in look if path]
    if (now.date() - build.as_of).days >= STALE:
        lines += [
            "",
            "That day is past, so the tab Today says “NOT UPDATED since”: as it does where nothing keeps it up.",
        ]
    return "\n".join(lines)
