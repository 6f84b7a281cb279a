"""Run it: ``python -m tests.exams.people [--seed N] [--runs 10000] [--jobs 2] [--writer compared]``.

It prints its figure; a schedule that fails is made smaller and printed so that it can be pasted into a test. A naive
writer shows what the exam is worth: it must fail.
"""

from __future__ import annotations

import sys

from tests.exams.people.exam import main

if __name__ == "__main__":
    sys.exit(main())
