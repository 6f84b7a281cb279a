"""The wheel carries its templates and schemas, and works far from the source."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-build-isolation", "--no-deps", "-w", str(folder), str(ROOT)], check=True)
    wheel = next(folder.glob("*.whl"))
    site = folder / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    return site


def test_the_wheel_holds_templates_schemas_and_languages(site: Path) -> None:
    for kind in ("templates", "sheet_schemas", "languages"):
        inside = {p.name for p in (site / "coalition_sheets" / kind).iterdir()}
        assert inside >= {p.name for p in (ROOT / kind).iterdir() if p.suffix in (".j2", ".yaml", ".css", ".po")}


def test_the_installed_command_makes_the_demo_from_any_folder(site: Path, tmp_path: Path) -> None:
    def run(*args: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(site)}
        python = [sys.executable, *args]
        return subprocess.run(python, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout

    where = run("-c", "import coalition_sheets; print(coalition_sheets.__file__)").strip()
    assert Path(where).is_relative_to(site)
    run("-m", "coalition_sheets", "demo")
    made = {p.suffix for p in (tmp_path / "coalition-demo").rglob("*") if p.is_file()}
    assert {".xlsx", ".md", ".html", ".eml"} <= made
