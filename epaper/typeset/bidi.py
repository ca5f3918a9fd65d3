"""Text with right-to-left words in it → the embedding level of each character; `epaper.scene.order` makes lines of them.

UAX #9, the Unicode Bidirectional Algorithm, of Unicode 15, for paragraphs that run from left to right, as those of a Chinese
or an English paper do; rules are named as there. The library at hand, python-bidi, gives a reordered text but no levels, and the
levels of its older part in Python know neither isolates nor brackets. Text without a right-to-left character never gets this far.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from epaper.typeset.bidicontrols import ISOLATES, REMOVED, embedded, isolate_ends
from epaper.typeset.bidirules import Sequenced, direction, resolved

# What can change the direction of its surroundings: Hebrew to Arabic Extended-A, their presentation forms, the right-to-left
# blocks of the supplementary plane, and the controls.
TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
NUMBER: Final = re.compile(r"[0-9]+(?:[-.,:/~][0-9]+)*[%°]?")


def levels_of(text: str) -> tuple[int, ...]:
    """Return the embedding level of every character of a left-to-right paragraph; odd ones run from right to left."""
    if not TURNING.search(text):
        return (0,) * len(text)
    return embedding_levels(text, _house_kinds(text))


def kinds_of(text: str) -> tuple[str, ...]:
    """Return the bidirectional class of every character."""
    return tuple(unicodedata.bidirectional(char) or "L" for char in text)


def _house_kinds(text: str) -> tuple[str, ...]:
    """Return the classes as a Chinese paper takes them (UAX #9, HL3): full-width marks, and numbers that touch Han, are Chinese.

    Else the year of ئۇيغۇر，2026年 would go over to the other side of the word before it, away from its 年.
    """
    kinds = list(kinds_of(text))
    for index, char in enumerate(text):
        if unicodedata.east_asian_width(char) in "WF":
            kinds[index] = "L"
    for number in NUMBER.finditer(text):
        start, end = number.span()
        if "L" in (*kinds[end : end + 1], *kinds[max(0, start - 1) : start]):
            kinds[start:end] = "L" * (end - start)
    return tuple(kinds)


def embedding_levels(text: str, kinds: tuple[str, ...]) -> tuple[int, ...]:
    """Return the levels of a left-to-right paragraph whose characters have these classes."""
    ends = isolate_ends(kinds)
    levels, turned = embedded(kinds, ends)
    for sequence in tuple(_sequences(text, kinds, turned, levels, ends)):  # all, before any level changes
        for index, level in zip(sequence.indices, resolved(sequence), strict=True):
            levels[index] = level
    for index, kind in enumerate(kinds):  # X9 as 5.2 has it: what is removed goes with what stands before
        if kind in REMOVED:
            levels[index] = levels[index - 1] if index else 0
    return tuple(_with_blanks(kinds, levels))


def _sequences(
    text: str,
    kinds: Sequence[str],
    turned: Sequence[str],
    levels: Sequence[int],
    ends: Mapping[int, int],
) -> Iterator[Sequenced]:
    """Yield the isolating run sequences (X10), each with its classes and what stands at its two ends."""
    kept = [index for index, kind in enumerate(kinds) if kind not in REMOVED]
    runs = _level_runs(kept, kinds, levels)
    by_first = {run[0]: run for run in runs}
    closing = set(ends.values())
    neighbours = dict(zip(kept, [*kept[1:], -1], strict=True)), dict(zip(kept, [-1, *kept[:-1]], strict=True))
    for run in runs:
        if run[0] in closing:
            continue  # it goes on from a run that ends in an isolate
        sequence = list(run)
        while sequence[-1] in ends:
            sequence += by_first[ends[sequence[-1]]]
        level, first, last = levels[run[0]], sequence[0], sequence[-1]
        before, after = neighbours[1][first], neighbours[0][last]
        unclosed = kinds[last] in ISOLATES
        yield Sequenced(
            tuple(sequence),
            [turned[index] for index in sequence],
            [text[index] for index in sequence],
            level,
            direction(max(level, levels[before] if before >= 0 else 0)),
            direction(max(level, 0 if after < 0 or unclosed else levels[after])),
        )


def _level_runs(kept: Sequence[int], kinds: Sequence[str], levels: Sequence[int]) -> list[list[int]]:
    """Cut characters where their level changes (BD7), and behind a separator."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index] and kinds[runs[-1][-1]] != "B":
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _with_blanks(kinds: Sequence[str], levels: list[int]) -> list[int]:
    """Put separators, and white space before them and at the end, back to the level of the paragraph (L1)."""
    end = True
    for index in range(len(kinds) - 1, -1, -1):
        kind = kinds[index]
        end = kind in ("B", "S") or (end and (kind == "WS" or kind in ISOLATES or kind == "PDI" or kind in REMOVED))
        if end:
            levels[index] = 0
    return levels
