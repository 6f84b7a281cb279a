"""Open a workbook and settle what day it is: the start of every job that reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_sheets import library
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs import tongues
from coalition_sheets.model import About, Briefing, Coalition, Finding, Level, Memory, Metric, Workbook
from coalition_sheets.settings import Settings, kept_in, workbook_at

if TYPE_CHECKING:
    from coalition_sheets.memory import Recalled
    from coalition_sheets.sources.google import Access, SheetAddress
    from coalition_sheets.sources.google.client import PatientClient

RUN, LOOK = 300.0, 60.0  # seconds that a run may wait for Google; whoever looks for a fault waits less long


class NoWorkbook(CoalitionError):
    """Nobody said which workbook to read."""

    def __init__(self) -> None:
        super().__init__(
            "Which workbook?",
            'Name it with -w PATH.xlsx, or put a line `workbook = "PATH.xlsx"` into coalition.toml; '
            "the address of a Google Sheet will do, too. "
            "No workbook yet? `coalition init PATH.xlsx` makes one.",
        )


@frozen
class Session:
    """A workbook opened for one job: its settings, what its file says, the Briefing of the day, and the time.

    `one_of_several`: pages are made in this language and in others, so a letter is in its reader's.
    """

    settings: Settings
    workbook: Workbook
    briefing: Briefing
    now: datetime
    one_of_several: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything the checks found, the most serious first."""
        return self.briefing.findings

    def template(self, name: str) -> str:
        """Return the text of a template: the coalition's own first, then ours."""
        return library.template(name, folder=self.settings.templates)

    def seen_by(self, level: Level) -> Briefing:
        """Return the Briefing as this audience may see it."""
        from coalition_sheets.documents.view import restricted

        if level is Level.ORGANIZERS:
            return self.briefing
        return restricted(self.briefing, level)

    def may(self, level: Level, *figures: Metric[Any, Any]) -> bool:
        """Whether figures are for this audience; where not, say so rather than count over blanks."""
        from coalition_sheets.metrics.audience import level_of

        return level_of(self.briefing, *figures) <= level


def _silent(_: str) -> None:
    """Say nothing."""


def to_google(key: Settings | Access, say: Callable[[str], None] = _silent, *, deadline: float = RUN) -> PatientClient:
    """Return the way to Google with a key, or the one that settings name; `say` is told when it waits.

    `deadline` is in seconds, for all of a run. Nothing is sent yet. Raises `CredentialsProblem`.
    """
    from coalition_sheets.sources.google import Patience, access
    from coalition_sheets.sources.google.client import open_client

    if isinstance(key, Settings):
        key = access(key.google_key_file, key.google_token_file)
    return open_client(key, Patience(deadline=deadline), say=say)


def open_session(
    settings: Settings,
    now: datetime,
    as_of: date | None = None,
    memory: Memory | None = None,
    connect: Callable[[], PatientClient] | None = None,
    *,
    kept: Path | None = None,
) -> Session:
    """Read the workbook that the settings name, check it, and return it as a Session.

    Without a `memory`, the workbook's own notes are used, or later ones that wait in the folder `kept`. `now` is an
    aware time; the day is `as_of`, or `now` in the coalition's zone. Raises `NoWorkbook`, `CannotRead`, `NoKnownTab`,
    or a schema error; for a Google Sheet, which `connect` leads to, `GoogleProblem` or `CredentialsProblem`.
    """
    from coalition_sheets.sources import read

    if settings.workbook is None:
        raise NoWorkbook
    workbook = read(settings.workbook, connect or partial(to_google, settings))
    if memory is not None:
        return session_of(settings, workbook, now, as_of, lambda *_: memory)
    known = _recalled(workbook, settings, kept)
    workbook = replace(workbook, warnings=(*workbook.warnings, *known.notes))
    return session_of(settings, workbook, now, as_of, lambda *_: known.memory)


def _recalled(workbook: Workbook, settings: Settings, kept: Path | None) -> Recalled:
    """Return the latest notes; what keeps them beside the workbook is only loaded where some wait there."""
    from coalition_sheets.memory import recalled

    if kept is None or not any(kept.glob("memory-*.json")):
        return recalled(workbook.tables)
    from coalition_sheets.jobs.waiting import latest, shelf_in

    return latest(workbook.tables, shelf_in(kept, settings.workbook))


def session_of(
    settings: Settings,
    workbook: Workbook,
    now: datetime,
    as_of: date | None,
    learn: Callable[[Coalition, date], Memory],
) -> Session:
    """Check a workbook that was read and return it as a Session; `learn` gives the memory for it and its day.

    Raises `NoKnownTab` or a schema error.
    """
    from coalition_sheets.records import read, read_about
    from coalition_sheets.rules import check
    from coalition_sheets.rules.sensitive import unread

    schemas = library.schemas(settings.schemas)
    about, noted = read_about(workbook, schemas)
    today = as_of or today_of(about, workbook, now)
    coalition, found = read(workbook, schemas, about, today)
    briefing = Briefing(coalition, today, learn(coalition, today))
    findings = check(briefing, (*noted, *found, *unread(workbook.tables, coalition)))
    briefing = tongues.spoken(replace(briefing, findings=findings), settings)
    return Session(settings, workbook, briefing, now)


def in_language(session: Session, asked: str, *, one_of_several: bool = False) -> Session:
    """Return a Session that speaks the language asked for: "es", "Spanish". Raises `NoSuchLanguage`."""
    spoken = tongues.spoken(session.briefing, session.settings, asked)
    return replace(session, briefing=spoken, one_of_several=one_of_several)


def open_coalition(
    where: str | Path | SheetAddress, as_of: date | None = None, key_file: str | Path | None = None
) -> Session:
    """Read and check a workbook with default settings; documents go to "coalition-out" beside it.

    A Google Sheet is named by its address and opened with a key file; its documents go to "coalition-out" here.
    """
    settings = settings_at(where, key_file)
    return open_session(settings, datetime.now(UTC), as_of, kept=kept_in(settings, None))


def settings_at(where: str | Path | SheetAddress, key_file: str | Path | None = None) -> Settings:
    """Return default settings for a workbook, with "coalition-out" beside it, or here for a Google Sheet."""
    workbook = workbook_at(where) if isinstance(where, str) else where
    beside = workbook.parent if isinstance(workbook, Path) else Path()
    key = Path(key_file) if key_file else None
    return Settings(workbook=workbook, output=beside / "coalition-out", google_key_file=key)


def today_of(about: About, workbook: Workbook, now: datetime) -> date:
    """Return the day it is for the coalition: in its own zone, the workbook's, or else this machine's."""
    from coalition_sheets.metrics.today import is_zone, today_in

    name = next((z for z in (about.time_zone, workbook.zone) if z and is_zone(z)), None)
    return today_in(now, name) if name else now.astimezone().date()


def settings_for(
    settings: Settings, workbook: Path | SheetAddress | None = None, output: Path | None = None
) -> Settings:
    """Return settings with what the command line says put first."""
    return replace(settings, workbook=workbook or settings.workbook, output=output or settings.output)
