"""coalition_sheets: a coalition's spreadsheet is its database."""
