"""The way to the fake Google."""

from tests.sources.google.conftest import door

__all__ = ["door"]
