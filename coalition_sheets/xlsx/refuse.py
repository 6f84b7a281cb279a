"""What the patch writer will not do, each with its own sentence and what to do instead."""

from __future__ import annotations

from coalition_sheets.errors import CoalitionError


class XlsxRefused(CoalitionError):
    """An edit that would harm a workbook, or that cannot be made safely. Nothing was changed."""


class UnfitFile(XlsxRefused):
    """The file cannot be edited at all: damaged, locked with a password, no workbook, too big."""


class UnfitPart(XlsxRefused):
    """A part that would have to change is not written as it should be."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(
            f"The workbook's part {part} cannot be changed safely: {why}.",
            "Open it in Excel or LibreOffice, save it again, and try again.",
        )


class Signed(XlsxRefused):
    """The workbook carries a digital signature, which any change would break."""

    def __init__(self) -> None:
        super().__init__("The workbook is signed, and a change would break its signature.", "Use an unsigned copy.")


class StructureProtected(XlsxRefused):
    """The workbook's structure is protected: no tab can be added or taken out."""

    def __init__(self) -> None:
        super().__init__(
            "The workbook's structure is protected, so no tab can be added or taken out.",
            "In Excel choose Review > Protect Workbook to take the protection off.",
        )


class SharedWorkbook(XlsxRefused):
    """The workbook is shared in Excel's old way, with a history that a change from outside would contradict."""

    def __init__(self) -> None:
        super().__init__(
            "The workbook is shared in Excel's old way.", "In Excel choose Review > Unshare Workbook, and save it."
        )


class TitleTaken(XlsxRefused):
    """A tab with this title is there already, and it is not one that we made."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"The workbook has a tab “{title}” that somebody else made.", "Rename that tab; ours needs its name."
        )


class BadTitle(XlsxRefused):
    """A tab cannot have this title."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__(f"A tab cannot be called “{title}”: {why}.", "Choose another title.")


class BadText(XlsxRefused):
    """A text that no cell of a workbook can hold."""

    def __init__(self, tab: str, place: str, why: str) -> None:
        super().__init__(f"The text for {tab}!{place} cannot be stored: {why}.", "Take out what cannot be stored.")


class BadSheet(XlsxRefused):
    """A tab to be written that no workbook can hold."""

    def __init__(self, tab: str, why: str) -> None:
        super().__init__(f"The tab “{tab}” cannot be written: {why}.")


class TabMissing(XlsxRefused):
    """There is no such tab."""

    def __init__(self, title: str) -> None:
        super().__init__(f"The workbook has no tab “{title}”.", "Check the name; it may have been renamed.")


class TabInUse(XlsxRefused):
    """A tab of ours cannot go because something refers to it."""

    def __init__(self, title: str, where: str) -> None:
        super().__init__(f"The tab “{title}” cannot be taken out: {where} uses it.", "Delete that formula first.")


class TableFull(XlsxRefused):
    """One of the workbook's tables of looks has no room left."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The workbook has as many {what} as it can hold.", "Copy its tabs into a new workbook and use that."
        )


class CellChanged(XlsxRefused):
    """A cell no longer holds what it held when the change was planned."""

    def __init__(self, tab: str, place: str) -> None:
        super().__init__(f"{tab}!{place} was changed since it was read.", "Run the command again.")


class CellGuarded(XlsxRefused):
    """A cell that cannot be changed alone: part of a formula block, a merged block, a pivot, a table's edge."""

    def __init__(self, tab: str, place: str, why: str) -> None:
        super().__init__(f"{tab}!{place} was not changed: {why}.", "Change it by hand.")
        self.tab = tab
        self.place = place
