"""A headline and a width → the ways to set it: its lines, one type size, and how good each way is (rulebook H3, H4).

Invariants: the lines of a fit, joined, are the headline without the blanks it was cut at; all lines of a fit are of one size,
a half point apart from the next, never condensed; there is a fit for every headline of at least one character. Widths are
those of the lines as they will be set: what fits here fits on the page.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from epaper.issue.text import is_han
from epaper.typeset.cutting import INVISIBLE, Copy, Ruler, best_ways, packed, tears
from epaper.typeset.display import display_extents, display_line, display_width
from epaper.typeset.lexicon import Lexicon
from epaper.typeset.sense import break_costs
from epaper.typeset.upright import upright_extents, upright_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.fonts.book import FontBook
    from epaper.typeset.cutting import Way
    from epaper.typeset.display import Extent
    from epaper.typeset.model import DisplayLine

FULLEST = 0.95  # a head may fill this much of its measure (rulebook H3) …
EMPTIEST = 0.60  # … and should fill this much
STEP = 0.5  # points between one size and the next
SIZE_WORTH = 6.0  # price of all the size lost: an evener break may be worth a little less sense
SHRUNK = 0.85  # of its least size a head may have, a step below its tier, rather than tear a word or a quotation …
SHRUNK_LINES = 3  # … and the lines it may then have beyond those it should
THINNESS = 20.0  # price of the share by which a head stays below `EMPTIEST`
# A line of fewer Chinese characters reads as a scrap, and one of less than this share of the widest leaves a hole beside it …
LEAST_LINE, EVENEST = 4.0, 0.6
# … price per em it lacks, and per share: another number of lines, a smaller size or a wider measure is better. Which cut into a
# number of lines is the best is for sense to say.
SCRAP, UNEVEN = 8.0, 20.0
SURELY = 2.0  # times its room: a headline that is so long does not fit, however it is cut
REMEMBERED = 4096  # lines of heads, and headlines cut into some number of lines


class Setting(NamedTuple):
    """A headline cut into lines: their texts, the width of the widest in em, how bad the cut is, and so unequal lines."""

    lines: tuple[str, ...]
    width: float
    badness: float
    uneven: float


class HeadFit(NamedTuple):
    """A headline set at a size: `fill` is its widest line as a share of the measure, `badness` compares fits (0 is best)."""

    lines: tuple[str, ...]
    size: float
    fill: float
    badness: float


class Room(NamedTuple):
    """What a headline is fitted to: a measure and the sizes it may have, in points, and lines at the most."""

    width: float
    least: float
    most: float
    lines: int


class Heading(NamedTuple):
    """A headline to be set: its lines as written, its face, upright 竖排 or not, and the article's text as witness of words."""

    lines: tuple[str, ...]
    face: str
    upright: bool = False
    context: str = ""


class HeadSetter:
    """Sets heads in the faces of one book; remembers what it has measured and cut."""

    def __init__(self, book: FontBook, lexicon: Lexicon | None = None) -> None:
        """Take the faces, and the words to break at."""
        self._book = book
        self._lexicon = lexicon or Lexicon.shipped()
        self.fit = lru_cache(REMEMBERED)(self._fit)
        self.line = lru_cache(REMEMBERED)(self._line)
        self.width = lru_cache(REMEMBERED)(self._width)
        self.settings = lru_cache(REMEMBERED)(self._settings)
        self._copy = lru_cache(REMEMBERED)(self._priced)
        self._packed = lru_cache(REMEMBERED)(self._pack)

    def _fit(self, heading: Heading, room: Room) -> tuple[HeadFit, ...]:
        """Set a headline: for each number of lines the best cut at the largest size that fits, best first.

        A headline too long for the room's lines gets as many of the least size as it needs. No headline, no fit.
        """
        if not joined(heading.lines).strip():
            return ()
        fits = [fit for lines in range(1, room.lines + 1) if (fit := self._best(heading, lines, room))] or self._forced(
            heading, room
        )
        return tuple(sorted(fits, key=lambda fit: (fit.badness, -fit.size, len(fit.lines))))

    def _best(self, heading: Heading, lines: int, room: Room) -> HeadFit | None:
        """Return the best of the good ways to set a headline in so many lines, if one has room at the least size."""
        whole, widest = self._copy(heading).ruler.ends[-1], FULLEST * room.width / room.least
        if whole > lines * (SURELY * widest + SURELY):  # whatever marks and blanks at the ends of lines give: do not look for it
            return None
        return _best_fit(self.settings(heading, lines), room)

    def _settings(self, heading: Heading, lines: int) -> tuple[Setting, ...]:
        """Give the good ways to set a headline in so many lines, best first; none when that would tear words.

        With as many lines as were written, or more, every written line starts a new one.
        """
        copy = self._copy(heading)
        kept = copy if lines >= len(heading.lines) else copy._replace(given=())
        return tuple(self._setting(heading, way) for way in best_ways(kept, lines))

    def _forced(self, heading: Heading, room: Room) -> list[HeadFit]:
        """Set a headline that is too long at the least size in as many lines as it needs, in the last resort through words.

        Rather than that it is set a little smaller.
        """
        setting, torn = self._packed(heading, FULLEST * room.width / room.least)
        if torn and room.least < room.most:  # else its size is given
            below = room._replace(least=_step(room.least * SHRUNK), most=room.least)
            most = max(min(len(setting.lines) + 1, room.lines), min(len(setting.lines), room.lines + SHRUNK_LINES))
            for lines in range(1, most + 1):
                fit = self._best(heading, lines, below)
                if fit is not None:
                    return [fit._replace(badness=setting.badness + setting.uneven)]
        fill = setting.width * room.least / room.width
        return [HeadFit(setting.lines, room.least, fill, setting.badness + setting.uneven)]

    def _pack(self, heading: Heading, limit: float) -> tuple[Setting, bool]:
        """Cut a headline into lines of at most `limit` em; say whether that tears it."""
        copy = self._copy(heading)
        way = packed(copy, limit)
        return self._setting(heading, way), tears(copy, way)

    def _setting(self, heading: Heading, way: Way) -> Setting:
        lines = way.lines(joined(heading.lines))
        widths = [max(self.width(line, heading.face, heading.upright), INVISIBLE) for line in lines]
        least = LEAST_LINE if any(map(is_han, "".join(lines))) and not heading.upright else 0.0
        return Setting(lines, max(widths), way.badness, uneven(widths, least))

    def _line(self, text: str, face: str, upright: bool = False) -> DisplayLine:
        """Set one line of a head."""
        return upright_line(text, face, self._book) if upright else display_line(text, face, self._book)

    def _width(self, text: str, face: str, upright: bool = False) -> float:
        """Measure such a line in em."""
        return self.line(text, face, True).width if upright else display_width(text, face, self._book)

    def _priced(self, heading: Heading) -> Copy:
        """Put a headline on one line and measure and price its breaks."""
        text = joined(heading.lines)
        measured = (upright_extents if heading.upright else display_extents)(text, heading.face, self._book)
        costs = break_costs(text, heading.context, self._lexicon)
        return Copy(text, costs, _written_breaks(heading.lines), ruler(measured, len(text)))


def joined(text_lines: tuple[str, ...]) -> str:
    """Put the given lines of a headline on one line, a semantic space between them."""
    return " ".join(text_lines)


def ruler(extents: Sequence[Extent], characters: int) -> Ruler:
    """Tell where each character of a line begins and ends; one inside a piece takes an even share of it."""
    begins, ends = [0.0] * characters, [0.0] * characters
    for piece in extents:
        count = piece.end - piece.start
        for at in range(count):
            begins[piece.start + at] = piece.begins + (piece.ends - piece.begins) * at / count
            ends[piece.start + at] = piece.begins + (piece.ends - piece.begins) * (at + 1) / count
    return Ruler(tuple(begins), tuple(ends))


def _best_fit(settings: tuple[Setting, ...], room: Room) -> HeadFit | None:
    """Choose among cuts into one number of lines: sense first, but a clearly larger type is worth something."""
    best: tuple[float, float, float, Setting] | None = None
    for setting in settings:
        size = min(room.most, _step(FULLEST * room.width / setting.width))
        if size >= room.least:
            fill = setting.width * size / room.width
            lost = SIZE_WORTH * (1 - size / room.most) + THINNESS * max(0.0, EMPTIEST - fill)
            if best is None or (setting.badness + lost, -size) < best[:2]:
                best = setting.badness + lost, -size, fill, setting
    if best is None:
        return None
    badness, size, fill, setting = best
    return HeadFit(setting.lines, -size, fill, badness + setting.uneven)


def uneven(widths: Sequence[float], least: float) -> float:
    """Price lines of so many ems, several of them, that are shorter than `least` or than most of the widest."""
    if len(widths) == 1:
        return 0.0
    scraps = sum(max(0.0, least - width) for width in widths)
    return SCRAP * scraps + UNEVEN * max(0.0, EVENEST - min(widths) / max(widths))


def _written_breaks(text_lines: tuple[str, ...]) -> tuple[int, ...]:
    """Return where the written lines begin in the joined text."""
    ends, at = [], 0
    for line in text_lines[:-1]:
        at += len(line) + 1
        ends.append(at)
    return tuple(ends)


def _step(size: float) -> float:
    return math.floor(size / STEP + 1e-9) * STEP
