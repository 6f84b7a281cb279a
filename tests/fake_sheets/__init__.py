"""A faithful Google Sheets, small enough to run inside a test: real HTTP, on this machine only.

In a test ask for the fixture `fake` (plugin.py); `handy` makes Sheets, key files and signed-in clients; `faults` has
Google's bad days. By hand: `python -m tests.fake_sheets --help`.

A request on its way: server (HTTP, faults, log) → api (which call, who asks) → asked (held against Google's own
description, discovery.py) → spreadsheets, values, batch → requests/, drive → answers (masked, held against the same
description). What is kept: store. What a reader is shown: shown. Who may: oauth, calls.

It is made from Google's discovery document and documentation, and never measured against Google itself. Known limits:
no charts, slicers, tables or comments; formulas as far as functions.py goes; export to .csv, .tsv and .xlsx only.
"""
