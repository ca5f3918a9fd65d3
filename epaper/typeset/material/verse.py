"""A poem, its stanzas 诗节 in a row → a unit: lines kept, the poem centred as one block, the longest line deciding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from epaper.typeset.material.stick import placed_at, stretch
from epaper.typeset.material.unit import Block, Way, white, whole
from epaper.typeset.model import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.issue.model import Paragraph
    from epaper.typeset.material.stick import Stick
    from epaper.typeset.model import SetLine

TURNED: Final = 1.0  # em that the rest of a line too long for the measure stands further in
QUAD: Final = 0.5  # em: the block stands so many half ems from the left, as if set with quads
CROWDED: Final = 3.0  # demerits of no white above and below: seen, but better than a hole elsewhere
TOGETHER: Final = 8  # lines of a stanza that are kept in one leg; longer ones may be parted

_LINE: Final = re.compile("\n*[^\n]+\n*|\n+")


def verse(stick: Stick, stanzas: Sequence[Paragraph], cells: float, *, open_above: bool, open_below: bool) -> Block:
    """Set a poem; a line of white parts its stanzas, and stands between it and open copy while there is room."""
    rows = [_stanza(stick, stanza, number, cells) for number, stanza in enumerate(stanzas)]
    widest = max((line.x + line.width for stanza in rows for line in stanza), default=0.0)
    left = max(0.0, int((cells - widest) / 2 / QUAD) * QUAD)
    body: list[Slot] = []
    for number, stanza in enumerate(rows):
        slots = tuple(Slot((placed_at(line, line.x + left),)) for line in stanza)
        body += (white(parts=False),) * min(1, number) + (whole(slots) if len(slots) <= TOGETHER else slots)
    close = tuple(body)
    airy = close
    if open_below and close:
        airy = (*close[:-1], close[-1]._replace(parts=False), white())
    if open_above:
        airy = (white(parts=False), *airy)
    return Block((Way(0.0, airy), *((Way(CROWDED, close),) if len(airy) > len(close) else ())))


def _stanza(stick: Stick, stanza: Paragraph, number: int, cells: float) -> tuple[SetLine, ...]:
    """Set the lines of a stanza, each from x = 0; what is too long is turned over."""
    return tuple(
        line._replace(paragraph=number)
        for found in _LINE.finditer(stanza.text)
        for line in _turned(stick, stanza, found.start(), found.end(), cells)
    )


def _turned(stick: Stick, stanza: Paragraph, start: int, end: int, cells: float) -> Iterator[SetLine]:
    copy = stretch(stanza, start, end, "kai")
    lines = stick.ragged(copy, cells, "verse")
    if len(lines) > 1:
        lines = stick.ragged(copy, max(1.0, cells - TURNED), "verse")
    for index, line in enumerate(lines):
        yield placed_at(line, TURNED if index else 0.0)
