"""Pieces of copy that share a rectangle → the ways to divide them in two: under a crown's legs, or one part over the other.

Few pieces are divided in every way, so that the search is exact; of many, briefs 简讯 keep together, and stories too many even
so are divided in order of rank, or dealt out by turns. The corner of a page always goes to the right, and to the foot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from epaper.plan.stories.matter import Piece

ALL_UP_TO = 4  # stories below a crown whose every division is tried
UNITS_UP_TO = 5  # ... and stories and runs of briefs together, where there are more
RUNS_FROM = 6  # briefs that may be divided into two runs
ENDS = 2  # stories divided off either end of many
TURNS = 2, 3  # ... or every second of them, or third
CORNER = 1 << 20  # the order of the piece that stands for a page's corner: after all stories

Brief = Callable[[Piece], bool]
Parted = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def corner_piece(columns: int, rows: int) -> Piece:
    """Return the piece that stands for the corner of a page, which is kept free."""
    return Piece(CORNER, columns, rows)


def is_corner(piece: Piece) -> bool:
    """Say whether a piece stands for the corner of a page."""
    return piece.order == CORNER


def divisions(rest: tuple[Piece, ...], brief: Brief, units: int = UNITS_UP_TO) -> Iterator[Parted]:
    """Yield what stands under a crown's left legs, and what stands under the others.

    Stories and runs of briefs are divided in every way where there are no more than so many `units`.
    """
    corner = rest[-1:] if is_corner(rest[-1]) else ()
    for left, right in parted(rest[: len(rest) - len(corner)], brief, units):
        yield left, (*right, *corner)


def parted(stories: tuple[Piece, ...], brief: Brief, most: int = UNITS_UP_TO) -> Iterator[Parted]:
    """Divide stories into two parts in order of rank, of which one may be empty."""
    if len(stories) <= ALL_UP_TO:
        yield from _masks(tuple((story,) for story in stories))
        return
    units = _units(stories, brief)
    if len(units) <= most:
        yield from _masks(units)
        return
    yield stories, ()
    yield (), stories
    for count in _counts(len(units)):
        one, two = _joined(units[:count]), _joined(units[count:])
        yield one, two
        yield two, one
    for turns in TURNS:  # stories of all ranks on both sides: these are other sets, and may close where those do not
        one, two = _joined(units[::turns]), _joined(tuple(unit for number, unit in enumerate(units) if number % turns))
        yield one, two
        yield two, one


def _units(stories: tuple[Piece, ...], brief: Brief) -> tuple[tuple[Piece, ...], ...]:
    """Keep briefs together, in one run or two."""
    briefs = tuple(story for story in stories if brief(story))
    half = len(briefs) // 2 if len(briefs) >= RUNS_FROM else 0
    runs = (run for run in (briefs[:half], briefs[half:]) if run)
    return (*((story,) for story in stories if story not in briefs), *runs)


def _masks(units: tuple[tuple[Piece, ...], ...]) -> Iterator[Parted]:
    """Divide a few units in every way."""
    masks = range(1 << len(units))
    chosen = [_joined(tuple(unit for bit, unit in enumerate(units) if mask >> bit & 1)) for mask in masks]
    yield from ((chosen[mask], chosen[~mask]) for mask in masks)


def _joined(units: tuple[tuple[Piece, ...], ...]) -> tuple[Piece, ...]:
    return tuple(sorted(piece for unit in units for piece in unit))


def cuts(lead: Piece, rest: tuple[Piece, ...]) -> Iterator[Parted]:
    """Divide pieces into an upper or left part that holds the lead, and the rest, both in order of rank."""
    for count in (0, *_counts(len(rest))) if rest else ():
        yield (lead, *rest[:count]), rest[count:]


def _counts(pieces: int) -> list[int]:
    """Return where many pieces in a row are divided in two: a few off either end, a third or a half; every way for a few."""
    inner = (pieces // 3, pieces // 2, pieces - pieces // 3)
    return [n for n in range(1, pieces) if min(n, pieces - n) <= ENDS or n in inner]
