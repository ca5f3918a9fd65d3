"""Pictures and the width below them → the lines of their captions 图片说明: each below its own, or all in one (rulebook F8).

Below pictures side by side captions may stand as one 合写说明, 左图：… 右图：…, where each alone they would be unequally deep and
leave white. What names the pictures is the paper's; the lines of each caption are still its own, though two may share one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from epaper.issue.model import Picture, Span
from epaper.style import House
from epaper.typeset.classes import MARKS, kind_of
from epaper.typeset.costs import HALF
from epaper.typeset.galley import Setter
from epaper.typeset.model import EmGlyphs, SetLine

CAPTION_SIZE = 0.88  # of the body: 六号 at the smallest body (rule G8)
CREDIT_GAP = "  "  # between caption and credit
JOINT_GAP = "  "  # between one caption and the next
JOINT_CELLS = 66  # ems of a caption's line that are easy to read, where it is one for several pictures


class Words(NamedTuple):
    """Characters `start:end` of a joint caption: those of the picture so far from the left, or what names it."""

    picture: int
    start: int
    end: int
    names: bool


class JointLine(NamedTuple):
    """What stands of `words` on the line number `row` of a joint caption; `line` counts characters of the picture's caption."""

    words: Words
    row: int
    line: SetLine


def caption_text(picture: Picture) -> str:
    """Return a caption and its credit as they are printed."""
    return CREDIT_GAP.join(part for part in (picture.caption, picture.credit) if part)


def caption_lines(picture: Picture, setter: Setter, cells: float, *, credit_apart: bool) -> tuple[SetLine, ...]:
    """Set caption and credit under a picture `cells` body ems wide.

    A credit that would be torn over two lines begins a line of its own; with `credit_apart` it always does.
    """
    cells /= CAPTION_SIZE
    text = caption_text(picture)
    credit = len(text) - len(picture.credit)
    lines = setter.caption(text, cells) if text else ()
    if not (credit_apart or _torn(lines, credit, len(text))) or credit in (0, len(text)):
        return lines
    own = setter.caption(text[credit:], cells)
    own = tuple(line._replace(start=line.start + credit, end=line.end + credit) for line in own)
    return (*setter.caption(text[:credit].rstrip(), cells), *own)


def _torn(lines: Sequence[SetLine], start: int, end: int) -> bool:
    """Say whether the characters `start:end` stand on more than one line."""
    return any(line.start <= start < line.end < end for line in lines)


def caption_rows(pictures: Sequence[Picture], setter: Setter, house: House, cells: float) -> int:
    """Count the lines of a caption, or of a joint one, under a place `cells` body ems wide; 0 where there can be none."""
    if len(pictures) == 1:
        return len(caption_lines(pictures[0], setter, cells, credit_apart=house.credit_apart))
    lines = joint_lines(pictures, setter, house, cells)
    return lines[-1].row + 1 if lines else 0


def joint_lines(pictures: Sequence[Picture], setter: Setter, house: House, cells: float) -> tuple[JointLine, ...]:
    """Set one caption for pictures side by side, from the left; nothing where it would be too broad, or one has none.

    One follows the other on the same line. A credit that would be torn over two lines begins a line; where each wants a line of
    its own, so does the next caption.
    """
    if cells > JOINT_CELLS * CAPTION_SIZE or not all(caption_text(picture) for picture in pictures):
        return ()
    text, spans = _joined(pictures, house)
    credited = [span.end - len(picture.credit) for picture, span in zip(pictures, spans[1::2], strict=True) if picture.credit]
    ends = {credit: span.end for credit in credited for span in spans if span.start <= credit < span.end}
    breaks = {0, *credited, *(span.start for span in spans[2::2])} - {len(text)} if house.credit_apart and credited else {0}
    lines = tuple(_broken(text, spans, sorted(breaks), setter, cells / CAPTION_SIZE))
    while torn := [credit for credit, end in ends.items() if credit not in breaks and _torn(lines, credit, end)]:
        breaks.add(min(torn))
        lines = tuple(_broken(text, spans, sorted(breaks), setter, cells / CAPTION_SIZE))
    parts = (JointLine(span, row, part) for row, line in enumerate(lines) for span, part in _parted(line, spans))
    return tuple(part for part in parts if part.line.glyphs or not part.words.names)  # a blank left before the break


def _broken(text: str, spans: Sequence[Words], starts: Sequence[int], setter: Setter, cells: float) -> Iterator[SetLine]:
    """Set a joint caption `cells` of its own ems wide, a line beginning at each of the characters `starts`."""
    for start, end in pairwise((*starts, len(text))):
        names = (Span(max(0, span.start - start), span.end - start, "strong") for span in spans if span.names)
        inside = tuple(name for name in names if 0 < name.end <= end - start)
        for line in setter.caption(text[start:end].rstrip(), cells, inside):
            yield line._replace(start=line.start + start, end=line.end + start)


def _name(number: int, among: int, house: House) -> str:
    """Return what names a picture among several: the first, the last, or one between."""
    left, between, right = house.wording.abreast
    return left if not number else right if number == among - 1 else between


def _joined(pictures: Sequence[Picture], house: House) -> tuple[str, tuple[Words, ...]]:
    """Write captions one behind the other, each after what names its picture."""
    text, spans = "", list[Words]()
    for number, picture in enumerate(pictures):
        for part in (JOINT_GAP * bool(number) + _name(number, len(pictures), house), caption_text(picture)):
            spans.append(Words(number, len(text), len(text) + len(part), names=len(spans) % 2 == 0))
            text += part
    return text, tuple(spans)


def _parted(line: SetLine, spans: Sequence[Words]) -> Iterator[tuple[Words, SetLine]]:
    """Divide a line of a joint caption among those whose words stand on it."""
    found = [span for span in spans if span.start < line.end and line.start < span.end]
    starts = [_left(line, max(span.start, line.start)) for span in found]
    ends = [_right(line, max(span.start, line.start), span.end) for span in found[:-1]]
    for span, left, right in zip(found, starts, [*ends, line.width], strict=True):
        start, end = max(span.start, line.start), min(span.end, line.end)
        part = line._replace(
            start=start - span.start,
            end=end - span.start,
            text=line.text[start - line.start : end - line.start],
            first=start == span.start,
            last=end == span.end,
            width=right - left,
            glyphs=tuple(_of(line, start, end, left)),
            x=line.x + left,
            measure=line.measure if len(found) == 1 else 0.0,
            hyphen=line.hyphen and end == line.end,
        )
        yield span, part


def _left(line: SetLine, character: int) -> float:
    """Return where on its line a character begins, in em; where it has no glyph of its own, the next that has."""
    at = line.start
    for run in line.glyphs:
        for offset, cluster in zip(run.offsets, run.clusters, strict=True):
            if at + cluster >= character:
                return run.x + offset if character > line.start else 0.0
        at += len(run.text)
    return line.width


def _right(line: SetLine, start: int, end: int) -> float:
    """Return where the characters `start:end` end within their line, in em: a mark at their end keeps half of its cell."""
    last = max((number for number in range(start, end) if not line.text[number - line.start].isspace()), default=start)
    wide = HALF if kind_of(line.text[last - line.start]) in MARKS else 1.0
    return min(_left(line, end), _left(line, last) + wide)


def _of(line: SetLine, start: int, end: int, left: float) -> Iterator[EmGlyphs]:
    """Yield the glyphs of the characters `start:end` of a line, counted from `left` on."""
    at = line.start
    for run in line.glyphs:
        own = [number for number, cluster in enumerate(run.clusters) if start <= at + cluster < end]
        skipped = max(0, start - at)
        if own:
            yield run._replace(
                x=run.x + run.offsets[own[0]] - left,
                glyphs=tuple(run.glyphs[number] for number in own),
                offsets=tuple(run.offsets[number] - run.offsets[own[0]] for number in own),
                text=run.text[skipped : end - at],
                clusters=tuple(run.clusters[number] - skipped for number in own),
                rises=tuple(run.rises[number] for number in own) if run.rises else (),
            )
        at += len(run.text)
