"""What every test may ask for."""

from tests.fake_sheets.plugin import fake, fake_key

__all__ = ["fake", "fake_key"]
