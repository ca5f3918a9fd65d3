"""A rectangle → the hairline around it."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.geometry import Rect
from epaper.scene.model import Rule

HAIRLINE = 0.35  # points


def outline(frame: Rect) -> Iterator[Rule]:
    """Draw a hairline around a rectangle."""
    edges = (
        (frame.x, frame.y, frame.right, frame.y),
        (frame.x, frame.bottom, frame.right, frame.bottom),
        (frame.x, frame.y, frame.x, frame.bottom),
        (frame.right, frame.y, frame.right, frame.bottom),
    )
    for edge in edges:
        yield Rule(*edge, HAIRLINE, "black")
