"""Pictures of figures: values in, SVG out, with words that say the same."""

from coalition_sheets.documents.pictures.bars import Bar, bars
from coalition_sheets.model import Picture

__all__ = ["Bar", "Picture", "bars"]
