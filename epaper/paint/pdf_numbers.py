"""Numbers → how PDF content writes them, short."""

from __future__ import annotations


def number(value: float) -> str:
    """Write a length to a thousandth of a point, no zeros trailing."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
