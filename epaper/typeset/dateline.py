"""A dateline 电头 and a measure → the dateline whole on its line where that can be, or with white at seams where it must part.

新华社北京5月20日电 is the hardest line of a paper (rulebook §c): nine and a half ems without one mark. It parts between agency,
place and date, or after 年 and 月, and never before its last word 电 or 讯.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from epaper.typeset import costs
from epaper.typeset.spacing import INNER, SEAM, SOLID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from epaper.typeset.boxes import Box
    from epaper.typeset.prepared import Prepared

_AGENCY: Final = re.compile(r"[（【(\[]?[^\d\s]{0,14}?(?:社|报|刊|网|台|客户端|新闻|在线|融媒)(?![讯电])")
_DATE: Final = re.compile(r"(\d+年)?(\d+月)?\d+日")
_CLOSING: Final = "）】)]"


def is_dateline(text: str) -> bool:
    """Say whether what stands at a paragraph's head in type of its own is a dateline, not a run-in head or a label."""
    return text.rstrip(_CLOSING)[-1:] in ("电", "讯")


def seams(text: str) -> tuple[int, ...]:
    """Return where the parts of a dateline meet: agency, place and date, and after year and month."""
    agency, date = _AGENCY.match(text), _DATE.search(text)
    found = {agency.end()} if agency else set()
    if date:
        found |= {date.start(), date.end(1), date.end(2)}
    return tuple(sorted(place for place in found if 0 < place < len(text)))


def part_cost(text: str, place: int) -> float:
    """Return the demerits of parting the dateline `text` before its character `place`."""
    if not is_dateline(text):
        return 0.0
    if place >= len(text.rstrip(_CLOSING)) - 1:
        return costs.SPLIT_NUMBER
    return costs.SEAM_PART if place in seams(text) else costs.SPLIT_DATELINE


def fitted(prepared: Prepared, cells: float) -> Prepared:
    """Fit the dateline of a paragraph to a line of `cells` em: as it is, or a little smaller, or with seams that open."""
    count = prepared.dateline
    if not count:
        return prepared
    room = cells - prepared.indent(0, cells)
    scale = room / sum(box.width for box in prepared.boxes[:count])
    if scale >= 1.0 - costs.TIED:
        return prepared
    if scale >= costs.DATELINE_SCALE:
        return prepared.having(boxes=(*_smaller(prepared.boxes[:count], scale), *prepared.boxes[count:]), dateline=0)
    places = set(seams(prepared.text[: prepared.boxes[count - 1].end]))
    solid = (SOLID if gap is INNER else gap for gap in prepared.gaps[: count - 1])
    opened = (SEAM if box.end in places else gap for box, gap in zip(prepared.boxes, solid, strict=False))
    return prepared.having(gaps=(*opened, *prepared.gaps[count - 1 :]), dateline=0)


def _smaller(boxes: Iterable[Box], scale: float) -> Iterable[Box]:
    """Return boxes drawn at `scale` of their size."""
    for box in boxes:
        glyphs = tuple(glyph._replace(x=glyph.x * scale) for glyph in box.glyphs)
        optics = box.optics._replace(scale=box.optics.scale * scale)
        yield box._replace(width=box.width * scale, optics=optics, glyphs=glyphs, tuck=box.tuck * scale)
