"""The pages whose modules 版位 are written down → those that stand so with today's copy, and why the others do not.

Invariant: a page stands only if all before it of the stories it goes on with stands as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.issue.pins import Makeup
from epaper.plan.editor.given import Given, GivenPage, Misfit, grids_differ
from epaper.plan.furniture.sheets import Sheet
from epaper.plan.shapes.model import Crown, Reserve, Shape
from epaper.plan.shapes.parts import Parts
from epaper.plan.shapes.placed import placed
from epaper.plan.stories.matter import Piece

STANDING_CODES = ("locked-page", "module")  # of the findings about pages that do not stand as written down
REMEDY = "已重新排这一版；可增删几个字，或改动版位"


class Standing(NamedTuple):
    """Pages that stand as written down, by number, and what keeps others from it."""

    pages: Mapping[int, GivenPage]
    misfits: Mapping[int, Misfit]

    def pieces(self) -> frozenset[Piece]:
        """Return the pieces these pages take: other pages do without them."""
        return frozenset(piece for page in self.pages.values() for piece in page.pieces)


NOTHING = Standing({}, {})


def standing(parts: Parts, sheets: Sequence[Sheet], without: Collection[int] = ()) -> Standing:
    """Make up the pages that are written down, but for some; what continues from a page that does not stand does not either."""
    given = Given(parts)
    left = {Piece(order, 0, 0) for order in range(len(parts.matter.articles))}
    pages: dict[int, GivenPage] = {}
    misfits: dict[int, Misfit] = {}
    for number, sheet in enumerate(sheets, 1):
        made = None if number in without else given.page(number, sorted(left), sheet.head_rows, sheet.rows, sheet.beside)
        if isinstance(made, GivenPage):
            pages[number] = made
            left = (left - set(made.pieces)) | set(made.rests)
        elif made is not None:
            misfits[number] = made
    totals = {crown.piece.order: crown.total for page in pages.values() for crown in _crowns(page.shape) if not crown.jumps}
    return Standing({number: page._replace(shape=_alike(page.shape, totals)) for number, page in pages.items()}, misfits)


def _crowns(shape: Shape) -> Iterator[Crown]:
    return (item.crown for item in placed(shape, 0, 0))


def _alike(shape: Shape, totals: Mapping[int, int]) -> Shape:
    """Let all parts of a story be of one galley: that of its last part."""
    if isinstance(shape, Reserve):
        return shape
    if not isinstance(shape, Crown):
        return shape._replace(one=_alike(shape.one, totals), two=_alike(shape.two, totals))
    left, right = (_alike(side, totals) if side else None for side in (shape.left, shape.right))
    return shape._replace(total=totals.get(shape.piece.order, shape.total), left=left, right=right)


def attempts(parts: Parts, sheets: Sequence[Sheet], locked: Sequence[int]) -> Iterator[Standing]:
    """Yield the pages to keep, fewer and fewer: pages that are not locked give way to new copy first, the last one before all."""
    whole = standing(parts, sheets)
    yield whole
    open_pages = [number for number in whole.pages if number not in locked]
    if open_pages:
        yield standing(parts, sheets, open_pages[-1:])
        yield standing(parts, sheets, open_pages)
    yield NOTHING._replace(misfits=whole.misfits)


def standing_findings(
    kept: Standing | None, makeup: Makeup, stories: Sequence[Article], pages: int, grid: str
) -> Iterator[Finding]:
    """Say which pages do not stand as written down, and why; a lock that does not hold is a warning."""
    written = {module.page for story in stories for module in story.pins.modules}
    for number in sorted(written.union(makeup.locked)):
        locked = number in makeup.locked
        if kept is not None and number in kept.pages:
            continue
        if number > pages:
            reason = f"全报只有 {pages} 版；请改{'锁版' if locked else '版位'}"
        elif number not in written:
            reason = "稿件里没有它的版位；请先用“epaper layout --pin”写入"
        elif kept is None:
            wrote = f"版位是按“{makeup.grid}”写的，" if makeup.grid else ""
            reason = f"{wrote}这次排在“{grid}”上：{grids_differ(makeup.grid, grid)}；{REMEDY}"
        elif number in kept.misfits:
            reason = f"{_said(kept.misfits[number], stories)}；{REMEDY}"
        else:
            reason = f"别的版上的稿件变了，要它让出地方；{REMEDY}"
        what = f"锁住的第 {number} 版" if locked else f"第 {number} 版的版位"
        code, cause = (STANDING_CODES[0], "locked") if locked else (STANDING_CODES[1], "grid")
        yield Finding("warning" if locked else "info", code, f"第{number}版", f"{what}没有照排：{reason}。", cause)


def _said(misfit: Misfit, stories: Sequence[Article]) -> str:
    return misfit.reason if misfit.order is None else f"《{stories[misfit.order].title}》{misfit.reason}"
