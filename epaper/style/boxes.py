"""A box's look 方框 → how far its frame reaches in, and how far in copy must stand beside it, and may stand above it."""

from __future__ import annotations

from epaper.style.model import BoxLook

FOOT = 0.45  # pitches of white between a box and what comes below it; half of it stands above the box
EDGE_CLEAR = 0.5  # em between a box's edge and its copy, at the least
FRAME_CLEAR = 0.5  # em between copy and a frame beside it (rule F7) …
FINE, FINE_CLEAR = 1.0, 0.25  # … but below it, or where no line of the frame has more points: it is hardly more than an edge


def copy_inset(look: BoxLook, size: float) -> float:
    """Return how far inside the edge of a box copy of `size` points stands at the least, in em."""
    if not look.frame.weights:
        return EDGE_CLEAR
    clear = FINE_CLEAR if max(look.frame.weights) <= FINE else FRAME_CLEAR
    return max(EDGE_CLEAR, (look.inset + look.frame.reach) / size + clear)


def inset_most(look: BoxLook, size: float, pitch: float) -> float:
    """Return how far inside the edge its frame may stand, in points, without coming near the last line of copy.

    Copy stands on the grid and leaves one line of it at the foot of its block, a part of which is white below the box.
    """
    return (1 - FOOT / 2) * pitch + (pitch - size) / 2 - FINE_CLEAR * size - look.frame.reach
