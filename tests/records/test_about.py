"""What a coalition says of itself, read before everything else."""

from __future__ import annotations

from coalition_sheets.model import About, Finding
from tests.little import read


def about(*rows: str) -> tuple[About, list[Finding]]:
    coalition, notes = read("\n".join(["## About us", *rows, "## Tasks", "Task", "Book"]))
    return coalition.about, [f for f in notes if f.tab == "about"]


def test_settings_are_read_and_quiet() -> None:
    facts, notes = about("Setting | Value | What it means", "Coalition name | Harbor County", "Date order | Day first")
    assert (facts.coalition_name, facts.date_order, notes) == ("Harbor County", "D/M", [])


def test_without_headers_the_first_two_columns_hold() -> None:
    facts, _ = about("Coalition name | Harbor County", "Country | US")
    assert facts.coalition_name == "Harbor County"


def test_without_the_tab_the_defaults_hold() -> None:
    coalition, _ = read("## Tasks\nTask\nBook")
    assert coalition.about.language == "English"
    assert coalition.about.issues


def test_a_value_that_cannot_be_read_is_said_with_its_setting() -> None:
    _, (one,) = about("Setting | Value", "Principles adopted on | someday")
    assert (one.code, str(one.place), one.key) == ("DATE-UNREADABLE", "About us B2", "principles adopted on")
    assert "“Principles adopted on” (B2)" in one.message


def test_all_bad_parts_of_one_setting_are_one_finding_that_names_them() -> None:
    _, (one,) = about("Setting | Value", "Quiet days | Sundays, blorp, Frii, 2026-13-45")
    assert (one.code, [str(p) for p in one.places]) == ("VALUE-TYPE", ["About us B2"])
    assert one.message.endswith("“Quiet days” (B2) cannot be read: “blorp”, “Frii” and “2026-13-45”.")
    assert one.fix == "Type it as “What it means” in the same row says, or clear the cell."
    _, (one,) = about("Setting | Value", "Quiet days | 3/4/2026; 5/6/2026")
    assert one.suggestions == ("3/4/2026: 2026-03-04 or 2026-04-03", "5/6/2026: 2026-05-06 or 2026-06-05")


def test_an_unknown_setting_is_a_note_with_a_proposal() -> None:
    _, (one,) = about("Setting | Value", "Tme zone | America/Chicago", "Motto |")
    assert (one.code, one.suggestions) == ("HEADER-UNKNOWN", ("Tme zone: Time zone",))


def test_a_setting_that_stands_twice_is_an_error_with_both_places() -> None:
    _, (one,) = about("Setting | Value", "Mission | a", "Mission statement | b", "Purpose | c")
    assert (one.code, [str(p) for p in one.places]) == ("REF-DUPLICATE", ["About us A2", "About us A3"])


def test_the_tab_is_known_to_the_coalition() -> None:
    coalition, _ = read("## About us\nSetting | Value\nPurpose | x\n## Tasks\nTask\nBook")
    assert str(coalition.tabs["about"].place(2, "value")) == "About us B2"
