"""A planned picture → the image cropped to its place, and its caption and credit below (rulebook F8)."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.issue.model import Picture
from epaper.place.desk import Desk, Placed, copy_line, together
from epaper.place.lost import is_lost, place_lost
from epaper.plan.cropping import shown
from epaper.plan.grid import ASCENT
from epaper.plan.model import Block, PictureBox
from epaper.plan.pictures import CAPTION_SIZE, caption_lines, picture_height, picture_inset, picture_span
from epaper.scene.model import Image, Region, TextLine

CAPTION_RISE = 0.25  # pitches the first line of a caption stands above the grid


def place_picture(desk: Desk, block: Block, box: PictureBox) -> Placed:
    """Show the picture over the width of its box, trimmed around its focus or whole, and set the caption in the lines below."""
    grid = desk.grid
    picture = desk.articles[block.article].pictures[box.picture]
    left, width = grid.x(box.column) + picture_inset(grid, block), picture_span(grid, block, box)
    top = grid.baseline(box.row) - ASCENT * grid.size
    rect, part = shown(picture, Rect(left, top, width, picture_height(grid, box.rows, box.caption_rows)))
    image = Placed((Image(rect, picture.file, part, picture.caption),))
    seen = place_lost(desk, rect, picture) if is_lost(desk.issue, picture) else image
    caption = _caption(desk, block, box, picture, left, width)
    return together([seen, Placed(lines=caption, regions=(Region(block.article, "picture", (rect,)),))])


def _caption(desk: Desk, block: Block, box: PictureBox, picture: Picture, x: float, width: float) -> tuple[TextLine, ...]:
    """Set caption and credit in Kai, a size smaller than the body."""
    grid = desk.grid
    size = grid.size * CAPTION_SIZE
    lines = caption_lines(picture, desk.setter, width / grid.size, credit_apart=desk.house.credit_apart)
    top = grid.baseline(box.row + box.rows - box.caption_rows) - CAPTION_RISE * grid.pitch
    pitch = min(grid.pitch, box.caption_rows * grid.pitch / max(1, len(lines)))
    baselines = [top + number * pitch for number in range(len(lines))]
    return tuple(
        copy_line(line._replace(paragraph=box.picture), block.article, size, x, baseline)
        for line, baseline in zip(lines, baselines, strict=True)
    )
