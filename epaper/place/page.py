"""One page's plan → the page of the scene."""

from __future__ import annotations

from epaper.place.block import place_block
from epaper.place.desk import Desk, Placed, together
from epaper.place.folio import place_folio
from epaper.place.imprint import place_imprint
from epaper.place.masthead import place_lettering
from epaper.place.nameplate import place_nameplate
from epaper.place.rules import column_rules, parted_above
from epaper.place.slug import slug_line
from epaper.plan.masthead.nameplate import NameplatePlan
from epaper.plan.model import PagePlan
from epaper.scene.model import Page


def place_page(desk: Desk, page: PagePlan) -> Page:
    """Place masthead or folio, the blocks in reading order, the rules between them and the imprint."""
    grid = desk.grid
    parts = [_masthead(desk) if page.number == 1 else place_folio(desk, page)]
    parted = parted_above(page)
    first = _lead(page)
    parts += [
        place_block(desk, block, parted=number in parted, minor=number != first) for number, block in enumerate(page.blocks)
    ]
    parts.append(Placed(marks=tuple(column_rules(desk, page))))
    if page.foot_rows:
        parts.append(place_imprint(desk, grid.rows - page.foot_rows, page.foot_rows))
    whole = together(parts)
    label = desk.house.wording.page_label.format(page=page.number)
    label = f"{label} {page.section}" if page.section else label
    return Page(
        page.number,
        grid.stock.width,
        grid.stock.height,
        whole.marks,
        whole.lines,
        whole.regions,
        label,
        whole.legs,
        page.account,
        slug=slug_line(desk, label),
    )


def _lead(page: PagePlan) -> int:
    """Return the number of the block with the largest headline, the first of several."""
    sizes = [block.head.size for block in page.blocks]
    return sizes.index(max(sizes)) if sizes else 0


def _masthead(desk: Desk) -> Placed:
    """Place the masthead in the manner of the house."""
    plan = desk.masthead
    return place_nameplate(desk, plan) if isinstance(plan, NameplatePlan) else place_lettering(desk, plan)
