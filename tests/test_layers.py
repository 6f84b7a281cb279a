"""The arrows of the program: which room may import which. This table is the map; read it first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "coalition_sheets"

MAY_IMPORT = {  # and all of them `frozen` and `regex`, with which they make their values and patterns
    "frozen": set(),
    "regex": set(),
    "model": set(),
    "errors": set(),
    "schemas": {"model", "errors"},
    "records": {"model", "errors", "schemas"},
    "metrics": {"model", "errors"},
    "rules": {"model", "schemas", "metrics"},
    "memory": {"model", "errors", "metrics", "rules"},  # rules say which text is not to be kept
    "documents": {"model", "errors", "metrics"},
    "edits": {"model", "errors"},
    "sources": {"model", "errors"},
    "xlsx": {"model", "errors", "sources"},  # it opens a package as the reader does
    "destinations": {"model", "errors", "schemas", "saving"},
    "saving": {"errors"},  # files and folders, whatever is in them
    "catalogs": {"model", "errors"},
    "library": {"model", "errors", "schemas", "catalogs"},
    "settings": {"errors", "library", "sources"},  # a Sheet has an address where a file has a path
    "demo": {"model"},
    "jobs": {
        "edits", "model", "errors", "schemas", "records", "metrics", "rules", "memory", "documents", "sources",
        "destinations", "xlsx", "saving", "library", "settings", "demo",
    },
    "cli": {"jobs", "errors", "model", "settings"},
    "__main__": {"cli"},
    "__init__": {"jobs", "errors", "model", "settings"},
}  # fmt: skip

PURE = {"edits", "model", "catalogs", "schemas", "records", "rules", "metrics", "memory", "documents"}
WORLD = {
    "click", "gspread", "google", "openpyxl", "os", "requests", "rich", "shutil", "smtplib", "socket", "sqlite3",
    "subprocess", "tempfile", "time", "urllib.request", "python_calamine",
}  # fmt: skip
WORLDLY_METHODS = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "now", "utcnow", "today"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path


def is_module(package: str, name: str) -> bool:
    """Whether `from package import name` brings a module of ours."""
    if not package.startswith("coalition_sheets"):
        return False
    place = PACKAGE.parent.joinpath(*package.split("."), name)
    return place.with_suffix(".py").is_file() or place.is_dir()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path.name}: imports are written out in full"
            yield from (
                f"{node.module}.{a.name}" if is_module(node.module, a.name) else node.module for a in node.names
            )


ALL = [pytest.param(room, path, id=str(path.relative_to(PACKAGE))) for room, path in modules()]


@pytest.mark.parametrize(("room", "path"), ALL)
def test_a_module_imports_only_the_rooms_it_may(room: str, path: Path) -> None:
    rooms = {name.split(".")[1] for name in imports(path) if name.startswith("coalition_sheets.")}
    assert rooms - {room, "frozen", "regex"} <= MAY_IMPORT[room]


@pytest.mark.parametrize(("room", "path"), [p for p in ALL if p.values[0] in PURE])
def test_the_middle_is_pure(room: str, path: Path) -> None:
    names = set(imports(path))
    assert not {n for n in names if n in WORLD or n.split(".")[0] in WORLD}
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    assert "open" not in {f.id for f in calls if isinstance(f, ast.Name)}
    assert not WORLDLY_METHODS & {f.attr for f in calls if isinstance(f, ast.Attribute)}


def test_only_the_command_line_imports_click() -> None:
    assert {room for room, path in modules() if "click" in {n.split(".")[0] for n in imports(path)}} == {"cli"}


def test_no_module_is_in_an_import_cycle() -> None:
    names = {".".join(("coalition_sheets", *p.relative_to(PACKAGE).with_suffix("").parts)): p for _, p in modules()}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    edges = {name: {i for i in imports(path) if i in names and i != name} for name, path in names.items()}

    def reach(start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for target in edges[todo.pop()] - seen:
                seen.add(target)
                todo.append(target)
        return seen

    assert sorted(n for n in names if n in reach(n)) == []
