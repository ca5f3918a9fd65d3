"""What a measurement of a facsimile says: one value against its target, and the places that miss it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

Unit = Literal["处", "%", "字", "磅", "行", "篇", "倍", ""]


class Place(NamedTuple):
    """Where something was seen: page, story, line of the story's copy on that page (0 for none), its text, and what is amiss.

    A head or a caption has no number among the lines of copy, the foot of a page no story.
    """

    page: int
    article: str
    line: int
    text: str
    fault: str


class Metric(NamedTuple):
    """One number of the rulebook: `key` is its place there, `name` what editors call it.

    `target` is the most the value may be, or the least where `floor` says so; places are worst first. Lengths are in em (字)
    or points (磅). `by_page` is the value on each page, in order, of what is measured page by page.
    """

    key: str
    name: str
    value: float
    target: float
    unit: Unit
    met: bool
    places: tuple[Place, ...] = ()
    floor: bool = False
    by_page: tuple[float, ...] = ()


def count(key: str, name: str, places: tuple[Place, ...], pages: Sequence[int] | None = None) -> Metric:
    """Count what may not be at all; on each of the `pages` too, if they are given by their numbers."""
    counts = Counter(place.page for place in places)
    return Metric(key, name, len(places), 0, "处", not places, places, by_page=tuple(counts[page] for page in pages or ()))


def share(key: str, name: str, whole: int, places: tuple[Place, ...]) -> Metric:
    """Give the share in per cent of what is as it must be; there may be nothing of the kind."""
    value = 100.0 * (whole - len(places)) / whole if whole else 100.0
    return Metric(key, name, value, 100, "%", not places, places, floor=True)
