"""What every test may ask for."""

from tests.browser import browser, printer
from tests.demos import made_demo
from tests.fake_sheets.plugin import fake, fake_key

__all__ = ["browser", "fake", "fake_key", "made_demo", "printer"]
