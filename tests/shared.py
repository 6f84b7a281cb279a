"""The reference material that may lie beside the project: real workbooks and independently worked cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason="the shared reference data is not beside the project"
)


def vectors(name: str) -> list[Any]:
    """Return the worked cases of one file as pytest parameters; none where the folder is absent."""
    path = SHARED / "data" / "vectors" / f"{name}.json"
    if not path.is_file():
        return []
    return [pytest.param(case["given"], case["expect"], id=case["id"]) for case in json.loads(path.read_text("utf-8"))]
