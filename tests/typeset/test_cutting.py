"""A headline is cut into lines as by trying every line, and one that is too long for its room is not cut in vain."""

from __future__ import annotations

import math
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.typeset.classes import ADDRESS
from epaper.typeset.cutting import ADDED_LINE, SCRAP_WIDTH, SLACK, SPACE_PASSED, Copy, Ruler, Way, _scrap, _tear, packed
from epaper.typeset.heads import Heading, HeadSetter, Room

BOOK = FontBook.shipped()
TEXTS = st.text("春耕 a，", min_size=1, max_size=14)


def copy_of(text: str, costs: tuple[float, ...], given_breaks: tuple[int, ...] = ()) -> Copy:
    ends = tuple(accumulate(0.5 if char in " a" else 1.0 for char in text))
    return Copy(text, costs, given_breaks, Ruler((0.0, *ends[:-1]), ends))


def has_semantic_blank(text: str) -> bool:
    """Say whether a blank with a Han or mark beside it stands inside a line."""
    inner = text.strip(" ")
    return any(char == " " and not inner[at - 1 : at + 2].isascii() for at, char in enumerate(inner))


def tried(copy: Copy, limit: float) -> Way:
    """Try every line before every end, and of equally good cuts take the first."""
    best = [Way(0.0, ())]
    for end in range(1, len(copy.text) + 1):
        whole = end == len(copy.text) or end in copy.given
        toll = ADDED_LINE + (0.0 if whole else _tear(copy, end))
        whole = whole or copy.text[end - 1] == " "
        ways = []
        for at in range(end):
            width = copy.ruler.width(at, end)
            if width <= limit or at == end - 1:
                kept = SPACE_PASSED if not whole and has_semantic_blank(copy.text[at:end]) else 0.0
                empty = SLACK * max(0.0, 1 - width / limit) ** 2
                alone = at == 0 and end == len(copy.text)
                scrap = 0.0 if alone or limit <= SCRAP_WIDTH else _scrap(copy.text[at:end], width, last=end == len(copy.text))
                ways.append(Way(best[at].badness + toll + kept + empty + scrap, best[at].cuts))
        chosen = min(ways)
        best.append(Way(chosen.badness, (*chosen.cuts, end)))
    return best[-1]


@given(TEXTS, st.data(), st.sampled_from((0.4, 1.0, 2.5, 4.0, 20.0)))
def test_a_headline_is_packed_as_by_trying_every_line(text: str, data: st.DataObject, limit: float) -> None:
    costs = data.draw(st.tuples(*[st.sampled_from((0.0, 3.0, 14.0, math.inf))] * (len(text) - 1)))
    breaks = tuple(sorted(data.draw(st.sets(st.integers(1, len(text)), max_size=2))))
    copy = copy_of(text, costs, breaks)
    assert packed(copy, limit) == tried(copy, limit)


@given(TEXTS, st.data())
def test_a_semantic_blank_is_one_inside_a_line_with_a_han_or_mark_beside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert copy_of(text, ()).semantic(start, end) == has_semantic_blank(text[start:end])


def test_a_headline_far_too_long_for_its_room_is_only_packed() -> None:
    setter = HeadSetter(BOOK)
    (fit,) = setter.fit(Heading(("春耕生产全面展开" * 60,), "song-black"), Room(400.0, 20.0, 40.0, 3))
    assert "".join(fit.lines) == "春耕生产全面展开" * 60
    assert setter.settings.cache_info().misses == 0


def test_a_run_of_letters_is_read_once_for_addresses() -> None:
    assert ADDRESS.search("a" * 200_000) is None  # minutes, if it is read to its end from each of them
