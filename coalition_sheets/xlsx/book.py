"""A workbook's package while it is being changed: its list of tabs, the parts behind them, what is new, what goes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from coalition_sheets.sources import parts
from coalition_sheets.sources.files import kind as kind_of_file
from coalition_sheets.sources.package import Package, key
from coalition_sheets.sources.parts import Tab
from coalition_sheets.xlsx import archive
from coalition_sheets.xlsx.archive import Content
from coalition_sheets.xlsx.elements import Element, Part, parsed, quoted
from coalition_sheets.xlsx.refuse import Signed, UnfitFile, UnfitPart

TYPES = "[Content_Types].xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
KINDS = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
"""What the types of relationships begin with, by whether the workbook is strict."""
ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr",
)  # fmt: skip
"""How the children of the workbook part follow one another, as far as it matters to us (ECMA-376 18.2.27)."""


@dataclass(slots=True)
class Book:
    """A workbook being changed. Parts are kept under the names of `package.key`; `written` holds the new bytes."""

    package: Package
    name: str
    book: Part
    links: Part
    types: Part
    tabs: tuple[Tab, ...]
    styles: str
    names: frozenset[str]
    written: dict[str, Content] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    spelled: dict[str, str] = field(default_factory=dict)

    @property
    def strict(self) -> bool:
        """Whether it is written in the strict dialect, which has namespaces of its own."""
        return self.book.root.space == STRICT

    @property
    def since_1904(self) -> bool:
        """Whether its days are counted from 1904."""
        properties = self.book.root.first("workbookPr")
        return properties is not None and properties.attributes.get("date1904") in ("1", "true")

    @property
    def folder(self) -> str:
        """The folder of the workbook part."""
        return posixpath.dirname(self.name.replace("\\", "/"))

    def kind(self, word: str) -> str:
        """Return the full type of a relationship by its last word."""
        return f"{KINDS[self.strict]}/{word}"

    def read(self, name: str) -> bytes | None:
        """Return a part's bytes as they stand in the file, or None."""
        return self.package.read(name) if name in self.package else None

    def mentions(self, name: str, words: Sequence[bytes]) -> bool:
        """Tell whether a part, however long, holds one of some words."""
        rest, longest = b"", max(map(len, words))
        for chunk in self.package.chunks(name):
            rest += chunk
            if any(word in rest for word in words):
                return True
            rest = rest[-longest:]
        return False

    def write(self, name: str, content: Content) -> None:
        """Set a part's bytes; a new part is spelled as given."""
        self.spelled[key(name)] = name
        self.written[key(name)] = content

    def relate(self, word: str, part: str) -> str:
        """Add a relationship of the workbook to a new part beside it, and return its id."""
        used = {element.attributes.get("Id", "") for element in self.links.root.children}
        taken = [int(found[1]) for one in used if (found := re.fullmatch(r"rId(\d{1,6})", one))]
        identity = f"rId{max(taken, default=0) + 1}"
        target = posixpath.relpath(part, self.folder or ".")
        name = self.links.named(self.links.root, "Relationship")
        told = {"Id": identity, "Type": self.kind(word), "Target": target}
        self._listed(self.links, name, told)
        self.links.root.children.append(Element("", "Relationship", "", -1, told))
        return identity

    def unrelate(self, part: str) -> None:
        """Take out the workbook's relationships to a part, and the part's place in the list of types."""
        found = parts.relations(self.package, self.name)
        for element in self.links.root.children:
            relation = found.get(element.attributes.get("Id", ""))
            if element.start >= 0 and relation and key(relation.target) == key(part):
                self.links.replace(element)

    def declare(self, part: str, kind: str) -> None:
        """Add a part's type to the list of types."""
        name = self.types.named(self.types.root, "Override")
        self._listed(self.types, name, {"PartName": f"/{part}", "ContentType": kind})

    def declare_relations(self) -> None:
        """See that parts of relationships have a type; nearly all packages say so."""
        endings = {e.attributes.get("Extension", "").casefold() for e in self.types.root.all("Default")}
        if "rels" not in endings:
            name = self.types.named(self.types.root, "Default")
            told = {"Extension": "rels", "ContentType": RELATIONS_TYPE}
            self.types.add(self.types.root, _element(name, told), after=())

    def remove(self, part: str) -> None:
        """Take a part out, its relationships and its place in the list of types with it."""
        self.gone |= {key(part), key(relations_of(part))} & self.names
        for element in self.types.root.all("Override"):
            if key(element.attributes.get("PartName", "")) in (key(part), key(relations_of(part))):
                self.types.replace(element)

    def free(self, stem: str) -> str:
        """Return a name for a new part such as "worksheets/sheet7.xml", beside the workbook part."""
        used = {*self.names, *self.written}
        number = 1
        while key(name := posixpath.join(self.folder, f"{stem}{number}.xml")) in used:
            number += 1
        return name

    def _listed(self, part: Part, name: str, told: dict[str, str]) -> None:
        part.add(part.root, _element(name, told))

    def finished(self) -> bytes:
        """Return the file's bytes with all changes made: the very same ones where nothing differs."""
        for part in (self.book, self.links, self.types):
            self.written[key(part.name)] = part.changed()
        changed = {
            self.spelled.get(name, name): content
            for name, content in self.written.items()
            if name not in self.gone and not self._stands(name, content)
        }
        if not changed and not self.gone:
            return self.package.data
        return archive.rewritten(self.package.data, changed, frozenset(self.gone))

    def _stands(self, name: str, content: Content) -> bool:
        """Tell whether a part holds this already, as far as it matters in which letters it is written."""
        for part in (self.book, self.links, self.types):
            if key(part.name) == name:
                return content == part.raw
        return isinstance(content, bytes) and self.package.holds(name, content)


def _element(name: str, attributes: dict[str, str]) -> bytes:
    told = b"".join(b' %b="%b"' % (k.encode(), quoted(v)) for k, v in attributes.items())
    return b"<%b%b/>" % (name.encode(), told)


def before(name: str) -> tuple[str, ...]:
    """Return the children of the workbook part that stand before one of them."""
    return ORDER[: ORDER.index(name)]


def relations_of(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def opened(data: bytes) -> Book:
    """Open a workbook to change it.

    Raises XlsxRefused or CannotRead where it is no .xlsx or .xlsm, is damaged, or is signed.
    """
    if kind_of_file(data) == "ole":
        raise UnfitFile("This is an old .xls file, which cannot be changed.", "Save it as .xlsx and use that.")
    package = Package(data)
    name, kind = parts.main_part(package)
    if "sheet.binary" in kind:
        raise UnfitFile("This is an .xlsb file, which cannot be changed.", "Save it as .xlsx and use that.")
    if any("_xmlsignatures/" in key(one) for one in archive.names(data)) or _signed(package):
        raise Signed
    contents = parts.contents(package, name)
    book = parsed(package.read(name), name)
    if book.root.first("sheets") is None:
        raise UnfitPart(name, "its list of tabs stands in an unusual place")
    links = relations_of(name)
    return Book(
        package,
        name,
        book,
        parsed(package.read(links), links),
        parsed(package.read(TYPES), TYPES),
        contents.tabs,
        next((r.target for r in parts.relations(package, name).values() if r.kind == "styles"), ""),
        frozenset(map(key, archive.names(data))),
    )


def _signed(package: Package) -> bool:
    return any(relation.kind == "origin" for relation in parts.relations(package, "").values())
