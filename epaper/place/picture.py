"""A planned picture → the image cropped to its place, and its caption and credit close below (rulebook F8)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from epaper.geometry import Rect
from epaper.issue.model import Picture
from epaper.place.credit import credit_right
from epaper.place.desk import Desk, Placed, copy_line, together
from epaper.place.lines import framed
from epaper.place.lost import is_lost, place_lost
from epaper.plan.grid import Grid
from epaper.plan.model import Block, PictureBox
from epaper.plan.pictures.captions import CAPTION_SIZE, caption_lines, joint_lines
from epaper.plan.pictures.cropping import shown
from epaper.plan.pictures.stack import CAPTION_GAP, picture_height, picture_inset, picture_span
from epaper.scene.model import ASCENT, Image, LineRole, Region, Rule, TextLine

ALL = Rect(0.0, 0.0, 1.0, 1.0)  # of a picture, as fractions
# Pitches between a picture and its caption: half of what make-up leaves there, the rest is more below it, for what stands
# nearer belongs together; a signature 署名 at the head of the leg would else read as the caption's last line.
CAPTION_NEAR = CAPTION_GAP / 2


def place_pictures(desk: Desk, block: Block) -> Placed:
    """Show the pictures of a block with their captions, those side by side with a joint one above it."""
    placed = list[Placed]()
    for joint, boxes in groupby(block.pictures, key=lambda box: box.row if box.joint else None):
        row = tuple(boxes)
        placed += [_place_picture(desk, block, box) for box in row]
        placed += [_joint_caption(desk, block, row)] if joint is not None else []
    return together(placed)


def _place_picture(desk: Desk, block: Block, box: PictureBox) -> Placed:
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
    caption = () if box.joint else _caption(desk, block, box, picture, Rect(left, rect.bottom, width, 0.0))
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
    baselines = _baselines(grid, foot.y, box.caption_rows, len(lines))
    return tuple(
        copy_line(line._replace(paragraph=box.picture), block.article, size, foot.x, baseline)
        for line, baseline in zip(lines, baselines, strict=True)
    )


def _joint_caption(desk: Desk, block: Block, row: Sequence[PictureBox]) -> Placed:
    """Set one caption below pictures side by side over all their width; what names them is no copy."""
    grid = desk.grid
    pictures = [desk.articles[block.article].pictures[box.picture] for box in row]
    first, last = row[0], row[-1]
    left = grid.x(first.column) + picture_inset(grid, block)
    width = picture_span(grid, block, first._replace(columns=last.column + last.columns - first.column))
    found = joint_lines(pictures, desk.setter, desk.house, width / grid.size)
    foot = grid.baseline(first.row) - ASCENT * grid.size + picture_height(grid, first.rows, first.caption_rows)
    baselines = _baselines(grid, foot, first.caption_rows, found[-1].row + 1)
    lines = list[TextLine]()
    for words, number, line in found:
        role: LineRole = "furniture" if words.names else "caption"
        own = line._replace(role=role, paragraph=row[words.picture].picture)
        lines.append(copy_line(own, "" if words.names else block.article, grid.size * CAPTION_SIZE, left, baselines[number]))
    return Placed(lines=tuple(lines))


def _baselines(grid: Grid, foot: float, rows: int, lines: int) -> list[float]:
    """Return where the lines of a caption stand that has so many rows of the grid below the foot of a picture."""
    top = foot + CAPTION_NEAR * grid.pitch + ASCENT * grid.size * CAPTION_SIZE
    pitch = min(grid.pitch, rows * grid.pitch / max(1, lines))
    return [top + number * pitch for number in range(lines)]
