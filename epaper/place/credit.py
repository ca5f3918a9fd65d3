"""A picture's caption as it was set → the same with its credit 摄 flush right: on the caption's last line, or on its own."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.typeset.model import EmGlyphs, SetLine


def credit_right(lines: Sequence[SetLine], credit: str, cells: float) -> tuple[SetLine, ...]:
    """Move the `credit` that ends a caption to the right end of a measure of `cells` em of the caption's size."""
    if not lines or not credit:
        return tuple(lines)
    start = lines[-1].end - len(credit)
    return tuple(_moved(line, start, cells) for line in lines)


def _moved(line: SetLine, start: int, cells: float) -> SetLine:
    """Move what a line has of the characters from `start` on; one that was brought to the measure has nowhere to go."""
    by = cells - line.width
    if line.measure or line.end <= start or by <= 0:
        return line
    first = max(0, start - line.start)
    glyphs, at = list[EmGlyphs](), 0
    for run in line.glyphs:
        glyphs.append(_shifted(run, first - at, by))
        at += len(run.text)
    return line._replace(glyphs=tuple(glyphs), width=cells)


def _shifted(run: EmGlyphs, first: int, by: float) -> EmGlyphs:
    """Move the glyphs of a run that stand for its characters from `first` on."""
    offsets = zip(run.offsets, run.clusters, strict=True)
    return run._replace(offsets=tuple(x + by if cluster >= first else x for x, cluster in offsets))
