"""A planned picture → the image cropped to its place, and its caption and credit close below (rulebook F8)."""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.issue.model import Picture
from epaper.place.credit import credit_right
from epaper.place.desk import Desk, Placed, copy_line, together
from epaper.place.lines import framed
from epaper.place.lost import is_lost, place_lost
from epaper.plan.model import Block, PictureBox
from epaper.plan.pictures.cropping import shown
from epaper.plan.pictures.stack import CAPTION_GAP, CAPTION_SIZE, caption_lines, picture_height, picture_inset, picture_span
from epaper.scene.model import ASCENT, Image, Region, Rule, TextLine

ALL = Rect(0.0, 0.0, 1.0, 1.0)  # of a picture, as fractions
# Pitches between a picture and its caption: half of what make-up leaves there, the rest is more below it, for what stands
# nearer belongs together; a signature 署名 at the head of the leg would else read as the caption's last line.
CAPTION_NEAR = CAPTION_GAP / 2


def place_picture(desk: Desk, block: Block, box: PictureBox) -> Placed:
    """Show the picture over the width of its box, trimmed around its focus or whole, and set the caption close below.

    What a whole picture leaves of its lines is below the caption, which belongs to the picture and not to the copy.
    """
    grid = desk.grid
    picture = desk.articles[block.article].pictures[box.picture]
    left, width = grid.x(box.column) + picture_inset(grid, block), picture_span(grid, block, box)
    top = grid.baseline(box.row) - ASCENT * grid.size
    place = Rect(left, top, width, picture_height(grid, box.rows, box.caption_rows))
    lost = is_lost(desk.issue, picture)
    rect, part = (place, ALL) if lost else shown(picture, place)
    image = Placed((Image(rect, picture.file, part, picture.caption), *_edge(desk, picture, rect)))
    seen = place_lost(desk, rect, picture) if lost else image
    caption = _caption(desk, block, box, picture, Rect(left, rect.bottom, width, 0.0))
    return together([seen, Placed(lines=caption, regions=(Region(block.article, "picture", (rect,)),))])


def _edge(desk: Desk, picture: Picture, rect: Rect) -> tuple[Rule, ...]:
    """Frame a picture whose ground is as white as the paper, or its white would look left over."""
    return tuple(framed(desk.house.rules.frame, rect)) if picture.pale else ()


def _caption(desk: Desk, block: Block, box: PictureBox, picture: Picture, foot: Rect) -> tuple[TextLine, ...]:
    """Set caption and credit in Kai, a size smaller than the body, below the foot of the picture; the credit ends flush right."""
    grid = desk.grid
    size = grid.size * CAPTION_SIZE
    cells = foot.width / grid.size
    lines = caption_lines(picture, desk.setter, cells, credit_apart=desk.house.credit_apart)
    lines = credit_right(lines, picture.credit, cells / CAPTION_SIZE)
    top = foot.y + CAPTION_NEAR * grid.pitch + ASCENT * size
    pitch = min(grid.pitch, box.caption_rows * grid.pitch / max(1, len(lines)))
    baselines = [top + number * pitch for number in range(len(lines))]
    return tuple(
        copy_line(line._replace(paragraph=box.picture), block.article, size, foot.x, baseline)
        for line, baseline in zip(lines, baselines, strict=True)
    )
