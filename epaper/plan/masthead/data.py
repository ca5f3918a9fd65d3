"""Who publishes the paper, entry by entry → lines: in a block beside its name, or across the page (报头资料)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from epaper.plan.grid import TYPE_LEAST, Grid
from epaper.style import House

Entry = tuple[str, str]  # a text and its face
Width = Callable[[str, str], float]  # of a text in a face, in ems
DATA_PITCH = 1.55  # of the body's size: the least from line to line of the data block
# Its types: of the body's size or of the name's at the least; of that at the most.
DATA_SIZE, DATA_TYPE, DATA_MOST = 0.9, 0.084, 0.11
DATA_LEAD = 1.7  # of its own: from line to line where its types grow to fill the height of the name
JOINTS = "、，；。）./-_ "  # an entry that is too wide is rather parted after one of these
SHRINK = 1.7  # one entry so much wider than the others is set smaller, though never under the least size
GROUP_GAP = 0.6  # lines of white between who makes the paper and its number, where there are two lines or more of each
PARTING = 0.03  # of the block's width, on average, that its lines must fill better for each one that is parted
NARROWEST = 8.0  # ems: no entry is parted for a narrower block
NARROWS = 8  # of the narrowest letters to an em, at the most
PARTED_MOST = 12  # lines more, because entries are too wide for one
EARS_GAP = 2.0  # ems between entries in lines


class DataBlock(NamedTuple):
    """The data 报头资料 beside the name: its lines, their size in points (a wide one's is less) and the width they take."""

    lines: tuple[Entry, ...]
    size: float
    width: float
    group: int = 0  # lines of the first group, who makes the paper, where a gap sets it off

    @property
    def deep(self) -> float:
        """Count its lines and the gap."""
        return len(self.lines) + (GROUP_GAP if self.group else 0.0)


def labelled(entries: list[Entry], house: House) -> list[Entry]:
    """Join what belongs together where there are lines and no columns: the number and its label, who made the page."""
    label, wording = house.wording.number_label, house.wording
    staff = tuple(duty for duty in (wording.editor, wording.designer, wording.proofreader) if duty)
    joined: list[Entry] = []
    for text, face in entries:
        if joined and ((label and joined[-1][0] == label) or (text.startswith(staff) and joined[-1][0].startswith(staff))):
            joined[-1] = f"{joined[-1][0]} {text}", joined[-1][1]
        else:
            joined.append((text, face))
    return joined


def in_lines(entries: list[Entry], width: Width, room: float) -> tuple[tuple[Entry, ...], ...]:
    """Share entries out, in their order, among as few lines of `room` ems as hold them, the fullest as little full as may be.

    One that is wider is parted, each part on a line of its own, unless that makes too many lines.
    """
    parted = [(part, face) for text, face in entries for part in islice(wrapped(text, face, width, room), PARTED_MOST + 2)]
    entries = parted if len(parted) - len(entries) <= PARTED_MOST else entries
    needs = [width(text, face) + EARS_GAP for text, face in entries]
    rooms = {sum(needs[first:end]) - EARS_GAP for end in range(len(needs) + 1) for first in range(end)}
    fewest = _filled(needs, room)
    ways = (_filled(needs, each) for each in sorted(rooms) if each <= room)
    counts = next((way for way in ways if len(way) == len(fewest)), fewest)
    ends = list(accumulate(counts))
    return tuple(tuple(entries[end - count : end]) for end, count in zip(ends, counts, strict=True))


def wrapped(text: str, face: str, width: Width, room: float) -> Iterator[str]:
    """Part a text into pieces of `room` ems at the most, each as full as can be, at a joint where there is one near its end."""
    while text and width(text, face) > room:
        full = _full(text, face, width, room)
        count = _joint(text, full)
        yield text[:count].rstrip()
        text = text[count:].lstrip()
    if text:
        yield text


def _joint(text: str, full: int) -> int:
    """Count the characters up to the last joint in the second half of the first `full` ones, or all of these."""
    return next((cut for cut in range(full, full // 2, -1) if text[cut - 1] in JOINTS), full)


def _full(text: str, face: str, width: Width, room: float) -> int:
    """Count the characters at the beginning of a text that `room` ems hold, one at the least."""
    most = min(len(text), int(room * NARROWS))
    return max(1, bisect_right(range(1, most), room, key=lambda count: width(text[:count], face)))


def _filled(needs: list[float], room: float) -> list[int]:
    """Fill lines of `room` ems one after the other; return how many entries, that need so many ems with a gap, each has."""
    counts: list[int] = []
    left = 0.0
    for need in needs:
        if not counts or need > left + EARS_GAP:
            counts.append(0)
            left = room
        counts[-1] += 1
        left -= need
    return counts


def is_address(text: str) -> bool:
    """Say whether an entry is an address of the web, with or without its label."""
    return text.rpartition("：")[2].isascii()


def data_block(entries: list[Entry], width: Width, grid: Grid, name_size: float, most: float, height: float) -> DataBlock:
    """Set the data in lines at most `most` points wide, as large as fills `height`, and parted where that fills them better."""
    least = max(TYPE_LEAST, grid.size * DATA_SIZE, name_size * DATA_TYPE)
    room = most / max(TYPE_LEAST, least / SHRINK)
    tails = [(text.partition("：")[2], face) for text, face in entries]
    whole = {width(text, face): is_address(text) for text, face in (*entries, *tails) if text}
    narrowest = max((ems for ems, latin in whole.items() if latin and ems <= room), default=NARROWEST)  # an address is not parted
    rooms = {room, *(ems for each in whole for ems in (each, each / 2 + 1.0) if narrowest <= ems <= room)}
    blocks = [_sized(data_lines(entries, width, each), width, least, name_size, most, height) for each in sorted(rooms)]
    most_lines = max(min(len(block.lines) for _, block in blocks), int(height / (grid.size * DATA_PITCH)))
    fitting = [(filled, block) for filled, block in blocks if len(block.lines) <= most_lines]
    return max(fitting, key=lambda each: each[0] - PARTING * len(each[1].lines))[1]


def _sized(
    lines: tuple[Entry, ...], width: Width, least: float, name_size: float, most: float, height: float
) -> tuple[float, DataBlock]:
    """Size lines of data; one wide line may be smaller. Also say how much of the block's width they fill, on average."""
    ems = [max(1.0, width(text, face)) for text, face in lines]
    *_, second, widest = sorted([1.0, *ems])
    size = max(least, min(height / (len(lines) * DATA_LEAD), name_size * DATA_MOST))
    size = min(size, most / second, most * SHRINK / widest)
    measure = min(most, max(second * size, widest * max(TYPE_LEAST, size / SHRINK)))
    return sum(min(1.0, each * size / measure) for each in ems) / len(ems), DataBlock(lines, size, measure)


def data_lines(entries: Iterable[Entry], width: Width, room: float) -> tuple[Entry, ...]:
    """Set entries in `room` ems: on one line, or parted after a colon or where the line is full."""
    return tuple((line, face) for text, face in entries for line in _parted(text, face, width, room))


def _parted(text: str, face: str, width: Width, room: float) -> Iterator[str]:
    while width(text, face) > room and len(text) > 1:
        head, colon, tail = text.partition("：")
        if colon and tail:
            count = len(head) + 1
        else:
            full = min(len(text) - 1, max(1, int(len(text) * room / width(text, face))))
            count = _joint(text, full)
        yield text[:count]
        text = text[count:]
    yield text
