"""Look at a whole set-up, step by step: what is well, what to mend, and the one next thing to do."""

from coalition_sheets.jobs.doctor.examine import examine

__all__ = ["examine"]
