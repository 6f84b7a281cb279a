"""Tests of the demo: its rows, and every number worked by hand."""
