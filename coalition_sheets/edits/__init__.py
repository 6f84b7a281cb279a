"""Edits of people's cells, planned: from a Briefing to `Edits`. Nothing is written here."""
