"""python -m coalition_sheets, and the `coalition` command."""

from coalition_sheets.cli import main

if __name__ == "__main__":
    main()
