"""A faithful Google Sheets, small enough to run inside a test: real HTTP, on this machine only."""
