"""`python -m tests.fake_sheets`, in a process of its own, as a person starts it."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import gspread

from tests.fake_sheets.reroute import rerouted

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "tests.fake_sheets"]


def test_a_client_with_the_written_key_file_opens_the_sheet(tmp_path: Path) -> None:
    key_file = tmp_path / "key.json"
    arguments = ["--port", "0", "--credentials", str(key_file), "--sheet", "By hand"]
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        base, sheet_id = server.stdout.readline().strip(), server.stdout.readline().strip()
        try:
            assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
            assert json.loads(key_file.read_text("utf-8"))["token_uri"] == f"{base}/token"
            google = gspread.auth.service_account(filename=str(key_file))
            rerouted(google.http_client.session, base)
            assert google.open_by_key(sheet_id).title == "By hand"
        finally:
            server.terminate()


def test_the_help_says_where_everything_is() -> None:
    told = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert "--credentials FILE" in told
    assert "BASE/v4/spreadsheets" in told
