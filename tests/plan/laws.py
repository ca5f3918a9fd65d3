"""A plan and its issue → what is wrong with it, in words; nothing may be, whatever the issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from epaper.fonts.book import FontBook
from epaper.issue.model import Issue
from epaper.plan.model import Block, IssuePlan, PagePlan, QuoteBox
from epaper.plan.stories.matter import setter_for
from epaper.plan.stories.quotes import LINES_ABOVE
from epaper.style import house_of_language
from epaper.typeset.galley import Setter


def broken_laws(issue: Issue, plan: IssuePlan, setter: Setter) -> list[str]:
    """List every law the plan breaks; `setter` spares setting its copy once more, if it serves the issue."""
    setter = setter_for(issue, FontBook.shipped(), house_of_language(issue.masthead.language), setter)
    pages = (fault for page in plan.pages for fault in (*_page(plan, page), *_quotes(page)))
    return [*_copy(issue, plan, setter), *pages]


def _copy(issue: Issue, plan: IssuePlan, setter: Setter) -> Iterator[str]:
    """Every line of every article stands exactly once, in order, as do its head's characters and its pictures."""
    parts: dict[str, list[Block]] = defaultdict(list)
    for page in plan.pages:
        for block in page.blocks:
            parts[block.article].append(block)
    for article in issue.articles:
        blocks = sorted(parts[article.id], key=lambda block: block.part)
        base = len(setter.galley(article, blocks[0].measure.cells, blocks[0].lines).slots) if blocks else -1
        if [block.part for block in blocks] != list(range(len(blocks))) or not blocks:
            yield f"{article.id}: parts {[block.part for block in blocks]}"
            continue
        ends = [block.last for block in blocks]
        if (
            [block.first for block in blocks] != [0, *ends[:-1]]
            or ends[-1] != base
            or {block.lines for block in blocks} != {base}
        ):
            yield f"{article.id}: lines {[(block.first, block.last, block.lines) for block in blocks]} of {base}"
        head = "".join("".join(part.lines) for part in blocks[0].head.parts if part.role in ("kicker", "headline", "deck"))
        wanted = "".join((*article.kicker, *article.headline, *article.deck)).replace(" ", "")
        without_deck = "".join((*article.kicker, *article.headline)).replace(" ", "")
        if head.replace(" ", "") not in ({wanted, without_deck} if article.pins.deck_spare else {wanted}):
            yield f"{article.id}: head {head!r}"
        if [box.picture for box in blocks[0].pictures] != list(range(len(article.pictures))):
            yield f"{article.id}: pictures"


def _page(plan: IssuePlan, page: PagePlan) -> Iterator[str]:
    """Blocks lie inside the type area, do not overlap, and hold their lines; column-lines add up."""
    grid = plan.grid
    taken: dict[tuple[int, int], str] = {}
    foot = grid.rows - page.foot_rows
    for block in page.blocks:
        for column, depth in enumerate(block.depths):
            for row in range(block.row, block.row + depth):
                cell = block.column + column, row
                if cell in taken:
                    yield f"page {page.number}: {block.article} over {taken[cell]} at {cell}"
                    break
                taken[cell] = block.article
                if not (0 <= cell[0] < grid.columns and page.head_rows <= row < foot):
                    yield f"page {page.number}: {block.article} outside the type area at {cell}"
                    break
        room = sum(leg.rows for leg in block.legs)
        jump = 1 if block.jump_to else 0
        if room < block.last - block.first + jump or (block.last < block.lines) != bool(block.jump_to):
            yield f"page {page.number}: {block.article} is overset: {room} lines for {block.last - block.first} + {jump}"
        if any(leg.rows < 1 for leg in block.legs):
            yield f"page {page.number}: {block.article} has an empty leg"
    if not page.blocks:
        yield f"page {page.number} is empty"
    whole = (foot - page.head_rows - page.blank) * grid.columns
    if len(taken) != whole:
        yield f"page {page.number}: {len(taken)} of {whole} column-lines taken"


def _quotes(page: PagePlan) -> Iterator[str]:
    for block in page.blocks:
        if block.quote and (fault := _quote(block, block.quote)):
            yield f"page {page.number}: {block.article} has a pull-quote {fault}"


def _quote(block: Block, box: QuoteBox) -> str:
    """Say what is wrong with a pull-quote: it parts a leg in each of its columns, with copy enough above and below."""
    for column in range(box.column, box.column + box.quote.columns):
        x = sorted({leg.x for leg in block.legs})[column - block.column]
        own = [(leg.row, leg.row + leg.rows) for leg in block.legs if leg.x == x]
        if [edge for leg in own for edge in leg][1:3] != [box.row, box.row + box.quote.rows]:
            return f"in no leg: lines {box.row} to {box.row + box.quote.rows} of {own}"
        if min(foot - top for top, foot in own) < LINES_ABOVE:
            return f"at the head or the foot of its leg: {own}"
    return ""
