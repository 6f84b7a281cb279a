"""What is counted: every figure a pure function of a Briefing, exact, with the rows behind it (`docs/figures.md`)."""
