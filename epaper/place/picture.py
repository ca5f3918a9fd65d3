"""A planned picture → the image cropped to its place, and its caption and credit below (rulebook F8)."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.issue.model import Picture
from epaper.place.desk import Desk, Placed, copy_line
from epaper.plan.grid import ASCENT
from epaper.plan.model import Block, PictureBox
from epaper.plan.pictures import CAPTION_GAP, CAPTION_SIZE, caption_lines
from epaper.scene.model import Image, Region, TextLine

ABOVE_CAPTION = 0.6  # of the gap below a picture without a caption
CAPTION_RISE = 0.25  # pitches the first line of a caption stands above the grid


def place_picture(desk: Desk, block: Block, box: PictureBox) -> Placed:
    """Fill the box's width with the picture, keep its focus in view, and set the caption in the lines below."""
    grid = desk.grid
    picture = desk.articles[block.article].pictures[box.picture]
    whole = grid.box(box.column, box.columns, box.row, box.rows)
    top = grid.baseline(box.row) - ASCENT * grid.size
    foot = grid.top(box.row + box.rows - box.caption_rows) - CAPTION_GAP * grid.pitch * (ABOVE_CAPTION if box.caption_rows else 1)
    rect = Rect(whole.x, top, whole.width, foot - top)
    image = Image(rect, picture.file, cropped(picture, rect.width / rect.height), picture.caption)
    return Placed(
        (image,), _caption(desk, block, box, picture, whole.x, whole.width), (Region(block.article, "picture", (rect,)),)
    )


def cropped(picture: Picture, aspect: float) -> Rect:
    """Return the part of the picture, as fractions, that has the wanted width : height and keeps the focus in view."""
    if not picture.width or not picture.height:
        return Rect(0.0, 0.0, 1.0, 1.0)
    natural = picture.width / picture.height
    width, height = (1.0, natural / aspect) if aspect > natural else (aspect / natural, 1.0)
    x = min(max(picture.focus[0] - width / 2, 0.0), 1.0 - width)
    y = min(max(picture.focus[1] - height / 2, 0.0), 1.0 - height)
    return Rect(x, y, width, height)


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
