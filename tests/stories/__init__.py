"""Stories: what people live through in a week, told with the commands that they would run."""
