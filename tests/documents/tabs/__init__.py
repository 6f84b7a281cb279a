"""The workbook's own tabs."""
