"""Where the legs of a story end is told for all its parts together: they are set as one galley."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from epaper.plan.model import IssuePlan
from epaper.typeset.copyfit import Cut


@pytest.fixture(scope="module", params=["auto", "broadsheet"])
def plan(request: pytest.FixtureRequest, on_stock: Callable[[str], IssuePlan]) -> IssuePlan:
    return on_stock(request.param)


def test_cuts_ascend_and_fall_where_the_legs_of_all_parts_end(plan: IssuePlan) -> None:
    blocks = sorted((block for page in plan.pages for block in page.blocks), key=lambda block: block.part)
    for article, cuts in plan.cuts().items():
        own = [block for block in blocks if block.article == article]
        lines = [cut.line for cut in cuts]
        assert lines == sorted(set(lines))
        assert [cut for cut in cuts if cut.turned] == [Cut(block.last, turned=True) for block in own[:-1]]
        for block in own:
            inside = [line for line in lines if block.first < line < block.last]
            depths = [leg.rows for leg in block.legs]
            ends = [block.first + sum(depths[:number]) for number in range(1, len(depths))]
            assert inside == [end for end in ends if end < block.last]
