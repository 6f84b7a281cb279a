"""A Google Sheet saved as a workbook."""
