"""Objects of a PDF that may be missing, of another kind or broken → plain Python values, or None; nothing here raises."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object

BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RuntimeError)
_INHERITANCE = 64  # how far up the page tree an entry is looked for
FARTHEST = 1e7  # points; coordinates beyond it are a mistake, and squares of them would overflow


def entry(holder: object, key: str) -> Object | None:
    """Return what a dictionary, or the dictionary of a stream, holds under `key`."""
    if not isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)):
        return None
    try:
        return holder.get(key)
    except BROKEN:
        return None


def path(holder: object, *keys: str) -> Object | None:
    """Return what is reached by one key after another."""
    found: object = holder
    for key in keys:
        found = entry(found, key)
    return found  # type: ignore[return-value]


def word(value: object) -> str:
    """Return a name without its slash, or the empty string; a name that is no UTF-8 is none that means anything."""
    try:
        return str(value)[1:] if isinstance(value, pikepdf.Name) else ""
    except UnicodeDecodeError:
        return ""


def number(value: object, default: float = 0.0) -> float:
    """Return a number, kept within what can be computed with."""
    try:
        return max(-FARTHEST, min(FARTHEST, float(value)))  # type: ignore[arg-type]
    except (*BROKEN, ArithmeticError):
        return default


def numbers(value: object) -> tuple[float, ...]:
    """Return the numbers of an array."""
    return tuple(number(item) for item in items(value))


def matrix_of(value: object) -> tuple[float, float, float, float, float, float]:
    """Return the six numbers of a matrix; one that moves nothing where there is none."""
    found = numbers(value)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def numbers_of(operands: Sequence[object]) -> tuple[float, ...]:
    """Return the operands of an operator that are numbers."""
    return tuple(number(operand) for operand in operands if isinstance(operand, (int, float, Decimal)))


def items(value: object) -> Iterator[Object]:
    """Yield the elements of an array."""
    if isinstance(value, pikepdf.Array):
        for at in range(len(value)):
            try:
                item = value[at]
            except BROKEN:
                continue
            yield item


def entries(value: object) -> Iterator[tuple[str, Object]]:
    """Yield the keys and values of a dictionary."""
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in list(value.keys()):
            found = entry(value, key)
            if found is not None:
                yield key, found


def identity(value: Object) -> tuple[int, int] | None:
    """Return the number of an indirect object, None for one that stands where it is used."""
    found = value.objgen
    return found if found[0] else None


def inherited(page: pikepdf.Page, key: str) -> object | None:
    """Return an entry of a page, or of the nodes of the page tree above it."""
    node: object | None = page.obj
    for _ in range(_INHERITANCE):
        found = entry(node, key)
        if found is not None:
            return found
        node = entry(node, "/Parent")
    return None
