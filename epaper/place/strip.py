"""The title of a small box → the same reversed out of a strip at its top, as of the index 导读 and of a forecast 天气."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.place.desk import Desk, Placed, text_line
from epaper.scene.model import Fill, LineRole

STRIP = 1.5  # lines of the grid it is high
TITLE, TITLE_TRACKING = 1.15, 0.5  # of the body: its type; em between its Han
MIDDLE = 0.37  # em from the middle of a line's characters down to its baseline


def place_title(
    desk: Desk, title: str, strip: Rect, *, larger: float = 1.0, role: LineRole = "furniture", article: str = ""
) -> Placed:
    """Set a title in the middle of its strip, so many times larger than usual."""
    line = desk.display(title, desk.house.faces.section, tracking=0.0 if title.isascii() else TITLE_TRACKING)
    size = min(desk.grid.size * TITLE * larger, strip.width / max(line.width, 1.0))
    x = strip.centre.x - line.width * size / 2
    text = text_line(line, role, size, x, strip.centre.y + MIDDLE * size, ink="white", article=article)
    return Placed((Fill(strip, desk.house.index_ink),), (text,))
