"""A picture that cannot be shown → a grey box in its place with the name of its file, so that nobody takes it for white."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.issue.model import Issue, Picture
from epaper.issue.text import excerpt
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.lines import framed
from epaper.plan.pictures.cropping import is_unseen
from epaper.scene.model import Fill, Mark

WIDEST = 0.84  # of the box, that the name takes
DROP = 0.36  # em from the middle of the box down to the baseline of the name


def is_lost(issue: Issue, picture: Picture) -> bool:
    """Say whether there is nothing to show of a picture: no file, or one that is no picture."""
    return is_unseen(picture) or picture.file not in issue.images


def place_lost(desk: Desk, rect: Rect, picture: Picture) -> Placed:
    """Fill the picture's place with grey and name its file in the middle."""
    line = desk.display(excerpt(picture.file), desk.house.faces.data)
    size = min(desk.grid.size, WIDEST * rect.width / max(line.width, 1.0), rect.height / 2)
    marks: tuple[Mark, ...] = (Fill(rect, "tint"), *framed(desk.house.rules.frame, rect))
    if size <= 0:
        return Placed(marks)
    x, baseline = rect.x + (rect.width - line.width * size) / 2, rect.y + rect.height / 2 + DROP * size
    return Placed(marks, (text_line(line, "furniture", size, x, baseline),))
