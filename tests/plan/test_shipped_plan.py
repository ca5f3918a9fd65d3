"""The shipped issue on A4, tabloid and broadsheet: full pages, nearly level, no heads side by side, no two pages alike."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from epaper.issue.model import Issue
from epaper.plan.model import Block, IssuePlan
from epaper.typeset.galley import Setter
from tests.plan.laws import broken_laws

GOLDEN = Path(__file__).parent / "golden" / "shipped-a4.txt"


def line(block: Block) -> str:
    """Write a block on one line."""
    depths = ",".join(map(str, block.depths))
    jumps = f" from {block.jump_from}" * bool(block.jump_from) + f" to {block.jump_to}" * bool(block.jump_to)
    over = f" over {block.head.columns}" * bool(block.head.columns)
    return (
        f"  {block.article}.{block.part} at {block.column},{block.row} depths {depths} head {block.head.rows}{over}"
        f" of {block.head.size:.1f} pt {block.dress} {block.measure.legs}x{block.measure.cells}"
        f" lines {block.first}-{block.last} of {block.lines}{jumps}"
    )


def dump(plan: IssuePlan) -> str:
    """Write a plan, one block a line."""
    grid = plan.grid
    lines = [f"{grid.stock.name} {grid.columns}x{grid.cells} of {grid.size} pt, {grid.rows} lines"]
    for page in plan.pages:
        lines.append(f"page {page.number}: head {page.head_rows}, spare {page.spare}, blank {page.blank}")
        lines += [line(block) for block in page.blocks]
    return "\n".join(lines) + "\n"


def heads_side_by_side(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Name the blocks whose heads begin on about one level, one right beside the other."""
    return [
        (one.article, two.article)
        for one in blocks
        for two in blocks
        if one.column + one.columns == two.column
        and min(one.row + one.head.rows, two.row + two.head.rows) - max(one.row, two.row)
        > 0.5 * min(one.head.rows, two.head.rows)
    ]


@pytest.fixture(scope="module")
def on_a4(on_stock: Callable[[str], IssuePlan]) -> IssuePlan:
    return on_stock("auto")


def test_it_opens_on_four_full_a4_pages(on_a4: IssuePlan, shipped: Issue, setter: Setter) -> None:
    assert (on_a4.grid.stock.name, len(on_a4.pages)) == ("a4", 4)
    assert broken_laws(shipped, on_a4, setter) == []
    assert [page.blank for page in on_a4.pages] == [0, 0, 0, 0]
    assert sum(page.spare for page in on_a4.pages) <= 4
    assert on_a4.findings == ()


def test_its_heads_do_not_bump_and_its_pages_differ(on_a4: IssuePlan) -> None:
    assert [heads_side_by_side(page.blocks) for page in on_a4.pages] == [[], [], [], []]
    builds = {tuple((block.column, block.columns, block.depths) for block in page.blocks) for page in on_a4.pages}
    assert len(builds) == 4


def test_its_pages_are_led_by_whole_stories(on_a4: IssuePlan) -> None:
    assert any(block.part for page in on_a4.pages for block in page.blocks)
    assert [page.number for page in on_a4.pages if page.blocks[0].part] == []


def test_its_plan_is_the_one_on_record(on_a4: IssuePlan) -> None:
    """To renew the record after a change that was meant: run with RENEW_GOLDEN=1, read the diff and look at the pages."""
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(dump(on_a4), encoding="utf-8")
    assert dump(on_a4) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(("stock", "pages"), [("tabloid", 2), ("broadsheet", 1)])
def test_it_fills_larger_pages(
    stock: str, pages: int, shipped: Issue, setter: Setter, on_stock: Callable[[str], IssuePlan]
) -> None:
    plan = on_stock(stock)
    assert broken_laws(shipped, plan, setter) == []
    assert len(plan.pages) == pages
    assert all(page.blank == 0 for page in plan.pages)
    assert [finding.code for finding in plan.findings] == ["page-count-differs"]
