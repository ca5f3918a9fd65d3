"""What is no story → its box: a hairline frame, the mark 广告 on it, artwork placed whole, head and copy (rule M5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from epaper.geometry import Insets, Rect
from epaper.issue.model import Article, Paragraph, Picture
from epaper.place.copy import place_copy
from epaper.place.desk import Desk, Placed, text_line, together
from epaper.place.forecast import LARGER, centred_lines, larger, place_forecast, row_step
from epaper.place.head import set_parts
from epaper.place.index import place_index
from epaper.place.lines import framed
from epaper.place.lost import is_lost, place_lost
from epaper.place.strip import STRIP, place_title
from epaper.plan.furniture.slotcopy import ART_INSET, FRAME_TOP, INSET, SlotCopy
from epaper.plan.heads.heights import head_height
from epaper.plan.heads.labels import mark_text
from epaper.plan.model import Block, HeadPart
from epaper.plan.pictures.cropping import aspect
from epaper.scene.model import Fill, Image, Region, RegionKind
from epaper.typeset.copyfit import Cut
from epaper.typeset.model import Slot

MARK, MARK_LEAST = 0.78, 7.9  # the mark's size: of the body, and points (rule G8)
MARK_INDENT, MARK_EDGE = 1.2, 0.4  # ems from the frame's right edge to the mark, and of white on either side of it
SIGNATURE, SIGNATURE_EDGE = 24, 2.0  # characters of a line of a signature 落款 at the most; ems from its end to the leg's edge
FORECAST_EDGE = 0.5  # lines of white above and below a forecast in its frame
ART_WHITE = 0.9  # pitches of white above and below artwork lower than its width asks, as below the copy: they are one group …
ART_WHITE_MOST = 0.12  # … and the share of its room that each may take
# Upright artwork stands beside its copy where it is so many times as large there as above it, and takes so much of the width at
# the most, if the copy has so many cells to a line.
BESIDE_GAIN, BESIDE_MOST, BESIDE_CELLS = 1.25, 0.6, 8
STOPS = tuple("。！？；：.!?;:")
MARK_DROP = 0.36  # em from the frame down to the mark's baseline: it stands on the frame, half above and half below


def place_slot(desk: Desk, block: Block) -> Placed:
    """Place one box of a page's corner."""
    grid = desk.grid
    whole = grid.box(block.column, block.columns, block.row, block.rows)
    top, foot = whole.y + FRAME_TOP * grid.pitch, whole.bottom - (grid.pitch - grid.size) / 2
    frame = Rect(whole.x, top, whole.width, foot - top)
    if not block.article:
        return place_index(desk, whole, frame, block.columns, block.rows)
    return place_in_frame(desk, desk.articles[block.article], frame, block.row, block.rows, whole)


def place_in_frame(desk: Desk, article: Article, frame: Rect, row: int, rows: int, ground: Rect) -> Placed:
    """Set an article into a frame that reaches over `rows` lines of the grid from line `row` on; `ground` is all it takes."""
    marked = article.kind in ("ad", "public")
    manner: RegionKind = "ear" if article.kind == "story" else "ad" if marked else "notice"
    parts = [
        Placed(marks=tuple(framed(desk.house.rules.frame, frame))),
        *_contents(desk, article, frame, row, rows),
        _mark(desk, article, frame) if marked else Placed(),
        Placed(regions=(Region(article.id, "article", (ground,)), Region(article.id, manner, (ground,)))),
    ]
    return together(parts)


def _contents(desk: Desk, article: Article, frame: Rect, row: int, rows: int) -> Iterator[Placed]:
    """Set artwork above head and copy, or at their left where it is larger there."""
    copy = desk.slots.copy(article, frame.width, rows)
    art = tuple(_art(desk, copy, frame, row, rows))
    speaks = not copy.bare and (copy.head or copy.manner == "legs")
    if speaks and (large := _beside(article.pictures, art, frame)):
        words = frame._replace(x=large.right, width=frame.right - large.right)
        said = desk.slots.copy(replace(article, pictures=()), words.width, rows)
        if said.rows <= rows and said.measure.cells >= BESIDE_CELLS:
            frame, copy, art = words, said, (large,)
    yield from (_picture(desk, article, picture, rect) for picture, rect in zip(article.pictures, art, strict=True))
    yield from _text(desk, article, copy, frame, row, rows)


def _beside(pictures: tuple[Picture, ...], above: tuple[Rect, ...], frame: Rect) -> Rect | None:
    """Return the place of artwork at the left of its frame, over all its height; None where it is not much larger there."""
    if len(pictures) != 1:
        return None
    inside = frame.inset(Insets(ART_INSET, ART_INSET, ART_INSET, ART_INSET))
    width = inside.height * aspect(pictures[0])
    larger = width * inside.height >= BESIDE_GAIN * above[0].area
    return inside._replace(width=width) if larger and width <= BESIDE_MOST * frame.width else None


def _mark(desk: Desk, article: Article, frame: Rect) -> Placed:
    """Set 广告 on the frame, always near its upper right corner."""
    size = max(MARK_LEAST, desk.grid.size * MARK)
    line = desk.display(mark_text(article, desk.house.wording), desk.house.faces.section)
    size = min(size, max(1.0, frame.width) / (line.width + 2 * MARK_EDGE))
    x = max(frame.x + MARK_EDGE * size, frame.right - (MARK_INDENT + line.width) * size)
    ground = Rect(x - MARK_EDGE * size, frame.y - size / 2, (line.width + 2 * MARK_EDGE) * size, size)
    text = text_line(line, "furniture", size, x, frame.y + MARK_DROP * size, article=article.id)
    return Placed((Fill(ground, "white"),), (text,))


def _art(desk: Desk, copy: SlotCopy, frame: Rect, row: int, rows: int) -> Iterator[Rect]:
    """Yield the places of artwork, one piece under the other: over the width of its frame or, if lower, with white all round."""
    if not copy.art:
        return
    room = _art_room(desk, copy, frame, row, rows)
    total = sum(copy.art) + (len(copy.art) - 1) * ART_INSET
    scale = max(0.0, min(1.0, room.height / total))
    width, y = frame.width - 2 * ART_INSET, room.y if _bleeds(copy) else room.y + (room.height - total * scale) / 2
    for height in copy.art:
        yield Rect(frame.x + ART_INSET + width * (1 - scale) / 2, y, width * scale, height * scale)
        y += (height + ART_INSET) * scale


def _picture(desk: Desk, article: Article, picture: Picture, rect: Rect) -> Placed:
    """Place one piece of artwork whole."""
    image = Placed((Image(rect, picture.file, alternative=picture.caption or article.title),))
    seen = place_lost(desk, rect, picture) if is_lost(desk.issue, picture) else image
    return together([seen, Placed(regions=(Region(article.id, "picture", (rect,)),))])


def _art_room(desk: Desk, copy: SlotCopy, frame: Rect, row: int, rows: int) -> Rect:
    """Return what artwork may take of its box: with copy below as much white above and below it as there is at the box's foot."""
    grid = desk.grid
    whole = frame.inset(Insets(0.0, ART_INSET, 0.0, ART_INSET))
    if copy.bare:
        return whole
    foot = min(whole.bottom, grid.top(row + 1 + _white(copy, rows) + copy.art_rows))
    if _bleeds(copy):
        return whole._replace(height=foot - whole.y)
    foot += (copy.head_rows * grid.pitch - head_height(copy.head, grid.pitch)) / 2 if copy.head else (grid.pitch - grid.size) / 2
    white = min(ART_WHITE * grid.pitch, ART_WHITE_MOST * (foot - frame.y))
    return Rect(frame.x, frame.y + white, frame.width, foot - frame.y - 2 * white)


def _bleeds(copy: SlotCopy) -> bool:
    """Say whether artwork goes from edge to edge of its frame, at the top, with the copy in the middle of what is below it."""
    return not copy.bare and (copy.whole or copy.manner == "cells")


def _white(copy: SlotCopy, rows: int) -> int:
    """Count the lines of white above what is in a box: half of what is spare, the odd one above the head, which needs it."""
    return (max(0, rows - copy.rows) + bool(copy.head)) // 2


def _text(desk: Desk, article: Article, copy: SlotCopy, frame: Rect, row: int, rows: int) -> Iterator[Placed]:
    """Set head and copy, centred in height; copy stands on the lines of the grid."""
    if copy.manner == "cells":
        yield from _forecast(desk, article, copy, frame)
        return
    grid = desk.grid
    top = row + 1 + _white(copy, rows) + copy.art_rows if not copy.bare else row
    if copy.head:
        inset = INSET * grid.size
        odd = (rows - copy.rows) % 2 == 1 and rows > copy.rows and not copy.art  # the line more above belongs to the head
        rise = grid.pitch / 2 if odd else 0.0
        room = Rect(frame.x + inset, grid.top(top) - rise, frame.width - 2 * inset, copy.head_rows * grid.pitch + rise)
        yield set_parts(desk, article.id, copy.head, room)
    top += copy.head_rows
    if copy.manner == "lines":
        yield Placed(lines=tuple(centred_lines(desk, article.id, copy.ragged, _inside(desk, frame), top)))
    elif copy.deep:
        yield _legs(desk, article, copy, frame, top, row + rows - 1)


def _forecast(desk: Desk, article: Article, copy: SlotCopy, frame: Rect) -> Iterator[Placed]:
    """Set the head and the rows of a forecast, all spare room shared out between them: crowded, they would look forgotten.

    A head that is one line long is the title of the box, as 导读 is.
    """
    if len(copy.head) == 1 and len(copy.head[0].lines) == 1 and not copy.art:
        yield from _under_strip(desk, article, copy, frame)
    else:
        yield from _under_head(desk, article, copy, frame)


def _under_strip(desk: Desk, article: Article, copy: SlotCopy, frame: Rect) -> Iterator[Placed]:
    """Set the rows under their title in its strip, which grows with their type."""
    grid = desk.grid
    spare = frame.height / grid.pitch - 2 * FORECAST_EDGE - STRIP - copy.deep
    step = row_step(spare, copy.deep + STRIP * LARGER)
    strip = frame._replace(height=STRIP * larger(step) * grid.pitch)
    yield place_title(desk, copy.head[0].lines[0], strip, larger=larger(step), role="headline", article=article.id)
    first = (strip.bottom - grid.top(0)) / grid.pitch + FORECAST_EDGE
    over = (frame.bottom - strip.bottom) / grid.pitch - 2 * FORECAST_EDGE - copy.deep * step
    yield place_forecast(desk, article, _inside(desk, frame), first + (over + step - 1) / 2, step)


def _under_head(desk: Desk, article: Article, copy: SlotCopy, frame: Rect) -> Iterator[Placed]:
    """Set the rows under a head of several lines, or under artwork, or alone."""
    grid = desk.grid
    first = (frame.y - grid.top(0)) / grid.pitch + FORECAST_EDGE + copy.art_rows
    spare = frame.height / grid.pitch - 2 * FORECAST_EDGE - copy.art_rows - copy.head_rows - copy.deep
    gaps = copy.deep - (not copy.head)
    step = row_step(spare, gaps)
    top = first + max(0.0, spare - gaps * (step - 1)) / 2
    if copy.head:
        inside = _inside(desk, frame)
        room = Rect(inside.x, grid.top(top), inside.width, copy.head_rows * grid.pitch)
        yield set_parts(desk, article.id, _enlarged(desk, copy.head, larger(step), room), room)
        top += copy.head_rows + step - 1
    yield place_forecast(desk, article, _inside(desk, frame), top, step)


def _inside(desk: Desk, frame: Rect) -> Rect:
    """Return what a frame leaves free between its sides."""
    inset = INSET * desk.grid.size
    return frame.inset(Insets(inset, 0.0, inset, 0.0))


def _enlarged(desk: Desk, head: tuple[HeadPart, ...], most: float, room: Rect) -> tuple[HeadPart, ...]:
    """Enlarge a head up to `most` times, as far as it has room."""
    widest = max(desk.heads.line(text, part.face).width * part.size for part in head for text in part.lines)
    by = max(1.0, min(most, room.width / widest, room.height / head_height(head, desk.grid.pitch)))
    return tuple(part._replace(size=part.size * by) for part in head)


def _legs(desk: Desk, article: Article, copy: SlotCopy, frame: Rect, top: int, foot: int) -> Placed:
    """Pour the copy into its legs, as far as there are lines above the foot."""
    measure, size = copy.measure, desk.grid.size
    cuts = tuple(Cut(line) for line in range(copy.deep, copy.lines, copy.deep))
    slots = desk.setter.galley(article, measure.cells, copy.lines, cuts).slots
    places = [
        (frame.x + (measure.inset + number // copy.deep * (measure.cells + measure.gutter)) * size, top + number % copy.deep)
        for number in range(len(slots))
    ]
    signed = first_of_signature(article)
    fitting = [
        (slot, (x + (_aside(slot, measure.cells) * size if _paragraph(slot) >= signed else 0.0), line))
        for slot, (x, line) in zip(slots, places, strict=True)
        if line < foot
    ]
    return place_copy(desk, article.id, [slot for slot, _ in fitting], [place for _, place in fitting])


def first_of_signature(article: Article) -> int:
    """Return the number of the paragraph a notice's signature 落款 begins with: short ones at its end, with no full stop."""
    first = len(article.paragraphs)
    while article.kind == "notice" and first > 1 and _signs(article.paragraphs[first - 1]):
        first -= 1
    return first


def _signs(paragraph: Paragraph) -> bool:
    return paragraph.kind == "body" and len(paragraph.text) <= SIGNATURE and not paragraph.text.endswith(STOPS)


def _paragraph(slot: Slot) -> int:
    return max((piece.paragraph for piece in slot.pieces), default=-1)


def _aside(slot: Slot, cells: int) -> float:
    """Return how far a line of a signature moves to the right, in ems: two short of its leg's edge."""
    return max(0.0, cells - SIGNATURE_EDGE - max(piece.x + piece.width for piece in slot.pieces))
