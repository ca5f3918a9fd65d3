"""The credit of a picture ends flush right with it: on the caption's last line if there is room, else on a line of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Picture
from epaper.place.credit import credit_right
from epaper.plan.pictures.captions import CAPTION_SIZE, caption_lines
from epaper.typeset.galley import Setter
from epaper.typeset.model import SetLine

SETTER = Setter(FontBook.shipped())
CREDIT = "记者 周念慈 摄"


def set_caption(caption: str, credit: str, cells: float, *, apart: bool = False) -> tuple[SetLine, ...]:
    picture = Picture("it.png", caption, credit)
    lines = caption_lines(picture, SETTER, cells * CAPTION_SIZE, credit_apart=apart)
    moved = credit_right(lines, credit, cells)
    assert [line.text for line in moved] == [line.text for line in lines]
    return moved


def places(line: SetLine) -> list[float]:
    return [run.x + offset for run in line.glyphs for offset in run.offsets]


@pytest.mark.parametrize("cells", range(9, 40))
@pytest.mark.parametrize("caption", ["", "渡口。", "六年来的收成。", "夏日的傍晚，孩子们在老码头的石阶上听老船工讲从前的事。"])
@pytest.mark.parametrize("apart", [True, False])
def test_a_credit_ends_at_the_right_edge(caption: str, cells: int, *, apart: bool) -> None:
    *_, last = set_caption(caption, CREDIT, cells, apart=apart)
    assert last.width == pytest.approx(cells)
    assert places(last)[-1] == pytest.approx(cells - 1, abs=0.05)
    assert all(left < right + 0.1 for left, right in pairwise(places(last)))
    if not last.text.startswith(CREDIT):
        assert places(last)[0] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("cells", range(9, 40))
def test_a_caption_without_credit_stays(cells: int) -> None:
    lines = caption_lines(Picture("it.png", "六年来的收成。"), SETTER, cells * CAPTION_SIZE, credit_apart=False)
    assert set_caption("六年来的收成。", "", cells) == lines
