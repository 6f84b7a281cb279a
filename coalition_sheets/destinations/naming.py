"""Which of the documents that were written hold a name."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

from coalition_sheets.errors import WorldError

TAGS = re.compile(r"<[^>]*>")


def holds(path: Path, name: str) -> bool:
    """Whether a document holds a name, however its format writes it. Raises WorldError where it can't be read.

    A single word with a capital is sought with it: Hope is somebody, and hope is not.
    """
    words = name.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    flags = re.IGNORECASE if len(words) > 1 or name.islower() else re.NOFLAG
    try:
        return re.search(pattern, _text(path), flags) is not None
    except (OSError, zipfile.BadZipFile, KeyError) as problem:
        raise WorldError(f"{path.name} could not be looked into.", "Close it, or delete it by hand.") from problem


def _text(path: Path) -> str:
    """Return the words of a document, those of its headers and links too."""
    match path.suffix.lower():
        case ".eml":
            return _mail(path.read_bytes())
        case ".docx":
            with zipfile.ZipFile(path) as package:
                return html.unescape(TAGS.sub(" ", package.read("word/document.xml").decode("utf-8", "replace")))
        case ".ics":
            return path.read_text("utf-8", "replace").replace("\r\n ", "")
        case _:
            written = path.read_text("utf-8", "replace")
            return html.unescape(f"{written} {TAGS.sub('', written)}")


def _mail(data: bytes) -> str:
    from email import message_from_bytes
    from email.policy import default

    message = message_from_bytes(data, policy=default)
    texts = [str(value) for value in message.values()]
    parts = (str(part.get_content()) for part in message.walk() if part.get_content_maintype() == "text")
    return "\n".join([*texts, *(html.unescape(TAGS.sub(" ", part)) for part in parts)])
