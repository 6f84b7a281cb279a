"""One function for each thing the toolkit does; joins all other rooms."""
