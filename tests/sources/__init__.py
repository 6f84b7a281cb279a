"""Tests of reading workbook files."""
