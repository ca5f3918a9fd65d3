"""A block's head → its lines, centred over the block in the white the plan gave them, 上接 beside that of a continuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from epaper.geometry import Rect
from epaper.place.box import band_room, head_room
from epaper.place.desk import Desk, Placed, text_line
from epaper.place.label import dressed_label
from epaper.place.lines import level
from epaper.plan.heads.heights import LABEL_APART, LABEL_EDGE, LABEL_HEIGHT, LINE_HEIGHT, PART_GAP, head_height, part_height
from epaper.plan.model import BOXES, Block, HeadPart
from epaper.scene.model import ASCENT, LineRole, Rule, TextLine
from epaper.typeset.model import DisplayLine

# White above the name of a column 栏目: ems of the body clear of a rule (rulebook F7), shares of the head's white at the least
# and at the most; and below it: share of what is left, and pitches at the most, for it belongs to its head.
LABEL_CLEAR, LABEL_ABOVE, LABEL_ABOVE_MOST = 0.52, 0.33, 0.6
LABEL_BELOW, LABEL_BELOW_MOST = 0.45, 0.8
RULE_DROP = 0.28  # place of the rule above a story in pitches below the line's top
ABOVE = 0.5  # share of a head's white that stands above it …
# … unless it is a minor one: those of a page have the same air under them, as a head belongs to its copy and not to what is
# above it. Pitches that stay below it, of white in all; and what may be above it at the most, beyond which both grow.
MINOR_BELOW, MINOR_ABOVE_MOST = 0.75, 1.9
BELOW_LEAST = 0.5  # Of one that is level with legs or pictures beside it: pitches that stay below it,
BELOW_MOST = 1.8  # and the most that do, beyond which it stands lower
JUMP_APART = 0.8  # ems of the body between a continuation's headline and 上接 beside it
BAND_INSIDE = 0.5  # ems of the body a head keeps clear of the ends of its band
BETWEEN, BETWEEN_MOST = 0.16, 0.6  # share of it, and pitches at the most, that go between its parts


def place_head(desk: Desk, block: Block, *, ruled: bool, minor: bool) -> Placed:
    """Set the head's parts from top to bottom; `ruled` draws a line above, from edge to edge of the block.

    A `minor` head stands near its copy unless it is in a box or on a tint.
    """
    grid = desk.grid
    inside = block.measure.inset * grid.size if block.dress in BOXES else 0.0  # marks may hang, but not over a box's frame
    left, width = grid.x(block.column) + inside, grid.span(block.head.over(block.columns)) - 2 * inside
    top, room = grid.top(block.head_row), block.head.rows * grid.pitch
    if ruled:
        top, room = top + RULE_DROP * grid.pitch, room - RULE_DROP * grid.pitch
    if block.dress in BOXES:
        framed = head_room(desk, block)
        spare = max(0.0, room - head_height(block.head.parts, grid.pitch))
        edge = min(framed.y - top, spare)
        top, room = top + edge, room - edge
    if block.dress == "band":
        band = band_room(desk, block)
        top, room = band.y, band.height
        left, width = left + BAND_INSIDE * grid.size, width - 2 * BAND_INSIDE * grid.size
    parts, marks = block.head.parts, rule_above(desk, block) if ruled else ()
    shown = [part._replace(lines=(_jump_text(desk, block),)) if part.role == "jump" else part for part in parts]
    level_with = grid.top(block.row + block.head.beside) + (grid.pitch - grid.size) / 2 if block.head.columns else None
    place = Rect(left, top, width, room)
    near = minor and block.dress not in BOXES and block.dress != "band"
    head = set_parts(desk, block.article, shown, place, continued=bool(block.part), level_with=level_with, near=near)
    return Placed((*marks, *head.marks), tuple(_leading(desk, block, line) for line in head.lines))


def set_parts(
    desk: Desk,
    article: str,
    parts: Sequence[HeadPart],
    room: Rect,
    *,
    continued: bool = False,
    level_with: float | None = None,
    near: bool = False,
) -> Placed:
    """Set parts of a head from top to bottom, each line centred, what is over of the height as white around and between them.

    What is `continued` is no new story: all its lines belong to the jump. Beside its headline stands 上接, and the two are
    centred together. The name of a column stands over the others, clear of the rule or frame above (rule F7), and they share
    what is below it; or before the kicker on its line. With room for it, but not too much, the first line begins
    `level_with` what stands beside the head. One `near` its copy has most of its white above it, else half of it.
    """
    if parts and parts[0].role == "label":
        if parts[0].beside:
            rest = set_parts(desk, article, parts[1:], _lower(desk, parts, room, near=near), continued=continued, near=near)
            return _before_kicker(desk, article, parts[0], room, rest)
        clear, gap = _label_whites(desk, parts, room, near=near)
        rest = set_parts(desk, article, parts[1:], _under_label(desk, parts, room, clear, gap), continued=continued)
        label = _label(desk, article, parts[0], room, clear)
        return Placed((*label.marks, *rest.marks), (*label.lines, *rest.lines))
    pitch = desk.grid.pitch
    y, apart = _whites(parts, room, pitch, level_with, near=near)
    lines: list[TextLine] = []
    for part, led in zip(parts, (*parts[1:], None), strict=False):  # where there are no parts, there is none behind them
        role = line_role(part, continued=continued)
        if part.beside:
            lines.append(_beside(desk, article, part, role, lines[-1], room))
            continue
        for number, text in enumerate(part.lines):
            line, inside = desk.display(text, part.face), room.width
            if led is not None and _joins(led) and number == len(part.lines) - 1:
                inside -= _reach(desk, led)
            x = room.x + centred(line, part.size, inside)
            baseline = y + (number * LINE_HEIGHT + ASCENT) * part.size
            ink = desk.house.heads.ink if role == "headline" else "black"
            lines.append(text_line(line, role, part.size, x, baseline, ink=ink, article=article, paragraph=number))
        y += part_height(part) + PART_GAP * pitch + apart
    return Placed((), tuple(lines))


def _whites(parts: Sequence[HeadPart], room: Rect, pitch: float, level_with: float | None, *, near: bool) -> tuple[float, float]:
    """Share out what the parts leave of the height: return where the first begins, and the white between one and the next."""
    white = room.height - head_height(parts, pitch)
    apart = min(white * BETWEEN, BETWEEN_MOST * pitch)
    gaps = sum(not part.beside for part in parts) - 1
    if level_with is not None and (below := room.y + white - level_with - BELOW_LEAST * pitch) >= 0:
        apart = min(apart, below / max(1, gaps))
        return level_with + max(0.0, below - apart * gaps - (BELOW_MOST - BELOW_LEAST) * pitch) / 2, apart
    around = white - apart * gaps
    return room.y + (around - _below(around, pitch) if near else around * ABOVE), apart


def _below(white: float, pitch: float) -> float:
    """Return how much of the white around a head that is near its copy stands below it."""
    least = min((1 - ABOVE) * white, MINOR_BELOW * pitch)
    return max(least, least + (white - least - MINOR_ABOVE_MOST * pitch) / 2)


def _lower(desk: Desk, parts: Sequence[HeadPart], room: Rect, *, near: bool) -> Rect:
    """Return the room of a head that stands lower, lest the name of a column before its kicker be too near what is above."""
    label, others = parts[0], parts[1:]
    first, _ = _whites(others, room, desk.grid.pitch, None, near=near)
    top = first - room.y + (part_height(others[0]) - LABEL_HEIGHT * label.size) / 2
    lacking = min(_clear_of_rule(desk) - top, (room.y + room.height - first - head_height(others, desk.grid.pitch)) / 2)
    lower = 2 * max(0.0, lacking)  # for half of the white that is left stands above
    return Rect(room.x, room.y + lower, room.width, room.height - lower)


def _clear_of_rule(desk: Desk) -> float:
    """Return how far from the top of its room the name of a column is clear of the rule there."""
    rule = desk.house.rules.story
    return LABEL_CLEAR * desk.grid.size + rule.reach


def _label_whites(desk: Desk, parts: Sequence[HeadPart], room: Rect, *, near: bool) -> tuple[float, float]:
    """Share out what a head with the name of a column leaves of its room: the white above that name, and below it."""
    pitch = desk.grid.pitch
    spare = max(0.0, room.height - head_height(parts, pitch))
    clear = min(max(_clear_of_rule(desk), LABEL_ABOVE * spare), LABEL_ABOVE_MOST * spare)
    gap = min(LABEL_BELOW * (spare - clear), LABEL_BELOW_MOST * pitch)
    return (max(clear, spare - gap - _below(spare - gap, pitch)) if near else clear), gap


def _under_label(desk: Desk, parts: Sequence[HeadPart], room: Rect, clear: float, gap: float) -> Rect:
    """Return the room of the others that leaves, when they stand in its middle, so much of a gap below the name of a column."""
    below = room.height - head_height(parts, desk.grid.pitch) - clear - gap
    top = clear + part_height(parts[0]) + gap - below
    return Rect(room.x, room.y + top, room.width, room.height - top)


def _label(desk: Desk, article: str, part: HeadPart, room: Rect, clear: float) -> Placed:
    """Set the name of a column `clear` of the top of its room."""
    line = desk.display(part.lines[0], part.face)
    baseline = room.y + clear + ((LABEL_HEIGHT - 1) / 2 + ASCENT) * part.size
    x = room.x + centred(line, part.size, room.width)
    return dressed_label(desk, text_line(line, line_role(part, continued=False), part.size, x, baseline, article=article), room)


def _before_kicker(desk: Desk, article: str, part: HeadPart, room: Rect, others: Placed) -> Placed:
    """Set the name of a column before the first of the `others`, level with its middle, both in the middle of the room."""
    line, kicker = desk.display(part.lines[0], part.face), others.lines[0]
    edge, apart = LABEL_EDGE * part.size, LABEL_APART * desk.grid.size
    aside = (line.width * part.size + 2 * edge + apart) / 2
    moved = replace(kicker, x=kicker.x + aside, runs=tuple(run.shifted(aside, 0.0) for run in kicker.runs))
    x = moved.x - apart - edge - line.width * part.size
    baseline = kicker.baseline - (ASCENT - 0.5) * (kicker.size - part.size)
    placed = text_line(line, line_role(part, continued=False), part.size, x, baseline, article=article)
    label = dressed_label(desk, placed, room)
    return Placed((*label.marks, *others.marks), (*label.lines, moved, *others.lines[1:]))


def _beside(desk: Desk, article: str, part: HeadPart, role: LineRole, line: TextLine, room: Rect) -> TextLine:
    """Set a part of one line beside a line that stands already: 上接 right behind it, all else at the right end of the room."""
    shown = desk.display(part.lines[0], part.face)
    x = line.x + line.width + JUMP_APART * desk.grid.size if _joins(part) else room.right - shown.width * part.size
    return text_line(shown, role, part.size, x, line.baseline, article=article)


def _joins(part: HeadPart) -> bool:
    """Say whether a part is one with the line before it: 上接 behind a continuation's headline."""
    return part.beside and part.role == "jump"


def _reach(desk: Desk, led: HeadPart) -> float:
    """Return how far 上接 reaches beyond the headline's last line, in points."""
    return JUMP_APART * desk.grid.size + desk.display(led.lines[0], led.face).width * led.size


def _jump_text(desk: Desk, block: Block) -> str:
    return desk.house.wording.jump_from.format(page=block.jump_from)


def _leading(desk: Desk, block: Block, line: TextLine) -> TextLine:
    """Let the line 上接第N版 of a continuation's head lead back."""
    return replace(line, leads=block.jump_from) if block.jump_from and line.text == _jump_text(desk, block) else line


def line_role(part: HeadPart, *, continued: bool) -> LineRole:
    """Say what a part of a head is on the page: over a continuation all of it belongs to the jump."""
    if continued:
        return "jump"
    return "furniture" if part.role == "label" else part.role


def rule_above(desk: Desk, block: Block) -> tuple[Rule, ...]:
    """Draw the rule that parts a block from the story over it."""
    left, y = desk.grid.x(block.column), desk.grid.top(block.row) + RULE_DROP * desk.grid.pitch
    return tuple(level(desk.house.rules.story, left, left + desk.grid.span(block.columns), y))


def centred(line: DisplayLine, size: float, width: float) -> float:
    """Return how far from the left edge of `width` a line begins that is centred as the eye sees it: marks at its ends hang."""
    free = width - line.width * size
    return min(max(0.0, free), max(0.0, (free - (line.hang_left - line.hang_right) * size) / 2)) if free > 0 else free / 2
