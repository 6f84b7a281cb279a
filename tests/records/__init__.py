"""Reading a workbook: tabs, headers, rows, names, and what each finding of the reading needs to fire."""
