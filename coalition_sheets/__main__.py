"""python -m coalition_sheets, and the `coalition` command: a short run, which leaves the tidying to the system."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the `coalition` command."""
    gc.disable()  # a run makes few rings; looking for them took a quarter of its time
    from coalition_sheets.cli import cli

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="coalition")
    except SystemExit as ended:
        with suppress(AttributeError, OSError, ValueError):  # where nothing can be written, Python says so itself
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(int(ended.code or 0))  # the process gives everything back: to take it apart first costs more
        raise


if __name__ == "__main__":
    main()
