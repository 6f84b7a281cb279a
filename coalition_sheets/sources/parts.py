"""What the small parts of an Excel package say: which tabs there are, where their cells stand, how numbers look."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from coalition_sheets.frozen import frozen
from coalition_sheets.sources import budgets, formats, markup
from coalition_sheets.sources.package import Package, key
from coalition_sheets.sources.problems import CannotRead, damaged, too_big

OTHERS = {
    "wordprocessingml": "is a Word document, not a workbook.",
    "presentationml": "is a PowerPoint file, not a workbook.",
}
NOT_FOLLOWED = ("customXml",)
"""LibreOffice tells the place of these one folder too high, outside of the package; nothing of them is ever read."""


@frozen
class Relation:
    """What one part says of another: its kind (the last word of its type) and where it is ("" when outside)."""

    kind: str
    target: str


@frozen
class Tab:
    """A tab as the workbook lists it."""

    name: str
    part: str
    hidden: bool
    kind: str


@frozen
class Contents:
    """What the workbook part tells: all tabs, how to read their cells, whether parts have their usual names."""

    tabs: tuple[Tab, ...]
    looks: tuple[formats.Look, ...]
    since_1904: bool
    strings: str
    usual: bool
    links: bool


@frozen
class Usual:
    """The names that parts nearly always have, and that the fast reader knows them by."""

    workbook: str
    strings: str
    styles: str

    @classmethod
    def beside(cls, part: str) -> Usual:
        """Return the usual names in the folder of the workbook part."""
        folder = posixpath.dirname(part.replace("\\", "/"))
        return cls(*(posixpath.join(folder, name) for name in ("workbook.xml", "sharedStrings.xml", "styles.xml")))


def not_a_workbook() -> CannotRead:
    """Return the problem of a package that is none of a workbook."""
    return CannotRead("is not a workbook, or parts of it are missing.")


def main_part(package: Package) -> tuple[str, str]:
    """Return the name of the workbook part and its content type.

    Raises CannotRead where the package is none of a workbook.
    """
    if "[Content_Types].xml" not in package:
        raise not_a_workbook()
    types = _content_types(package)
    found = [r.target for r in relations(package, "").values() if r.kind == "officeDocument"]
    named = [name for name, kind in types.items() if "sheet" in kind and kind.endswith("main+xml")]
    part = next((name for name in (*found, *named) if name in package), "")
    kind = types.get(posixpath.normpath(part).casefold(), "")
    for word, sentence in OTHERS.items():
        if word in kind:
            raise CannotRead(sentence, "Give the workbook.")
    if not part:
        raise not_a_workbook()
    return part, kind


def _content_types(package: Package) -> dict[str, str]:
    """Return the declared content type of parts by their folded name."""
    root = markup.tree([package.read("[Content_Types].xml")], "[Content_Types].xml")
    if root.name != "Types":
        raise not_a_workbook()
    overrides = (node.attributes for node in root.all("Override"))
    return {a.get("PartName", "").lstrip("/").casefold(): a.get("ContentType", "") for a in overrides}


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Return the relationships of a part by their id; of the package itself for "".

    Raises CannotRead where one of them leads out of the package.
    """
    folder, name = posixpath.split(part.replace("\\", "/"))
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in package:
        return {}
    found: dict[str, Relation] = {}
    for node in markup.tree([package.read(source)], source).all("Relationship"):
        kind = node.attributes.get("Type", "").rpartition("/")[2]
        outside = node.attributes.get("TargetMode", "") == "External" or kind in NOT_FOLLOWED
        target = "" if outside else _resolve(package, folder, node.attributes.get("Target", ""))
        found[node.attributes.get("Id", "")] = Relation(kind, target)
    return found


def _resolve(package: Package, folder: str, target: str) -> str:
    """Return the part that a target means, seen from a folder: absolute or not, either slash, %20 or a space."""
    target = target.replace("\\", "/").partition("#")[0]
    path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    if path == ".." or path.startswith("../"):
        raise damaged("it points to something outside of itself")
    return path if path in package or unquote(path) not in package else unquote(path)


def contents(package: Package, part: str) -> Contents:
    """Read the workbook part and what it leads to, but no cells.

    Raises CannotRead where a tab has no sheet behind it, two have the same name, or there is none.
    """
    root = markup.tree([package.read(part)], part)
    sheets = root.first("sheets")
    if root.name != "workbook" or sheets is None:
        raise not_a_workbook()
    found = relations(package, part)
    tabs = tuple(_tab(package, node, found) for node in sheets.all("sheet"))
    _check_tabs(tabs)
    properties = root.first("workbookPr")
    since_1904 = properties is not None and properties.attributes.get("date1904") in ("1", "true")
    by_kind = {relation.kind: relation.target for relation in found.values() if relation.target in package}
    usual = Usual.beside(part)
    styles = by_kind.get("styles") or (usual.styles if usual.styles in package else "")
    strings = by_kind.get("sharedStrings") or (usual.strings if usual.strings in package else "")
    return Contents(
        tabs=tabs,
        looks=formats.looks(package.chunks(styles), styles) if styles else (),
        since_1904=since_1904,
        strings=strings,
        usual=key(part) == key(usual.workbook) and strings in ("", usual.strings) and styles in ("", usual.styles),
        links="externalLink" in by_kind,
    )


def _tab(package: Package, node: markup.Node, found: dict[str, Relation]) -> Tab:
    name = node.attributes.get("name", "")
    relation = found.get(node.attributes.get("r:id", ""))
    if relation is None or relation.target not in package:
        raise damaged(f"its tab “{name}” has no sheet behind it")
    return Tab(name, relation.target, node.attributes.get("state", "visible") != "visible", relation.kind)


def _check_tabs(tabs: tuple[Tab, ...]) -> None:
    if not tabs:
        raise damaged("it has no tabs")
    if len(tabs) > budgets.TABS:
        raise too_big(f"it has more than {budgets.TABS} tabs")
    seen: set[str] = set()
    for tab in tabs:
        if tab.name.casefold() in seen:
            raise CannotRead(f"has two tabs named “{tab.name}”.", "Rename one of them and try again.")
        seen.add(tab.name.casefold())
    if len({tab.part.casefold() for tab in tabs}) != len(tabs):
        raise damaged("two of its tabs share one sheet")
