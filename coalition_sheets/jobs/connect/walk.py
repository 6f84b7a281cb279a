"""Walk a person who never saw a service account to a Google Sheet that opens, and check each step on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from coalition_sheets import library, settings
from coalition_sheets.errors import CoalitionError
from coalition_sheets.frozen import frozen
from coalition_sheets.jobs.connect import place, steps
from coalition_sheets.jobs.connect.own_account import SignIn
from coalition_sheets.jobs.connect.talk import Talk
from coalition_sheets.jobs.connect.toml import noted
from coalition_sheets.jobs.doctor.checks import Line, State, look_through
from coalition_sheets.jobs.doctor.key import CLOSED, FOUND, KEY, KIND, OUTSIDE, READABLE, KeyVisit
from coalition_sheets.jobs.doctor.report import said
from coalition_sheets.jobs.doctor.sheet import SHEETS, Connect, SheetVisit
from coalition_sheets.jobs.result import Result
from coalition_sheets.settings import Settings
from coalition_sheets.sources.google import SheetAddress, credentials, parse

FIRST = """\
With this, every command can open your Google Sheet. It takes ten minutes, once.
Rather let a friend do the first part? Stop here (Ctrl-C) and run: coalition connect google --print-steps"""
STOP = "q"


@frozen(kw_only=True)
class Here:
    """Where a person is connecting: their folder, their own folder, and the ways out to Google."""

    folder: Path
    home: Path
    environment: Mapping[str, str]
    connect: Connect
    sign_in: SignIn

    @property
    def toml(self) -> Path:
        """The coalition.toml in force here, or the one to be made."""
        return settings.find(self.folder) or self.folder / settings.FILE

    @property
    def keys(self) -> Path:
        """The folder for keys."""
        return place.home_of_keys(self.environment, self.home)


def walk(talk: Talk, here: Here, *, as_yourself: bool = False) -> Result:
    """Go through all steps with a person; it failed where the Sheet does not open yet."""
    found = settings.load(here.folder, here.environment)
    talk.say(FIRST)
    if not _has_key(talk, here, found):
        (_own_account if as_yourself else _own_key)(talk, here)
    key = KeyVisit(settings.load(here.folder, here.environment))
    address = _address(talk, here, found)
    if address is None:
        return _ended(key, None, well=False)
    visit = SheetVisit(address, key, library.schemas(), here.connect)
    _share(talk, visit)
    return _ended(key, address, well=_tried(talk, visit))


def _has_key(talk: Talk, here: Here, found: Settings) -> bool:
    """Whether a key is named already, is a key, and is to stay; it is put away where others may read it."""
    visit = KeyVisit(found)
    if visit.named is None:
        return False
    wrong = _first_wrong(look_through(KEY, visit))
    if wrong is not None:
        talk.say(f"A key is named already, but: {said(wrong)}")
    if wrong is None or (found.google_key_file and wrong.name in (CLOSED, OUTSIDE)):
        if not talk.agrees(f"A key is named already: {visit.named}. Use it?"):
            return False
        if wrong is not None:
            _kept_in(here, _put_away(talk, here, visit.named))
        return True
    return False


def _kept_in(here: Here, path: Path) -> None:
    noted(here.toml, {"google.key_file": place.short(path, here.home)})


def _own_key(talk: Talk, here: Here) -> None:
    """Have a key made, find it, put it where it belongs, and write that down."""
    _read_out(talk, steps.WITH_KEY)
    path = _file(talk, here, credentials.KEY)
    _kept_in(here, _put_away(talk, here, path))
    talk.say(f"Written into {here.toml}: where the key is.")


def _own_account(talk: Talk, here: Here) -> None:
    """Have a way to sign in made, sign in, and keep what comes of it."""
    talk.say("You sign in as yourself: the toolkit can then open every Sheet that you can.")
    _read_out(talk, steps.AS_YOURSELF)
    client = _file(talk, here, "client")
    talk.say("Now your browser asks you. It may warn that Google has not checked this app: it is your own. Press "
             "Advanced, then Go to Coalition, then Continue.")  # fmt: skip
    while True:
        try:
            held = here.sign_in(credentials.contents(client))
            break
        except CoalitionError as problem:
            talk.say(str(problem))
            talk.ask("Press Enter to try again", "")
    path = place.kept(json.dumps(held, indent=2).encode(), "google-sign-in.json", here.keys)
    noted(here.toml, {"google.token_file": place.short(path, here.home), "google.key_file": None})
    talk.say(f"Your sign-in is kept in {path}; nobody else may read it. Delete {client.name}: it is done with.")


def _read_out(talk: Talk, some: Sequence[steps.Step]) -> None:
    """Say the steps one after the other, waiting for each to be done."""
    for number, step in enumerate(some, 1):
        talk.say()
        talk.say(f"Step {number} of {len(some)}. {step.title}", strong=True)
        for click in step.clicks:
            talk.say(f"  - {click}")
        talk.ask("Press Enter when this is done", "")


def _file(talk: Talk, here: Here, kind: str) -> Path:
    """Ask for the downloaded file until it is the right one."""
    while True:
        talk.say()
        answer = talk.ask("Where is the file? Drag it onto this window, or type its place (often in Downloads)")
        path = place.typed_path(answer, here.folder)
        if not path.is_file():
            talk.say(f"There is no file {path}. Look in Downloads for the newest that ends in .json.")
        elif problem := _wrong_file(path, kind):
            talk.say(problem.replace(credentials.CONNECT, "").strip())  # that is what they are doing
        else:
            return path


def _wrong_file(path: Path, kind: str) -> str:
    """Return in words why a file is not the one wanted, "" where it is."""
    if kind == credentials.KEY:
        lines = look_through(KEY, KeyVisit(Settings(google_key_file=path)))
        wrong = next((x for x in lines if x.name in (FOUND, READABLE, KIND) and x.answer.state is State.MEND), None)
        return said(wrong) if wrong else ""
    try:
        right = credentials.kind_of(credentials.contents(path)) == "client"
    except CoalitionError as problem:
        return str(problem)
    return "" if right else f"{path} is not that of a desktop client. Take the one from the last step: Download JSON."


def _put_away(talk: Talk, here: Here, path: Path) -> Path:
    """Move a key to where only its owner may read it, if they agree; else look at it where it is."""
    while True:
        if talk.agrees(f"Move it to {here.keys}, where nobody else may read it?"):
            path, gone = place.moved(path, here.keys)
            talk.say(f"It is now {path}." + ("" if gone else " The old one is still there: delete it."))
        wrong = _first_wrong(look_through(KEY, KeyVisit(Settings(google_key_file=path))))
        if wrong is None:
            return path
        talk.say(said(wrong))
        talk.ask("Press Enter to try again", "")


def _address(talk: Talk, here: Here, found: Settings) -> SheetAddress | None:
    """Ask for the Sheet until a link to one is given, and write it down; None where that is for later."""
    if isinstance(found.workbook, SheetAddress) and talk.agrees(f"Is this your Sheet? {found.workbook.url}"):
        return found.workbook
    talk.say()
    talk.say("Open your Sheet in the browser. None yet? Open https://sheets.new and give it a name.")
    while True:
        answer = talk.ask("Paste its address here, the whole line from the top of the window (Enter: later)", "")
        if not answer.strip():
            return None
        try:
            address = parse(answer)
        except CoalitionError as problem:
            talk.say(str(problem))
            continue
        if address is not None:
            noted(here.toml, {"workbook": address.url})
            talk.say(f"Written into {here.toml}: which Sheet it is.")
            return address
        talk.say("This is not the address of a Sheet. It begins with https://docs.google.com/spreadsheets/d/")


def _share(talk: Talk, visit: SheetVisit) -> None:
    """Say with whom the Sheet is to be shared, and how."""
    who = visit.key.access.address
    if not who:
        return
    talk.say()
    talk.say("Last step. Share the Sheet with the toolkit's account", strong=True)
    talk.say("  - In the Sheet press Share.")
    talk.say(f"  - Paste this address: {who}")
    talk.say("  - Choose Editor. Take the tick off Notify people. Press Share.")
    talk.ask("Press Enter when this is done", "")


def _tried(talk: Talk, visit: SheetVisit) -> bool:
    """Try whether the Sheet opens, until it does or the person leaves it for later."""
    while True:
        trial = SheetVisit(visit.address, visit.key, visit.schemas, visit.connect)
        wrong = _first_wrong((*look_through(KEY, trial.key), *look_through(SHEETS, trial)))
        talk.say()
        if wrong is None:
            talk.say("It works: the Sheet opens, and may be changed.")
            return True
        talk.say(said(wrong))
        if talk.ask(f"Press Enter to try again, or {STOP} to stop for now", "").strip().lower() == STOP:
            return False


def _first_wrong(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if line.answer.state in (State.MEND, State.NO_ANSWER)), None)


def _ended(key: KeyVisit, address: SheetAddress | None, *, well: bool) -> Result:
    """Return how far we came, and what is next."""
    who = key.access.address
    share = f" Share the Sheet with {who} (as Editor), then" if who else " When you have the Sheet,"
    if well:
        summary = "All is well. Next: coalition check (an empty Sheet: coalition init with its address)."
    else:
        summary = f"Not quite there yet.{share} try again: coalition doctor"
    data = {"connected": well, "share_with": who, "key_file": str(key.named), "sheet": address.url if address else ""}
    return Result(command="connect google", summary=summary, data=data, failed=not well)
