"""`coalition demo`, in each of its builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("flags", "workbook", "to_mend"),
    [
        ((), "coalition-demo/Harbor County coalition.xlsx", True),
        (("--clean",), "coalition-demo-clean/Harbor County coalition, clean.xlsx", False),
        (("--messy",), "coalition-demo-messy/Harbor County coalition, messy.xlsx", True),
        (("--tenants",), "coalition-demo-tenants/Eastside Tenants Table.xlsx", True),
    ],
)
def test_each_build_of_the_demo_stands_in_a_folder_of_its_own(
    run: Run, tmp_path: Path, flags: tuple[str, ...], workbook: str, to_mend: bool
) -> None:
    said = run("demo", *flags)
    assert said.exit_code == 0
    path = tmp_path / workbook
    assert path.is_file()
    kinds = {p.name.split("-", 3)[3].split(".")[0] for p in (path.parent / "coalition-out").glob("*.html")}
    assert {"weekly-summary", "status-page", "drafts"} <= kinds
    day = said.output.rsplit("--as-of ", 1)[1].split()[0]
    found = run("check", "-w", path, "--as-of", day).output
    assert ("Nothing to mend" in found) is not to_mend


def test_the_flags_go_with_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("demo", "--tenants", "here").exit_code == 0
    assert (tmp_path / "here" / "Eastside Tenants Table.xlsx").is_file()
