"""Tabs made ready in a Google Sheet."""
