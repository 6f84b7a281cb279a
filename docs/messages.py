"""Bring the catalogs in languages/ up to date with the templates and the code: `make languages`.

New sentences are added with nothing said for them yet, those that are gone are taken out, and all others stay as they
are. English needs no catalog.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from coalition_sheets.catalogs import BrokenCatalog, Entry, entries

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "languages"
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "noted": ((1, "c"), 2), "clause": None, "clauses": (1, 2),
}  # fmt: skip
OPTIONS = {"newstyle_gettext": "true", "trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
SOURCES = (("templates", "*.j2", "jinja2.ext:babel_extract"), ("coalition_sheets", "**/*.py", "python"))
SCREENS = frozenset({"cli", "jobs"})  # they speak English
Key = tuple[str, str]


def messages() -> dict[Key, tuple[str, set[str]]]:
    """Return every sentence by context and English: its plural ("" without), and the files it stands in."""
    found: dict[Key, tuple[str, set[str]]] = {}
    for folder, pattern, method in SOURCES:
        for path in sorted(p for p in (ROOT / folder).glob(pattern) if SCREENS.isdisjoint(p.parts)):
            for context, one, many in _of_file(path, method):
                plural, files = found.setdefault((context, one), (many, set()))
                files.add(path.relative_to(ROOT).as_posix())
                found[context, one] = (plural or many, files)
    return found


def _of_file(path: Path, method: str) -> Iterator[tuple[str, str, str]]:
    from babel.messages.extract import extract
    from jinja2.ext import babel_extract

    how: Any = babel_extract if method.startswith("jinja2") else method
    options = OPTIONS if method.startswith("jinja2") else {}
    for _, message, _, context in extract(how, BytesIO(path.read_bytes()), KEYWORDS, options=options):
        one, many = message if isinstance(message, tuple) else (message, "")
        yield context or "", one, many


def updated(text: str, name: str) -> str:
    """Return a catalog with every sentence there is now, in the order of where they stand."""
    kept = {(e.get("msgctxt", ""), e["msgid"]): e for _, e in entries(text, name)}
    forms = max([2, *(sum(key.startswith("msgstr[") for key in e) for e in kept.values())])
    head = text[: text.index("\n\n")] if "\n\n" in text else text.rstrip("\n")
    only = _templates(kept)
    parts = [head]
    for (context, one), (many, files) in sorted(messages().items(), key=lambda m: (min(m[1][1]), m[0])):
        old = kept.get((context, one), {})
        if only and not old and not only & files and all(f.startswith("templates/") for f in files):
            continue
        parts.append(_entry(context, one, many, old, files=files, forms=forms))
    return "\n\n".join(parts) + "\n"


def _templates(kept: dict[Key, Entry]) -> set[str]:
    """Return the templates that a language is there for, with their parts; nothing where it is all of them."""
    head = kept.get(("", ""), {}).get("msgstr", "")
    line = next((v for k, _, v in (li.partition(":") for li in head.splitlines()) if k.lower() == "x-templates"), "")
    named = [f"templates/{name.strip()}" for name in line.split(",") if name.strip()]
    return {part for name in named for part in _with_its_parts(name)}


def _with_its_parts(name: str) -> Iterator[str]:
    """Yield a template and those that it includes."""
    yield name
    path = ROOT / name
    for part in re.findall(r'{% include "([^"]+)" %}', path.read_text("utf-8")) if path.is_file() else ():
        yield from _with_its_parts(f"templates/{part}")


def _entry(context: str, one: str, many: str, old: Entry, *, files: set[str], forms: int) -> str:
    lines = [f"#: {' '.join(sorted(files)[:3])}"]
    lines += [f"msgctxt {_quoted(context)}"] if context else []
    lines.append(f"msgid {_quoted(one)}")
    if many:
        lines.append(f"msgid_plural {_quoted(many)}")
        lines += [f"msgstr[{n}] {_quoted(old.get(f'msgstr[{n}]', ''))}" for n in range(forms)]
    else:
        lines.append(f"msgstr {_quoted(old.get('msgstr', ''))}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    """Write the catalogs anew."""
    for path in sorted(LANGUAGES.glob("*.po")):
        text = path.read_text("utf-8")
        try:
            path.write_text(updated(text, path.name), "utf-8")
        except BrokenCatalog as problem:
            raise SystemExit(f"{problem.message} {problem.hint}") from problem


if __name__ == "__main__":
    main()
