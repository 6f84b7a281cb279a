"""Pictures of figures: values in, SVG out, with words that say the same."""

from coalition_sheets.documents.pictures.bars import Bar, bars
from coalition_sheets.documents.pictures.coverage import Sector, coverage
from coalition_sheets.documents.pictures.funnel import Stage, funnel
from coalition_sheets.documents.pictures.png import png
from coalition_sheets.documents.pictures.timeline import Stop, timeline
from coalition_sheets.model import Picture

__all__ = ["Bar", "Picture", "Sector", "Stage", "Stop", "bars", "coverage", "funnel", "png", "timeline"]
