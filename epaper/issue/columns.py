"""The cells of a column → how it stands when nobody says so: numbers right, words left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NUMBER = r"[-+−±]?[\d,，. ]*\d\s?(?:[%％‰℃°]|[\u4e00-\u9fff]{0,4})?"  # compiled when there is a table


def alignment(rows: Sequence[Sequence[str]]) -> str:
    """Return l or r for each column of a table whose first row is its head."""
    return "".join(column_side(cells) for cells in zip(*rows[1:], strict=True)) if rows[1:] else "l" * len(rows[0])


def column_side(cells: Iterable[str]) -> str:
    """Return r for cells that hold numbers alone, with a unit or not, l for others."""
    filled = [cell for cell in cells if cell]
    return "r" if filled and all(re.fullmatch(_NUMBER, cell) for cell in filled) else "l"
