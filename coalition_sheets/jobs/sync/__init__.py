"""The scheduled job: what the toolkit knows stands in the workbook itself, and nothing of anybody's is lost."""

from coalition_sheets.jobs.sync.run import Asked, sync

__all__ = ["Asked", "sync"]
