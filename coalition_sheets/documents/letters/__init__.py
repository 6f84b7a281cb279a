"""Letters: one way to make a draft to one person, and a table of all kinds of them (`kinds.py`)."""
