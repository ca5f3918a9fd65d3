"""Lines of stories → those that are plainly no running copy: lists, verse, names, tables, editors' notes (rulebook A8).

Invariant: only what is safe to tell by its looks is told; everything else stays copy. A heading ends any run of lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from epaper.issue.labels import ANY_LABEL
from epaper.issue.lead import opens_story
from epaper.issue.namelist import split_names
from epaper.issue.raw.lines import Line
from epaper.issue.raw.looks import PARAGRAPH_INDENT
from epaper.issue.surnames import DOUBLE_SURNAMES, SURNAMES

Material = Literal["item", "verse", "names", "table", "note"]

_SHORTEST_LIST, _SHORTEST_POEM, _FEWEST_NAMES, _SHORTEST_TABLE = 2, 4, 8, 2
_FEWEST_FREE_LINES = 3
_BULLET = re.compile(r"([•●■◆])\s*(?=[^\s•●■◆])")
_NUMBER = re.compile(r"(\d{1,2})(?:[.．、](?!\d)|[)）])\s*(?=\S)")
_VERSE = re.compile(r"([\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7})[，。；？！、：]")
_FREE_VERSE = re.compile(r"[\u4e00-\u9fff，、；：—…“”‘’《》·]{1,18}(?<![，、；：…—])$")  # no figures, no gaps, nothing at the end
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6})+")
_NO_NAME = re.compile(r"(?:参加|出席|列席|主持|陪同|讲话|致辞|等|等人)$")
_LABEL = re.compile(rf"(?:【{ANY_LABEL}】|(?:编者按|编者的话)(?:[：:\s]|$))")
_LABEL_ALONE = re.compile(rf"[【〔]?{ANY_LABEL}[】〕]?[：:]?$")
# Of a list of names, most must have a surname of the common ones.
_MOST = 0.7


def find_material(lines: Sequence[Line]) -> Mapping[int, Material]:
    """Return what lines are, by their places, where it is told by their looks."""
    found: dict[int, Material] = {}
    for kind, alike, fewest in _RUNS:
        for start, end in _runs(lines, alike):
            if end - start >= fewest and _is_sure(kind, lines, start, end):
                found.update((place, kind) for place in range(start, end) if place not in found)
    notes = (place for place, line in enumerate(lines) if not line.level and _LABEL.match(line.text))
    found.update((place, "note") for place in notes if place not in found)
    return found


def _is_sure(kind: Material, lines: Sequence[Line], start: int, end: int) -> bool:
    """Look at a run as a whole: names have surnames, and what stands over the first paragraph of a story are its heads."""
    if kind == "names":
        return _are_names(lines[start:end])
    if kind != "verse" or not lines[start].indent:
        return True
    heads = end < len(lines) and opens_story(lines[end].text)
    return not heads and not all(_NAME.fullmatch(line.text) and _has_surname(line.text) for line in lines[start:end])


def is_label(text: str) -> bool:
    """Say whether a line is the label of a note and nothing more."""
    return _LABEL_ALONE.match(text) is not None


def label_end(text: str) -> int:
    """Return where the label of a note ends."""
    found = _LABEL.match(text)
    return len(found[0].rstrip("：: ")) if found else 0


def as_item(text: str) -> str:
    """Set the bullet of an item off by a blank."""
    return _BULLET.sub(r"\1 ", text, count=1)


def _runs(lines: Sequence[Line], alike: Callable[[Line, Line | None], bool]) -> Iterator[tuple[int, int]]:
    """Cut out the runs of lines that are of a kind, each like the one before."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and not lines[end].level and alike(lines[end], lines[end - 1] if end > start else None):
            end += 1
        if end > start:
            yield start, end
        start = max(end, start + 1)


def _bulleted(line: Line, above: Line | None) -> bool:
    mark = _BULLET.match(line.text)
    return mark is not None and (above is None or above.text.startswith(mark[1]))


def _numbered(line: Line, above: Line | None) -> bool:
    mark = _NUMBER.match(line.text)
    before = _NUMBER.match(above.text) if above else None
    return mark is not None and (int(mark[1]) == int(before[1]) + 1 if before else int(mark[1]) == 1)


def _rhymed(line: Line, above: Line | None) -> bool:
    return _VERSE.fullmatch(line.text) is not None and (above is None or len(above.text) == len(line.text))


def _free(line: Line, above: Line | None) -> bool:
    """Say whether a line is one of free verse: short, indented as the line before it, without a mark at its end."""
    alike = above is None or above.indent == line.indent
    return line.indent >= PARAGRAPH_INDENT and alike and _FREE_VERSE.fullmatch(line.text) is not None


def _listed(line: Line, above: Line | None) -> bool:
    names = split_names(line.text)
    last = names[-1] if names else ""
    return len(names) > 1 and line.text[-1] != "。" and all(map(_NAME.fullmatch, names)) and not _NO_NAME.search(last)


def _are_names(lines: Sequence[Line]) -> bool:
    names = [name for line in lines for name in split_names(line.text)]
    known = sum(_has_surname(name) for name in names)
    return len(names) >= _FEWEST_NAMES and known >= _MOST * len(names)


def _has_surname(name: str) -> bool:
    return name[0] in SURNAMES or name[:2] in DOUBLE_SURNAMES or "·" in name


def _tabbed(line: Line, above: Line | None) -> bool:
    filled = sum(bool(cell) for cell in line.cells)
    return filled >= 2 and (above is None or len(above.cells) == len(line.cells))


_RUNS: tuple[tuple[Material, Callable[[Line, Line | None], bool], int], ...] = (
    ("table", _tabbed, _SHORTEST_TABLE),
    ("verse", _rhymed, _SHORTEST_POEM),
    ("verse", _free, _FEWEST_FREE_LINES),
    ("names", _listed, 1),
    ("item", _bulleted, _SHORTEST_LIST),
    ("item", _numbered, _SHORTEST_LIST),
)
