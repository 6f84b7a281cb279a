"""The figures, each against cases worked by hand."""
