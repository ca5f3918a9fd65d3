"""A headline, the prices of its breaks and its measure → the good ways to cut it into lines (rulebook H4).

Invariant: the lines of a cut, joined, are the headline without the blanks it was cut at. Widths are in em of the head's type.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from epaper.issue.text import is_han
from epaper.typeset.gaps import INSIDE_WORD
from epaper.typeset.sense import TEARING

TORN = 60.0  # a break that sense forbids, taken only when a head fits in no other way
TORN_WORD = 30.0  # a torn word there: dearer than two lines more
UNEVEN = 8.0  # price of the squared departure of a line from the mean
STUB = 6.0  # price of a line shorter than this share of the mean
STUB_SHARE = 0.45
SCRAP, LAST_SCRAP = 4.0, 6.0  # price of a line of one or two Han, and of a last one: 恢复正常 | 运行
SCRAP_WIDTH = 2.5  # em
SPACE_KEPT = 8.0  # price of a semantic space left inside a line while another place is broken …
SPACE_PASSED = 18.0  # … where a headline needs more lines than it may have: its spaces are the first places to break
ADDED_LINE = 12.0  # price of a line more, where a headline needs more lines than it may have
SLACK = 6.0  # price of the squared emptiness of such a line
INVISIBLE = 1e-6  # em: a head of nothing but joiners
KEPT = 6  # ways kept for each number of lines


class Ruler(NamedTuple):
    """Where each character of a headline set on one line begins, and where it ends, a blank behind it not counted."""

    begins: tuple[float, ...]
    ends: tuple[float, ...]

    def width(self, start: int, end: int) -> float:
        """Measure the characters `start:end`."""
        return self.ends[end - 1] - self.begins[start]


class Blanks(NamedTuple):
    """The blanks of a headline, by place: what is no blank there or next, how far before it; semantic blanks before it."""

    following: tuple[int, ...]
    preceding: tuple[int, ...]
    counts: tuple[int, ...]

    def semantic(self, start: int, end: int) -> bool:
        """Say whether there is a semantic blank between the first and the last of `start:end` that are none."""
        first, last = self.following[start], self.preceding[end]
        return first < last and self.counts[last] > self.counts[first]


class Way(NamedTuple):
    """A cut: how bad it is, and behind how many characters each line ends."""

    badness: float
    cuts: tuple[int, ...]

    def lines(self, text: str) -> tuple[str, ...]:
        """Cut `text`."""
        return tuple(text[start:end].strip(" ") for start, end in zip((0, *self.cuts), self.cuts, strict=False))


class Copy(NamedTuple):
    """A headline on one line: its text, the price of a break behind each character but the last, where it must be cut."""

    text: str
    costs: tuple[float, ...]
    given: tuple[int, ...]
    ruler: Ruler

    def semantic(self, start: int, end: int) -> bool:
        """Say whether a blank with a Han or mark beside it stands between the characters `start:end`."""
        return " " in self.text and _blanks(self.text).semantic(start, end)  # most headlines have none


@lru_cache(maxsize=64)
def _blanks(text: str) -> Blanks:
    """Find the blanks of a headline, and which have a Han or mark beside them."""
    preceding, counts, following = [-1], [0], [len(text)]
    for at, char in enumerate(text):
        preceding.append(preceding[-1] if char == " " else at)
        counts.append(counts[-1] + (char == " " and not text[at - 1 : at + 2].isascii()))
    for at in range(len(text) - 1, -1, -1):
        following.append(following[-1] if text[at] == " " else at)
    return Blanks(tuple(reversed(following)), tuple(preceding), tuple(counts))


def tears(copy: Copy, way: Way) -> bool:
    """Say whether a cut parts a word, a name or a clause of a quotation, or passes over a blank to part elsewhere."""
    return any(
        copy.costs[end - 1] >= TEARING or (copy.text[end - 1] != " " and copy.semantic(start, end))
        for start, end in zip((0, *way.cuts), way.cuts[:-1], strict=False)
        if end not in copy.given
    )


def best_ways(copy: Copy, lines: int) -> list[Way]:
    """Return the best ways to cut into so many lines, best first; none when that would tear words."""
    places = (*(at + 1 for at, cost in enumerate(copy.costs) if cost < INSIDE_WORD), len(copy.text))
    mean = max(copy.ruler.width(0, len(copy.text)), INVISIBLE) / lines
    row: dict[int, list[Way]] = {0: [Way(0.0, ())]}
    for number in range(1, lines + 1):
        last = number == lines
        ends = places[-1:] if last else places[:-1]
        row = {end: ways for end in ends if (ways := _extend(copy, row, end, mean, last=last))}
    return row.get(len(copy.text), [])


def packed(copy: Copy, limit: float) -> Way:
    """Cut into lines of at most `limit` em, whatever their number; a single character may stand wider than that."""
    text, given, (begins, ends) = copy.text, frozenset(copy.given), copy.ruler
    blanks = _blanks(text) if " " in text else None
    best, starts = [0.0], [0]  # by end: how bad the best cut of all before it is, and where its last line starts
    for end in range(1, len(text) + 1):
        whole = end == len(text) or end in given
        toll = ADDED_LINE + (0.0 if whole else _tear(copy, end))
        whole = whole or text[end - 1] == " " or blanks is None
        chosen, since, right = math.inf, end - 1, ends[end - 1]
        for at in range(end - 1, -1, -1):
            width = right - begins[at]
            if width > limit and at < end - 1:
                break
            empty = 1 - width / limit
            badness = best[at] + toll + (0.0 if whole or blanks is None or not blanks.semantic(at, end) else SPACE_PASSED)
            badness += SLACK * empty**2 if empty > 0 else 0.0
            if width < SCRAP_WIDTH < limit and (at or end < len(text)):
                badness += _scrap(text[at:end], width, last=end == len(text))
            if badness < chosen or (badness == chosen and _cuts(starts, at) < _cuts(starts, since)):
                chosen, since = badness, at
        best.append(chosen)
        starts.append(since)
    return Way(best[-1], _cuts(starts, len(text)))


def _cuts(starts: Sequence[int], end: int) -> tuple[int, ...]:
    """Return the ends of lines up to `end`, where it is known at which character the line to each end starts."""
    cuts = []
    while end > 0:
        cuts.append(end)
        end = starts[end]
    return tuple(reversed(cuts))


def _extend(copy: Copy, row: dict[int, list[Way]], end: int, mean: float, *, last: bool) -> list[Way]:
    """Add a line that ends at `end` to the ways of the row before."""
    given = end in copy.given
    toll = 0.0 if last or given else copy.costs[end - 1]
    torn = not (last or given or copy.text[end - 1] == " ")
    ways = []
    for start, before in row.items():
        if start >= end or (copy.given and any(start < must < end for must in copy.given)):
            continue
        width = copy.ruler.width(start, end)
        price = toll + _shape(width, mean) + (_scrap(copy.text[start:end], width, last=last) if start or not last else 0.0)
        if torn and copy.semantic(start, end):
            price += SPACE_KEPT
        ways += [Way(way.badness + price, (*way.cuts, end)) for way in before]
    return sorted(ways)[:KEPT]


def _shape(width: float, mean: float) -> float:
    """Price a line's departure from the mean; long and short may follow each other, a stub may not."""
    return UNEVEN * ((width - mean) / mean) ** 2 + (STUB if width < STUB_SHARE * mean else 0.0)


def _scrap(line: str, width: float, *, last: bool) -> float:
    """Price a line of a word or less; one of Latin letters may be a word of weight."""
    return (LAST_SCRAP if last else SCRAP) if width < SCRAP_WIDTH and any(map(is_han, line)) else 0.0


def _tear(copy: Copy, end: int) -> float:
    """Price a break of the last resort: a word, then a quotation or name between two Han, sooner than a mark or a figure."""
    cost = copy.costs[end - 1]
    if cost < math.inf:
        return cost if cost < INSIDE_WORD else TORN_WORD + cost - INSIDE_WORD
    return TORN if all(map(is_han, copy.text[end - 1 : end + 1])) else 5 * TORN
