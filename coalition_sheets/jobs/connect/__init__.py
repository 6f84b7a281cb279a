"""Connect a Google Sheet: every click, each step checked."""
