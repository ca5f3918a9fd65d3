"""The head of a continuation is centred, 上接 right behind its last line and one with it, or centred below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.place.head import JUMP_APART
from epaper.scene.model import Page, TextLine
from tests.composed import RIVER, SHIPPED, composed

ISSUES = (SHIPPED, RIVER)


def continuations(page: Page) -> list[tuple[float, float, list[TextLine]]]:
    """Return the left and right edge of each continuation on a page, and the lines of its head."""
    found = []
    for region in (region for region in page.regions if region.kind == "continuation"):
        rect = region.rects[0]
        right = max(each.right for each in region.rects)
        head = [line for line in page.lines if line.role == "jump" and line.article == region.article and rect.y < line.baseline]
        found.append((rect.x, right, [line for line in head if "下转" not in line.text]))
    return found


@pytest.mark.parametrize("stock", ["a4", "tabloid"])
@pytest.mark.parametrize("issue", ISSUES)
def test_the_head_of_a_continuation_is_centred_with_its_reference(issue: Path, stock: str) -> None:
    made = composed(issue, stock)
    grid = made.plan.grid
    for page in made.facsimile.pages:
        for left, right, head in continuations(page):
            *lines, reference = head
            assert reference.leads
            ends = [(line.x, line.x + line.width) for line in head]
            if lines and reference.baseline == lines[-1].baseline:
                assert reference.x - ends[-2][1] == pytest.approx(JUMP_APART * grid.size)
                ends[-2:] = [(ends[-2][0], ends[-1][1])]
            rooms = [
                left + grid.span(columns) / 2 for columns in range(1, grid.columns + 1) if left + grid.span(columns) < right + 1
            ]
            middle = min(rooms, key=lambda room: abs(room - sum(ends[-1]) / 2))
            for begin, end in ends:  # marks at the ends of a line hang, and take a little of what they measure
                assert (begin + end) / 2 == pytest.approx(middle, abs=0.3 * lines[0].size if lines else 0.01)
