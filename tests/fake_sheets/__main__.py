"""Serve the fake by hand: `python -m tests.fake_sheets --port 0 --credentials FILE`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fake_sheets import handy
from tests.fake_sheets.oauth import new_key
from tests.fake_sheets.server import Server

ABOUT = """\
Serve a Google Sheets and a little of Google Drive on this machine, for any client to be pointed at.

Prints its base address on one line, then serves until stopped (Ctrl-C).
  Sheets  BASE/v4/spreadsheets        Drive  BASE/drive/v3/files
  tokens  BASE/token                  consent  BASE/o/oauth2/auth
The credentials file is a service account's key whose token_uri is BASE/token.
Everything is held in memory and gone when it stops."""


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(
        "python -m tests.fake_sheets", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=0, help="the port on 127.0.0.1; 0 takes a free one")
    parser.add_argument(
        "--credentials", type=Path, metavar="FILE", help="where to write the service account's key file (mode 0600)"
    )
    parser.add_argument(
        "--sheet", metavar="TITLE", help="make a spreadsheet of this name first, shared with the account; prints its id"
    )
    chosen = parser.parse_args(arguments)
    server = Server(time.time, port=chosen.port).start()
    if chosen.credentials:
        handy.write_key_file(server, new_key(), chosen.credentials)
    say(server.base)
    if chosen.sheet:
        say(handy.make_sheet(server.store, {"Sheet1": []}, chosen.sheet).id)
    try:
        server.thread.join()
    except KeyboardInterrupt:
        server.close()
    return 0


def say(line: str) -> None:
    """Print a line at once, for the one who reads it through a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
