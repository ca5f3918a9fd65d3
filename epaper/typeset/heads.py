"""A headline and a width → the ways to set it: its lines, one type size, and how good each way is (rulebook H3, H4).

Invariants: the lines of a fit, joined, are the headline without the spaces it was broken at; all lines of a fit are of one
size, a half point apart from the next, never condensed; there is a fit for every headline of at least one character.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from epaper.typeset.classes import MARKS, TABLE, Kind
from epaper.typeset.sense import INSIDE_WORD, break_costs

FULLEST = 0.95  # a head may fill this much of its measure (rulebook H3) …
EMPTIEST = 0.60  # … and should fill this much
STEP = 0.5  # points between one size and the next
HALF_WIDTH = frozenset(char for char, kind in TABLE.items() if kind in MARKS or kind is Kind.DOT)  # in heads, on half bodies
LATIN = 0.6  # em: digits of the heavy faces and of Kai are 0.555-0.625 wide, small letters less
CAPITAL = 0.75  # em: capitals of the same faces
BROAD, BROADEST = frozenset("MWmw%@&‰"), 1.0  # em: their broadest letters and signs
TORN = 60.0  # a break that sense forbids, taken only when a head fits in no other way
UNEVEN = 8.0  # price of the squared departure of a line from the mean
STUB = 6.0  # price of a line shorter than this share of the mean
STUB_SHARE = 0.45
SPACE_KEPT = 2.0  # price of a semantic space left inside a line while another place is broken
SIZE_WORTH = 6.0  # price of all the size lost: an evener break may be worth a little less sense
THINNESS = 10.0  # price of the share by which a head stays below `EMPTIEST`
ADDED_LINE = 12.0  # price of a line more, where a headline needs more lines than it may have
SLACK = 6.0  # price of the squared emptiness of such a line
KEPT = 6  # ways kept for each number of lines


class Setting(NamedTuple):
    """A headline cut into lines: their texts, their widths in em, and how bad the cut is."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    badness: float


class HeadFit(NamedTuple):
    """A headline set at a size: `fill` is its widest line as a share of the measure, `badness` compares fits (0 is best)."""

    lines: tuple[str, ...]
    size: float
    fill: float
    badness: float


class _Way(NamedTuple):
    badness: float
    cuts: tuple[int, ...]


def display_width(text: str) -> float:
    """Measure a display line in em: Han 1, marks ½, a semantic space 1, digits and Latin by class."""
    return sum(_width(char) for char in text)


def joined(text_lines: tuple[str, ...]) -> str:
    """Put the given lines of a headline on one line, a semantic space between them."""
    return " ".join(text_lines)


def break_head(text_lines: tuple[str, ...], lines: int, costs: tuple[float, ...]) -> tuple[Setting, ...]:
    """Give the good ways to set a headline in `lines` lines, best first; none when that would tear words.

    `costs` belong to `joined(text_lines)`. With as many lines as were given, or more, every given line starts a new one.
    """
    text = joined(text_lines)
    stops = tuple(at + 1 for at, cost in enumerate(costs) if cost < INSIDE_WORD)
    given = _given_breaks(text_lines) if lines >= len(text_lines) else ()
    widths = _running_widths(text)
    ways = _best_ways(text, lines, stops, given, costs, widths)
    return tuple(_setting(text, way) for way in ways)


def fit_head(
    article_head: tuple[str, ...], width_pt: float, min_size: float, max_size: float, max_lines: int, context: str = ""
) -> tuple[HeadFit, ...]:
    """Set a headline across `width_pt`: for each number of lines the best cut at the largest size that fits, best first.

    Sizes lie between `min_size` and `max_size`; a headline too long for `max_lines` lines of `min_size` gets as many lines as
    it needs. No headline, no fit.
    """
    if not joined(article_head).strip():
        return ()
    fits = [
        fit
        for lines in range(1, max_lines + 1)
        if (fit := _fit(_settings(article_head, lines, context), width_pt, min_size, max_size)) is not None
    ]
    if not fits:
        fits = [_forced_fit(article_head, width_pt, min_size, context)]
    return tuple(sorted(fits, key=lambda fit: (fit.badness, -fit.size, len(fit.lines))))


@lru_cache(maxsize=1024)
def _settings(text_lines: tuple[str, ...], lines: int, context: str) -> tuple[Setting, ...]:
    return break_head(text_lines, lines, head_costs(text_lines, context))


@lru_cache(maxsize=256)
def head_costs(text_lines: tuple[str, ...], context: str = "") -> tuple[float, ...]:
    """Price the breaks of `joined(text_lines)`."""
    return break_costs(joined(text_lines), context)


def _fit(settings: tuple[Setting, ...], width: float, least: float, most: float) -> HeadFit | None:
    """Choose among cuts into one number of lines: sense first, but a clearly larger type is worth something."""
    fits = []
    for setting in settings:
        size = min(most, _step(FULLEST * width / max(setting.widths)))
        if size >= least:
            fits.append(_head_fit(setting, size, width, most))
    return min(fits, key=lambda fit: (fit.badness, -fit.size), default=None)


def _head_fit(setting: Setting, size: float, width: float, most: float) -> HeadFit:
    fill = max(setting.widths) * size / width
    lost = SIZE_WORTH * (1 - size / most) + THINNESS * max(0.0, EMPTIEST - fill)
    return HeadFit(setting.lines, size, fill, setting.badness + lost)


def _forced_fit(text_lines: tuple[str, ...], width: float, size: float, context: str) -> HeadFit:
    """Set a headline that is too long at the lowest size in as many lines as it needs, in the last resort through words."""
    text = joined(text_lines)
    setting = _packed(text, head_costs(text_lines, context), _given_breaks(text_lines), FULLEST * width / size)
    return HeadFit(setting.lines, size, max(setting.widths) * size / width, setting.badness)


def _packed(text: str, costs: tuple[float, ...], given: tuple[int, ...], limit: float) -> Setting:
    """Cut `text` into lines of at most `limit` em, whatever their number; a single character may stand wider than that."""
    widths = _running_widths(text)
    best = [_Way(0.0, ())]
    for end in range(1, len(text) + 1):
        toll = ADDED_LINE + (0.0 if end == len(text) or end in given else _tear(text, end, costs))
        starts = [at for at in range(end) if at == end - 1 or _line_width(text, at, end, widths) <= limit]
        ways = [
            _Way(best[at].badness + toll + SLACK * max(0.0, 1 - _line_width(text, at, end, widths) / limit) ** 2, best[at].cuts)
            for at in starts
        ]
        chosen = min(ways)
        best.append(_Way(chosen.badness, (*chosen.cuts, end)))
    return _setting(text, best[-1])


def _tear(text: str, end: int, costs: tuple[float, ...]) -> float:
    """Price a break of the last resort: a quotation or name between two Han, sooner than a mark or a figure."""
    if costs[end - 1] < math.inf:
        return costs[end - 1]
    return TORN if all("\u3400" <= char <= "\u9fff" for char in text[end - 1 : end + 1]) else 5 * TORN


def _best_ways(
    text: str,
    lines: int,
    stops: tuple[int, ...],
    given: tuple[int, ...],
    costs: tuple[float, ...],
    widths: tuple[float, ...],
) -> list[_Way]:
    """Keep the best ways to reach every stop in 1, 2, … lines; the last row holds the ways through the whole text."""
    mean = widths[-1] / lines
    places = (*stops, len(text))
    row: dict[int, list[_Way]] = {0: [_Way(0.0, ())]}
    for number in range(1, lines + 1):
        ends = places if number < lines else (len(text),)
        row = {
            end: ways
            for end in ends
            if (ways := _extend(row, end, text, given, costs, widths, mean, last=end == len(text) and number == lines))
        }
    return row.get(len(text), [])


def _extend(
    row: dict[int, list[_Way]],
    end: int,
    text: str,
    given: tuple[int, ...],
    costs: tuple[float, ...],
    widths: tuple[float, ...],
    mean: float,
    *,
    last: bool,
) -> list[_Way]:
    """Add a line that ends at `end` to the ways of the row before."""
    if end == len(text) and not last:
        return []
    toll = 0.0 if last or end in given else costs[end - 1]
    ways = []
    for start, before in row.items():
        if start >= end or any(start < must < end for must in given):
            continue
        price = toll + _shape(text, start, end, widths, mean)
        if not last and end not in given and text[end - 1] != " " and " " in text[start:end].strip():
            price += SPACE_KEPT
        ways += [_Way(way.badness + price, (*way.cuts, end)) for way in before]
    return sorted(ways)[:KEPT]


def _shape(text: str, start: int, end: int, widths: tuple[float, ...], mean: float) -> float:
    """Price a line's departure from the mean; long and short may follow each other, a stub may not."""
    width = _line_width(text, start, end, widths)
    return UNEVEN * ((width - mean) / mean) ** 2 + (STUB if width < STUB_SHARE * mean else 0.0)


def _line_width(text: str, start: int, end: int, widths: tuple[float, ...]) -> float:
    """Measure the line `start:end`; a space it was broken at is not set."""
    return widths[end] - widths[start] - (1.0 if text[end - 1] == " " else 0.0)


def _setting(text: str, way: _Way) -> Setting:
    lines = tuple(text[start:end].strip(" ") for start, end in zip((0, *way.cuts), way.cuts, strict=False))
    return Setting(lines, tuple(display_width(line) for line in lines), way.badness)


def _given_breaks(text_lines: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the given lines begin in the joined text."""
    ends, at = [], 0
    for line in text_lines[:-1]:
        at += len(line) + 1
        ends.append(at)
    return tuple(ends)


def _running_widths(text: str) -> tuple[float, ...]:
    total, widths = 0.0, [0.0]
    for char in text:
        total += _width(char)
        widths.append(total)
    return tuple(widths)


def _width(char: str) -> float:
    if char in HALF_WIDTH:
        return 0.5
    if char == " " or ord(char) > 0x2000:
        return 1.0
    return BROADEST if char in BROAD else CAPITAL if char.isupper() else LATIN


def _step(size: float) -> float:
    return math.floor(size / STEP + 1e-9) * STEP
