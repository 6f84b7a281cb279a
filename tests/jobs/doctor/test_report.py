"""What the doctor tells a person: each thing looked at on a line of its own."""

from coalition_sheets.jobs.doctor.checks import Line, Topic, ok, skipped
from coalition_sheets.jobs.doctor.report import blocks
from coalition_sheets.jobs.result import Text


def test_only_what_was_skipped_shares_a_line() -> None:
    lines = (
        Line("Hidden", ok("No.")),
        Line("More", ok("No.")),
        Line("A", skipped("Later.")),
        Line("B", skipped("Later.")),
    )
    _, told = blocks(Topic("Workbook", lines))
    assert isinstance(told, Text)
    assert [line.strip() for line in told.text.split("\n")] == [
        "OK       Hidden: No.", "OK       More: No.", "skipped  A · B: Later.",
    ]  # fmt: skip
