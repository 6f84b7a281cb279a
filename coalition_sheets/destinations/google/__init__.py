"""A Google Sheet's tabs, made ready: the requests as plain values, and the one place that sends them."""
