"""The messy demo's findings as a list; `python -m tests.demo.messy` writes the golden one anew."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from coalition_sheets import demo, library
from coalition_sheets.destinations.new_workbook import write
from coalition_sheets.destinations.plan import about_lines
from coalition_sheets.jobs.session import open_session
from coalition_sheets.model import Finding
from coalition_sheets.schemas.about import SETTINGS
from coalition_sheets.settings import Settings

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "messy-findings.txt"


def write_messy(folder: Path) -> Path:
    """Write the messy workbook into a folder."""
    build = demo.BUILDS["messy"]
    about = about_lines(SETTINGS, build.about())
    return write(folder / build.file, library.schemas(), build.rows(), about, title=build.title, finish=build.finish)


def findings_text(workbook: Path) -> str:
    """Return each finding's severity, code and places with what was typed; nothing typed where it is SENSITIVE."""
    session = open_session(Settings(workbook=workbook), datetime(2026, 3, 17, 12, tzinfo=UTC), demo.AS_OF)
    return "".join(map(_lines, session.findings))


def _lines(f: Finding) -> str:
    head = f"{f.severity.letter} {f.code}"
    if not f.places:
        return f"{head}\n"
    return "".join(f"{head} | {p}{f' | {p.typed}' if p.typed and f.code != 'SENSITIVE' else ''}\n" for p in f.places)


def main() -> None:
    """Write the golden list."""
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.write_text(findings_text(write_messy(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
