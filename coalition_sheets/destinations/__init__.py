"""Where finished things go: a folder of documents, a brand-new workbook."""
