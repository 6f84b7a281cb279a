"""Seven days of typing by hand, from an empty workbook.

`python -m tests.stories.first_week` writes the golden files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from coalition_sheets.cli import cli

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "first-week"
MONDAY = date(2026, 1, 5)
TITLE = "Mill River Neighbors"

Typed = dict[str, str | date]  # what stands below each header; a header nobody thought of stays blank
Edit = tuple[str, Typed]  # the tab, and the row: a new one, or more of the one whose first cell is the same


def row(tab: str, /, **cells: str | date) -> Edit:
    return tab, {header.replace("_", " "): cell for header, cell in cells.items()}


def said(setting: str, value: str) -> Edit:
    return "About us", {"Setting": setting, "Value": value}


WEEK: tuple[tuple[str, tuple[Edit, ...]], ...] = (
    ("Monday: Marisol types in the three groups that met for coffee.", (
        row("Organizations", Name="Mill River Tenants"),
        row("Organizations", Name="First Baptist Church"),
        row("Organizations", Name="Eastbank Soccer Club"),
    )),
    ("Tuesday: the next meeting, in her own words, and two names.", (
        row("People", Name="Marisol Vega", Email="marisol@example.org"),
        row("People", Name="Ken Ito", Organization="Mill River Tenants"),
        row("Meetings", Date="1/13", Start="6pm", Place_or_link="library, back room"),
    )),
    ("Wednesday: About us says how dates are written; the first tasks.", (
        said("Date order", "month first"),
        said("Time zone", "America/Chicago"),
        row("Tasks", Task="Book the back room", Who="Ken", By_when="Friday"),
        row("Tasks", Task="Make a flyer", Who="Bea", By_when="1/12"),
        row("Tasks", Task="Bring snacks", By_when="next meeting"),
    )),
    ("Thursday: the date gets its year, Bea and Pastor Ruth get a row, Ken called round.", (
        row("Meetings", Date="1/13", new="1/13/2026"),
        row("People", Name="Bea Lindholm", Phone="612-555-0144"),
        row("People", Name="Pastor Ruth", Organization="First Baptist"),
        row("Outreach", Date=date(2026, 1, 8), Who="Coach Amadi", By="Ken", How="phone", Outcome="Talked",
            Next_step="Ask him to the meeting", By_when=date(2026, 1, 10)),
        row("Outreach", Date=date(2026, 1, 8), Who="First Baptist Church", By="Ken", How="call", Outcome="yes!"),
    )),
    ("Friday: the room is booked, and there is a goal.", (
        row("Tasks", Task="Book the back room", Status="done!!", By_when=date(2026, 1, 9)),
        row("Tasks", Task="Make a flyer", By_when=date(2026, 1, 12)),
        row("Goals", Goal_or_benchmark="A crosswalk on Mill Road", Due="June 30, 2026"),
        row("Goals", Goal_or_benchmark="200 names on the petition", Part_of="A crosswalk on Mill Road", Target="200",
            Number_now="about 35"),
    )),
    ("Saturday: nobody types much at the weekend.", (
        row("Organizations", Name="Mill River Tenants", Status="member"),
        row("Outreach", Date=date(2026, 1, 10), Who="Coach Amadi", By="Ken", How="call", Outcome="Interested"),
    )),
    ("Sunday: Tuesday's meeting is made ready.", (
        said("Purpose", "So that every child on Mill Road gets to school in one piece."),
        said("Usual place", "library, back room"),
        row("Meetings", Date="1/13/2026", Kind="First", Purpose="decide what we ask the city for",
            Agenda_items="Why we came - 20 min - Marisol\nThe petition - 15 min", Facilitator="Marisol",
            **{"Note-taker": "Bea"}),
        row("Tasks", Task="Bring snacks", Who="Pastor Ruth"),
        row("Organizations", Name="First Baptist Church", Status="member"),
    )),
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """One day of the week: what happened, what `check` and `status` said that evening, and how many lines it had."""

    number: int
    story: str
    findings: str
    summary: str
    json: str


def live(folder: Path) -> Iterator[Day]:
    """Begin with `init`, then type, save and look, day by day."""
    path = folder / f"{TITLE}.xlsx"
    run("init", str(path), "--title", TITLE, "--for", "organizers")
    for number, (story, edits) in enumerate(WEEK, 1):
        type_in(path, edits)
        when = ("-w", str(path), "--as-of", (MONDAY + timedelta(number - 1)).isoformat())
        summary = run("status", *when, "-o", "-")
        yield Day(number, story, run("check", *when), summary, run("check", *when, "--json"))


def run(*args: str) -> str:
    """Run a command and return what it said; a story ends where a command breaks."""
    outcome = CliRunner(env={"COLUMNS": "100"}).invoke(cli, args)
    assert outcome.exit_code in (0, 1), outcome.output
    return outcome.stdout


def type_in(path: Path, edits: tuple[Edit, ...]) -> None:
    """Type cells into the workbook as a person does: into the row that is meant, or the first empty one."""
    book = load_workbook(path)
    for title, cells in edits:
        tab = book[title]
        headers = {str(c.value).removesuffix(" *"): c.column for c in tab[1] if c.value}
        first, name = next(iter(cells.items()))
        column = headers[first]
        filled = [n for n in range(2, tab.max_row + 1) if tab.cell(n, column).value not in (None, "")]
        there = next((n for n in filled if title != "Outreach" and tab.cell(n, column).value == name), None)
        line = there or max(filled, default=1) + 1
        for header, cell in cells.items():
            tab.cell(line, column if header == "new" else headers[header]).value = cell
    book.save(path)


def files(day: Day) -> dict[str, str]:
    """Return a day's golden files by name."""
    return {f"{day.number}-findings.txt": f"{day.story}\n\n{day.findings}", f"{day.number}-summary.md": day.summary}


def main() -> None:
    """Write the golden files."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for day in live(Path(folder)):
            for name, text in files(day).items():
                (GOLDEN / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
