"""The separate process that reads .ods, .xls and .xlsb: bytes in, JSON out, within limits.

Run as ``python -m coalition_sheets.sources.child KIND`` with the file on standard input.
"""

from __future__ import annotations

import io
import json
import math
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from coalition_sheets.sources import budgets


def main() -> None:
    """Answer with the tabs of a workbook, or with one word what is wrong."""
    limit()
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout, separators=(",", ":"), allow_nan=False)


def limit() -> None:
    """Bound memory and time of this process, where the system can; leave no memory dump behind."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (budgets.CHILD_SECONDS, budgets.CHILD_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (budgets.CHILD_MEMORY, budgets.CHILD_MEMORY))


def answer(data: bytes) -> dict[str, Any]:
    """Return ``{"tables": [...]}`` or ``{"problem": "password" | "big" | "damaged"}``."""
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    allowance = budgets.Allowance()
    tables: list[dict[str, Any]] = []
    try:
        workbook = load_workbook(io.BytesIO(data))
        for index, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            cells = workbook.get_sheet_by_index(index)
            allowance.grid -= cells.total_height * cells.total_width
            if allowance.grid < 0:
                return {"problem": "big"}
            rows = [[plain(cell) for cell in row] for row in cells.to_python(skip_empty_area=False)]
            tables.append({"name": sheet.name, "hidden": sheet.visible != SheetVisibleEnum.Visible, "rows": rows})
    except PasswordError:
        return {"problem": "password"}
    except MemoryError:
        return {"problem": "big"}
    except (CalamineError, OSError, ValueError, ArithmeticError):
        return {"problem": "damaged"}
    return {"tables": tables}


def plain(cell: Any) -> Any:
    """Return a cell in its JSON form."""
    match cell:
        case "":
            return None
        case float() if not math.isfinite(cell):
            return str(cell)
        case bool() | int() | float() | str():
            return cell
        case datetime():
            return {"datetime": cell.isoformat()}
        case date():
            return {"date": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
        case timedelta():
            return {"seconds": cell.total_seconds()}
        case _:
            return str(cell)


if __name__ == "__main__":
    main()
