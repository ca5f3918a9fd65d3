"""What stands beside the paper's name 报眼 fills its frame: few lines are large, and in the middle."""

from __future__ import annotations

import pytest

from epaper.compose import compose
from epaper.issue.model import Article, Paragraph
from epaper.issue.pins import Pins
from epaper.place.ear import EAR_SIZES
from epaper.scene.model import ASCENT
from epaper.style import Style
from tests.place.test_air_in_boxes import frame, lines_of, with_box


@pytest.mark.parametrize("kind", ["story", "notice"])
@pytest.mark.parametrize("stock", ["tabloid", "broadsheet"])
def test_a_few_lines_beside_the_name_are_large_and_in_the_middle(stock: str, kind: str) -> None:
    said = (Paragraph("不过，也有居民提出疑问：稻渔综合种养建成以后由谁来管？"),)
    ear = Article("ear", ("前4个月望江门增长25%",), said, kind=kind, pins=Pins(ear=True))  # type: ignore[arg-type]
    made = compose(with_box(ear, characters=30000), Style(stock=stock))
    box, lines = frame(made, "ear"), lines_of(made, "ear")
    body = {line.size for line in lines if line.role == "body"}
    assert max(body) == min(body)
    by = max(body) / made.body_size
    assert 1.1 <= by <= EAR_SIZES[0] + 1e-6
    top, foot = (
        min(line.baseline - ASCENT * line.size for line in lines) - box.y,
        box.bottom - max(line.baseline for line in lines),
    )
    assert top == pytest.approx(foot, abs=1.2 * max(body))
    assert all(box.x <= line.x and line.x + line.width <= box.right + 1e-6 for line in lines)


def test_a_full_ear_is_set_as_the_paper_is() -> None:
    said = (Paragraph("不过，也有居民提出疑问：稻渔综合种养建成以后由谁来管、钱从哪里来、坏了找谁修？" * 2),)
    ear = Article("ear", ("前4个月望江门增长25%",), said, pins=Pins(ear=True))
    made = compose(with_box(ear, characters=12000), Style(stock="tabloid"))
    box, lines = frame(made, "ear"), lines_of(made, "ear")
    assert all(box.y < line.baseline < box.bottom for line in lines)
    assert {line.size for line in lines if line.role == "body"} <= {made.body_size * by for by in EAR_SIZES}
