"""A frame parts what stands under it: no rule follows directly below a box (rulebook F7)."""

from __future__ import annotations

from epaper.place.rules import parted_above
from epaper.plan.model import Block, Dress, HeadBlock, Measure, PagePlan

HEAD = HeadBlock((), 3, 0.0)


def block(column: int, row: int, columns: int, rows: int, dress: Dress = "plain") -> Block:
    measure = Measure(11, columns, 0.0, 1.0)
    return Block("a", 0, column, row, (rows,) * columns, HEAD, dress, measure, rows, 0, rows, (), ())


def parted(*blocks: Block) -> frozenset[int]:
    return parted_above(PagePlan(2, "", 2, 0, blocks, 0, 0))


def test_what_stands_wholly_under_a_box_has_no_rule() -> None:
    for dress in ("box", "ornament", "slot"):
        assert parted(block(0, 2, 2, 10, dress), block(0, 12, 2, 10)) == {0, 1}
        assert parted(block(0, 2, 3, 10, dress), block(1, 12, 2, 10)) == {0, 1}


def test_what_stands_under_other_copy_too_or_farther_down_keeps_its_rule() -> None:
    assert parted(block(0, 2, 2, 10), block(0, 12, 2, 10)) == {0}
    assert parted(block(0, 2, 2, 10, "box"), block(2, 2, 1, 10), block(0, 12, 3, 10)) == {0, 1}
    assert parted(block(0, 2, 2, 10, "box"), block(0, 13, 2, 10)) == {0}
