"""The name of a column 栏目 keeps half a cell from every rule, frame and strip around it (rulebook F7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from epaper.compose import compose
from epaper.geometry import Rect
from epaper.issue.model import Issue
from epaper.issue.pins import Pins
from epaper.plan.heads.heights import LABEL_HEIGHT
from epaper.scene.model import ASCENT, Facsimile, Fill, Page, Rule, TextLine
from epaper.style import Style
from epaper.style.files import load_style
from tests.issues.makers import issue_of

CLEAR = 0.5  # ems of the body
LABEL = "河街夜话"


def labelled(dress: str = "", *, kicker: bool = False) -> Issue:
    """Label every story; a third of them may be dressed."""
    issue = issue_of(9, 5200, 3, pages=2)
    stories = tuple(
        replace(
            story,
            label=LABEL,
            kicker=("记者走基层",) if kicker else story.kicker,
            pins=Pins(dress=dress) if dress and number % 3 == 1 else Pins(),
        )
        for number, story in enumerate(issue.articles)
    )
    return replace(issue, articles=stories)


def blocks(page: Page) -> Iterator[tuple[TextLine, Rect]]:
    """Yield the labels of a page with the place each takes, its ground included."""
    for line in page.lines:
        if line.text == LABEL and not line.vertical:
            middle, high = line.baseline - (ASCENT - 0.5) * line.size, line.size * LABEL_HEIGHT
            yield line, Rect(line.x, middle - high / 2, line.width, high)


def above(page: Page, block: Rect) -> Iterator[float]:
    """Yield the feet of rules and grounds above a block that lie over some of its width."""
    for mark in page.marks:
        if isinstance(mark, Rule) and mark.y0 == mark.y1 and mark.x0 < block.right and mark.x1 > block.x:
            yield mark.y0 + mark.weight / 2
        elif isinstance(mark, Fill) and mark.rect.x < block.right and mark.rect.right > block.x:
            yield mark.rect.bottom


def crowded(made: Facsimile) -> list[tuple[int, str, float]]:
    """Return the labels too near to what is above them."""
    found = []
    for page in made.pages:
        for line, block in blocks(page):
            nearest = max([foot for foot in above(page, block) if foot < block.centre.y], default=0.0)
            if block.y - nearest < CLEAR * made.body_size - 0.01:
                found.append((page.number, line.article, (block.y - nearest) / made.body_size))
    return found


@pytest.mark.parametrize("style", ["hengyang-daily", "modern-tabloid", "school-paper"])
@pytest.mark.parametrize(("dress", "kicker"), [("", False), ("", True), ("box", False), ("ornament", False), ("band", False)])
def test_labels_stand_clear(style: str, dress: str, kicker: bool) -> None:
    made = compose(labelled(dress, kicker=kicker), Style(stock="a4", house=load_style(style)))
    assert sum(1 for page in made.pages for _ in blocks(page)) >= 5
    assert not crowded(made)


def test_a_label_stands_nearer_to_its_head_than_to_what_is_above() -> None:
    made = compose(labelled(), Style(stock="tabloid"))
    assert not crowded(made)
    for page in made.pages:
        for label, block in blocks(page):
            own = [line for line in page.lines if line.article == label.article and line.role in ("kicker", "headline")]
            if all(line.x < label.x + label.width and line.x + line.width > label.x for line in own):
                top = min(line.baseline - ASCENT * line.size for line in own)
                assert -0.01 <= top - block.bottom < 2.5 * made.body_size
