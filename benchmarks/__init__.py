"""Measurements: ratios against a peer, in one run. Never part of the tests."""
