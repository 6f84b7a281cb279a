"""Words of the workbook's own lists that documents print in their own language; the rest stays as typed."""

from __future__ import annotations

from coalition_sheets.model import noted

HOW_OFTEN = (
    noted("how often", "Weekly"), noted("how often", "Every two weeks"), noted("how often", "Monthly"),
    noted("how often", "Every two months"), noted("how often", "Quarterly"),
)  # fmt: skip
RULES = (
    noted("rule", "Consensus"), noted("rule", "Consensus minus one"), noted("rule", "Consent"),
    noted("rule", "Majority"), noted("rule", "Supermajority 2/3"), noted("rule", "Supermajority 3/4"),
    noted("rule", "Supermajority 60 %"), noted("rule", "Unanimous"),
)  # fmt: skip
