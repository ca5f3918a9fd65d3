"""The rules of clreq, stated once more and independently of the setter, as questions a test asks a set line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.typeset.model import SetLine

OPENING = "“‘（《〈【「『([{"
CLOSING = "”’）》〉】」』，、；：。？！"
NEVER_FIRST = CLOSING + "·～–%％℃/／"
NEVER_LAST = OPENING + "￥/／"
UNSPLIT = re.compile(r"[0-9][0-9]|[0-9](?:[年月日时分秒号周岁个亿万元米]|%|％|℃)|——|……|[A-Za-z][A-Za-z]")


def edge_faults(lines: tuple[SetLine, ...]) -> list[str]:
    """Return the lines that begin or end with what may not stand there; a paragraph's own start and end are its author's."""
    starts = [line.text for line in lines if not line.first and line.text.strip()[:1] in tuple(NEVER_FIRST)]
    ends = [line.text for line in lines if not line.last and line.text.strip()[-1:] in tuple(NEVER_LAST)]
    return starts + ends


def split_units(text: str, lines: tuple[SetLine, ...]) -> list[str]:
    """Return the numbers, words, quantities and double marks that lie across two lines."""
    joints = {line.end for line in lines[:-1]}
    return [text[i - 1 : i + 1] for i in sorted(joints) if UNSPLIT.fullmatch(text[i - 1 : i + 1])]


def origins(line: SetLine) -> Iterator[tuple[str, float]]:
    """Yield the characters of a line that have glyphs, with their origins in em."""
    for run in line.glyphs:
        for cluster, offset in zip(run.clusters, run.offsets, strict=True):
            yield run.text[cluster], run.x + offset
