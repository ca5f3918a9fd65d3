"""Justified lines → how evenly grey the copy is: opened lines, squeezed lines, and last lines of a single character (Q5-Q7)."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import NamedTuple

from epaper.quality.copy import Seen, Strand, blanks, running, solid_steps
from epaper.quality.model import Metric, Place, count
from epaper.typeset.classes import MARKS, Kind, kind_of

LOOSE = 0.05  # em per gap: the most that reads as even colour (rulebook L12)
TORN = 0.125  # ... and what no line may reach unless an unbreakable forces it
LOOSE_SHARE = 3.0  # per cent of lines that may be looser than LOOSE
PERCENTILE = 0.95
SQUEEZED = 0.6  # of what marks and blanks can give, on average
WORDS_APART = 0.5  # em: blanks between Latin words as wide as that are still even (clreq 3.2.6); what they have more …
WORD = 5  # … falls to as many letters: a blank of ¾ em is as loose as Han 0.05 em apart, one of an em and more is a hole
ROUNDING = 5e-4  # em


class Opened(NamedTuple):
    """A justified line and the white at each of its gaps in em; in Latin copy, its blanks and what they give to each letter."""

    white: float
    blank: float
    seen: Seen

    def place(self) -> Place:
        """Name the line."""
        return self.seen.place(f"词间空 {self.blank:.2f} 字" if self.blank else f"每字间空 {self.white:.2f} 字")


def looseness(found: Sequence[Strand]) -> tuple[Metric, ...]:
    """Q5: how many lines are loose, how loose most are at the most, and the loosest."""
    lines = sorted((opened(seen) for seen in _justified(found)), key=lambda each: each.white)
    loose = [each for each in reversed(lines) if each.white > LOOSE + ROUNDING]
    torn = tuple(each.place() for each in loose if each.white > TORN + ROUNDING)
    part = 100 * len(loose) / len(lines) if lines else 0.0
    few = len(loose) <= math.ceil(len(lines) * LOOSE_SHARE / 100)  # a single line of a short issue is no share
    usual = lines[int(PERCENTILE * (len(lines) - 1))].white if lines else 0.0
    most = lines[-1].white if lines else 0.0
    return (
        Metric("Q5", "松行", part, LOOSE_SHARE, "%", few, tuple(each.place() for each in loose)),
        Metric("Q5-95", "字间空，九成五的行", usual, LOOSE, "字", usual <= LOOSE + ROUNDING or few),
        Metric("Q5-max", "字间空，最松的行", most, TORN, "字", not torn, torn),
    )


def squeezing(found: Sequence[Strand]) -> Metric:
    """Q6: how much of what marks and blanks can give is taken, on average of the lines that have any inside."""
    shares = [seen.line.squeeze for seen in _justified(found) if seen.line.squeeze > 0 or _gives(seen.line.text)]
    value = statistics.fmean(shares) if shares else 0.0
    return Metric("Q6", "标点挤压程度", value, SQUEEZED, "", value <= SQUEEZED)


def lone_characters(found: Sequence[Strand]) -> Metric:
    """Q7: paragraphs that end on a line of one character 孤字 (rulebook P3); an item's mark is a line beside its first."""
    last = [strand.lines[-1] for strand in running(found) if len({seen.line.baseline for seen in strand.lines}) > 1]
    lone = [seen.place("末行只有一个字") for seen in last if _letters(seen.line.text) <= 1]
    return count("Q7", "孤字", tuple(lone))


def opened(seen: Seen) -> Opened:
    """Measure a justified line: as far as solid Han stand apart, or words do; else what the setter says of it."""
    steps, wide = tuple(solid_steps(seen)), tuple(blanks(seen))
    if steps:
        return Opened(max(0.0, statistics.median(steps)), 0.0, seen)
    if wide:
        blank = statistics.median(wide)
        return Opened(max(0.0, blank - WORDS_APART) / WORD, blank, seen)
    return Opened(seen.line.stretch, 0.0, seen)


def _justified(found: Sequence[Strand]) -> list[Seen]:
    return [seen for strand in found for seen in strand.lines if seen.line.measure > 0]


def _gives(text: str) -> bool:
    return any(kind_of(char) in MARKS or char == " " for char in text.strip()[:-1])


def _letters(text: str) -> int:
    return sum(kind_of(char) not in MARKS and kind_of(char) not in (Kind.SPACE, Kind.JOIN) for char in text)
