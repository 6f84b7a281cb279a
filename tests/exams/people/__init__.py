"""The exam of people against the tool: whatever they do, and whenever, not one of their cells is lost or changed."""
