"""What each paragraph costs at each number of lines → what a whole body can take, and who gives way for a wished length.

Where legs end is known by then, so that of two ways to the same length the one is taken that leaves no line alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from epaper.typeset import costs


class Cut(NamedTuple):
    """A leg ends before line `line` of the body; the copy goes on in the next leg, or, `turned`, on another page."""

    line: int
    turned: bool = False


class Choice(NamedTuple):
    """One number of lines a paragraph can take: its demerits, and what it costs that a leg ends so many lines after its start."""

    cost: float
    cuts: Mapping[int, float]


_Chain = tuple[int, "_Chain"] | tuple[()]  # the lines of a paragraph, and of those before it
Totals = dict[int, tuple[float, _Chain]]  # by lines in all: demerits, and the lines of each paragraph, the last first
NO_CUTS: Mapping[int, float] = {}


def plain(paragraphs: Iterable[Mapping[int, float]]) -> tuple[Mapping[int, Choice], ...]:
    """Take paragraphs that may be cut anywhere, with their demerits by number of lines."""
    return tuple({count: Choice(cost, NO_CUTS) for count, cost in choices.items()} for choices in paragraphs)


def cut_costs(
    lines: int, *, short: bool = False, under: int = 0, whole: Iterable[int] = (), hyphens: Iterable[int] = ()
) -> Mapping[int, float]:
    """Price the places at which a leg may end in or below a paragraph of `lines` lines, counted from its first.

    `short` says that its last line fills less than half of the measure, `under` how many lines must follow it in its leg
    (a sub-heading's copy), `whole` after which of its lines no leg may end, `hyphens` which of them end in one.
    """
    found: dict[int, float] = {}
    if lines > 1:
        found[1] = costs.LONE_FIRST
        if short:
            found[lines - 1] = found.get(lines - 1, 0.0) + costs.LONE_LAST
    for line in hyphens:
        found[line] = found.get(line, 0.0) + costs.HYPHEN_AT_FOOT
    if under:
        found |= dict.fromkeys(range(1, lines + under), costs.BARE_SUBHEADING)
    return found | dict.fromkeys(whole, costs.TORN_BLOCK)


def below(block: Mapping[int, float]) -> Mapping[int, float]:
    """Return what cuts cost in a paragraph below a table, list or poem: its first line may not stand alone there."""
    return {**block, 1: block[1] + costs.LONE_BELOW} if 1 in block else block


def attainable(ways: Totals) -> tuple[tuple[int, float], ...]:
    """Return the totals near the natural one, ascending, each with its demerits beyond the cheapest."""
    least = min(cost for cost, _ in ways.values())
    return tuple((total, ways[total][0] - least) for total in sorted(ways))


def interval(paragraphs: Sequence[Mapping[int, float]]) -> tuple[tuple[int, float], ...]:
    """Return the attainable totals of paragraphs with these demerits by number of lines."""
    return attainable(totals(plain(paragraphs)))


def nearest(ways: Totals, lines: int) -> tuple[int, ...]:
    """Return the lines of each paragraph for a total of `lines`, or of the attainable total nearest to it."""
    chain, counts = ways[min(ways, key=lambda total: (abs(total - lines), ways[total][0]))][1], list[int]()
    while chain:
        count, chain = chain
        counts.append(count)
    return tuple(reversed(counts))


def spread(paragraphs: Sequence[Mapping[int, Choice]], lines: int, cuts: Sequence[Cut] = ()) -> tuple[int, ...]:
    """Return the same for paragraphs whose legs end at `cuts`."""
    return nearest(totals(paragraphs, cuts), lines)


def ends(paragraphs: Sequence[Mapping[int, Choice]], counts: Sequence[int]) -> Mapping[int, float]:
    """Price the end of a leg before each line of a body whose paragraphs take `counts` lines, where it costs anything."""
    found: dict[int, float] = {}
    start = 0
    for choices, count in zip(paragraphs, counts, strict=True):
        for after, price in choices[count].cuts.items():
            found[start + after] = found.get(start + after, 0.0) + price
        start += count
    return found


def totals(paragraphs: Sequence[Mapping[int, Choice]], cuts: Sequence[Cut] = ()) -> Totals:
    """Combine the paragraphs one after the other, keeping totals near the natural one."""
    ways: Totals = {0: (0.0, ())}
    natural = 0
    for choices in paragraphs:
        natural += min(choices, key=lambda count: (choices[count].cost, count))
        joined: Totals = {}
        for total, (cost, before) in ways.items():
            for count, choice in choices.items():
                key = total + count
                if not natural - costs.FEWER <= key <= natural + costs.MORE:
                    continue
                more = cost + choice.cost + (_cut(choice, total, cuts) if cuts and choice.cuts else 0.0)
                if key not in joined or more < joined[key][0] - costs.TIED:
                    joined[key] = (more, (count, before))
        ways = joined
    return ways


def _cut(choice: Choice, start: int, cuts: Sequence[Cut]) -> float:
    """Price the ends of legs that fall into a paragraph, or just below it, when it begins at line `start`."""
    price, last = 0.0, start + max(choice.cuts)
    for cut in cuts[bisect_left(cuts, (start + 1,)) :]:
        if cut.line > last:
            break
        price += choice.cuts.get(cut.line - start, 0.0) * (costs.TURNED if cut.turned else 1.0)
    return price
