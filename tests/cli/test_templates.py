"""Trying templates out: a preview before anybody gets it, and a look through it for mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coalition_sheets import library
from tests.cli.conftest import Run

PAGES = sorted(e.name for e in library.entries("templates", ".j2"))
HEAD = "---\n# Who drives whom.\naudience: coalition\ntitle: Rides\nfile: rides\n---\n"
BROKEN = HEAD + "# Rides\n\n{% for t in taks %}\n- {{ t.name }}\n{% endfor %}\n"


def own(name: str, text: str) -> Path:
    """Put a template into the folder of one's own."""
    path = Path("templates") / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PAGES)
def test_every_template_of_ours_can_be_tried_on_a_workbook(
    run: Run, demo_workbook: Path, tmp_path: Path, name: str
) -> None:
    outcome = run("templates", "preview", name, "-w", demo_workbook, "--as-of", "2026-03-17")
    assert outcome.exit_code == 0, outcome.output
    assert outcome.stdout.startswith(f"PREVIEW of {name}, ours.")
    assert len(outcome.stdout.split()) > 20
    assert "[Errno" not in outcome.output
    assert list(tmp_path.iterdir()) == []


def test_a_letter_is_shown_whole_with_whom_it_goes_to_and_what_is_missing(run: Run, demo_workbook: Path) -> None:
    said = run("templates", "preview", "email-first-contact", "-w", demo_workbook, "--as-of", "2026-03-17").stdout
    assert "The letter to " in said
    assert "Subject: Hello: could we talk for 20 minutes?" in said
    assert "To paste:" in said


def test_a_preview_is_written_like_the_real_thing_and_marked(run: Run, demo_workbook: Path) -> None:
    shared = ("-w", demo_workbook, "--as-of", "2026-03-17", "-o")
    run("agenda", *shared, "real")
    outcome = run("templates", "preview", "agenda-regular", *shared, "tried")
    real, tried = ({p.name: p.read_bytes() for p in Path(f).glob("*.*") if p.stem[0] != "."} for f in ("real", "tried"))
    assert outcome.exit_code == 0
    assert {name.replace("preview-", "") for name in tried} == set(real)
    assert all("-preview-agenda-" in name for name in tried)
    same = [n for n in real if n.endswith((".md", ".html"))]
    assert len(same) == 2
    assert all(tried[n.replace("-agenda-", "-preview-agenda-")] == real[n] for n in same)


def test_a_letter_is_written_as_mail_and_as_a_drafts_page(run: Run, demo_workbook: Path) -> None:
    run("templates", "preview", "email-thank-you", "-w", demo_workbook, "--as-of", "2026-03-17", "-o", "tried")
    assert [p.suffix for p in sorted(Path("tried").glob("2026*"))] == [".html", ".eml"]


def test_without_a_workbook_it_is_shown_on_the_invented_coalition(run: Run) -> None:
    said = run("templates", "preview", "weekly-summary").stdout
    assert "the invented coalition" in said
    assert "Harbor County Immigrant Justice Coalition" in said


def test_where_nothing_fits_the_invented_coalition_stands_in_and_that_is_said(run: Run) -> None:
    run("init", "ours.xlsx", "--title", "Ours", "--for", "organizers")
    said = " ".join(run("templates", "preview", "email-welcome", "-w", "ours.xlsx").stdout.split())
    assert "Nothing in ours.xlsx fits this template yet" in said
    assert "bienvenida" in said  # the pastor it goes to speaks Spanish


def test_ones_own_copy_is_shown_before_ours(run: Run, demo_workbook: Path) -> None:
    copy = Path("templates") / "how-we-work.md.j2"
    run("templates", "copy", "how-we-work")
    copy.write_text(copy.read_text("utf-8").replace("How we decide", "The way we decide"), encoding="utf-8")
    said = run("templates", "preview", "how-we-work", "-w", demo_workbook).stdout
    assert said.startswith("PREVIEW of how-we-work.md.j2, yours.")
    assert "The way we decide" in said


def test_a_kind_of_meeting_that_never_was_is_shown_as_if(run: Run, demo_workbook: Path) -> None:
    said = run("templates", "preview", "agenda-celebration", "-w", demo_workbook, "--as-of", "2026-03-17").stdout
    assert "No celebration meeting is on record; here is the one of" in " ".join(said.split())


def test_a_letter_that_nobody_gets_today_is_shown_as_if(run: Run, demo_workbook: Path) -> None:
    said = run("templates", "preview", "email-re-engagement", "-w", demo_workbook, "--as-of", "2026-03-17").stdout
    assert "as if they had not come for a while" in " ".join(said.split())
    assert "Subject: We have missed you" in said


def test_a_part_is_shown_on_a_page_that_has_it(run: Run, demo_workbook: Path) -> None:
    said = run("templates", "preview", "agenda-item.j2", "-w", demo_workbook, "--as-of", "2026-03-17").stdout
    assert "agenda-item.j2 is a part; here is agenda-regular with it." in " ".join(said.split())


def test_a_broken_page_says_where_and_what_was_meant(run: Run, demo_workbook: Path) -> None:
    own("rides.md.j2", BROKEN)
    outcome = run("templates", "preview", "rides", "-w", demo_workbook)
    assert outcome.exit_code == 2
    assert "rides.md.j2, line 9: there is no “taks” here. Did you mean tasks?" in outcome.stderr
    assert "coalition templates check" in outcome.stderr


def test_a_mistake_is_told_like_a_finding_and_fails(run: Run) -> None:
    path = own("rides.md.j2", BROKEN)
    outcome = run("templates", "check")
    assert outcome.exit_code == 1
    assert f"{path}, line 9: There is no “taks” here.  [TEMPLATE-NAME]" in outcome.stdout
    for word in ("Why:", "Do:", "Perhaps: tasks", "Looked through 1 template: 1 mistake."):
        assert word in outcome.stdout


def test_a_thing_to_look_at_does_not_fail(run: Run) -> None:
    own("rides.md.j2", HEAD + "{% for t in tasks %}\n- {{ t.name }}, {{ t.due }}\n{% endfor %}\n")
    outcome = run("templates", "check", "rides")
    assert outcome.exit_code == 0
    assert "“t.due” may be blank" in outcome.stdout
    assert "1 thing to look at." in outcome.stdout


def test_machines_get_the_same(run: Run) -> None:
    own("rides.md.j2", BROKEN)
    told = json.loads(run("templates", "check", "--json").stdout)
    (problem,) = told["data"]["problems"]
    assert problem == {
        "code": "TEMPLATE-NAME", "severity": "error", "file": "rides.md.j2", "line": 9,
        "message": "There is no “taks” here.", "why": problem["why"], "fix": problem["fix"],
        "suggestions": ["tasks"],
    }  # fmt: skip


def test_with_nothing_of_ones_own_there_is_nothing_to_look_through(run: Run) -> None:
    outcome = run("templates", "check")
    assert outcome.exit_code == 0
    assert "You have no templates of your own yet" in outcome.stdout


def test_ours_are_looked_through_on_request(run: Run) -> None:
    outcome = run("templates", "check", "--shipped")
    assert outcome.exit_code == 0
    assert "all well" in outcome.stdout


def test_a_fresh_copy_is_all_well_and_says_what_to_do_next(run: Run) -> None:
    said = run("templates", "copy", "email-welcome").stdout
    assert "coalition templates preview email-welcome" in " ".join(said.split())
    assert run("templates", "check").stdout.strip() == "Looked through 1 template: all well."


def test_a_column_and_a_tab_of_ones_own_are_known_names(run: Run) -> None:
    Path("sheet_schemas").mkdir()
    Path("sheet_schemas/rides.yaml").write_text(
        "name: rides\nfields:\n  - {name: driver, type: string, x-level: coalition}\n", encoding="utf-8"
    )
    own("rides.md.j2", HEAD + "{% for r in rides %}{% if r.driver %}{{ r.driver }}{% endif %}{{ r.drivr }}{% endfor %}")
    assert "rides has no column called “drivr”" in run("templates", "check").stdout


def test_the_list_says_in_a_line_what_each_is_for(run: Run) -> None:
    own("rides.md.j2", BROKEN)
    told = json.loads(run("templates", "list", "--json").stdout)["data"]["files"]
    assert {"name": "rides.md.j2", "own": True, "says": "Who drives whom."} in told
    assert [f["name"] for f in told if not f["says"]] == []


def test_ours_can_be_seen_beside_a_copy(run: Run) -> None:
    shipped = run("templates", "show", "email-welcome").stdout
    copy = Path("templates") / "email-welcome.md.j2"
    run("templates", "copy", "email-welcome")
    copy.write_text("mine", encoding="utf-8")
    assert run("templates", "show", "shipped/email-welcome").stdout == shipped
    assert run("templates", "show", "email-welcome").stdout.strip() == "mine"
