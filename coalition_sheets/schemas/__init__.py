"""What a tab should hold, from YAML to Schema, and what a cell of it means, from what was typed to a value."""
