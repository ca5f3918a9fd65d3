"""The head of a continuation stands flush left, with 上接 at the right of its last line, or flush left below it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
def test_the_head_of_a_continuation_is_flush_left(issue: Path, stock: str) -> None:
    for page in composed(issue, stock).facsimile.pages:
        for left, right, head in continuations(page):
            *lines, reference = head
            assert reference.leads
            assert all(line.x == pytest.approx(left) for line in lines)
            if reference.baseline == lines[-1].baseline:
                assert reference.x + reference.width <= right + 0.01
                assert lines[-1].x + lines[-1].width < reference.x - reference.size
            else:
                assert reference.x == pytest.approx(left)
