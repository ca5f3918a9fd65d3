"""Unicode's line-break data (UAX #14, LineBreakTest 15.0) against our break opportunities: they agree, or differ on purpose.

Every difference must be covered by a row of the table below, which cites what we follow instead; a row nothing falls under fails
too. Levels of CSS `line-break` for zh are tested beside it, pair by pair.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from squareface import square_book

from epaper.typeset import costs
from epaper.typeset.boxes import Role, boxes_of
from epaper.typeset.habits import CHINESE
from epaper.typeset.seams import between

DATA = Path(__file__).with_name("data") / "LineBreakTest-15.0.0.txt.xz"
BOOK = square_book()
ATTACHED = {"CM", "CM1_CM", "ZWJ", "ZWJ_O_ZWJ_CM"}
# Hard breaks end paragraphs, unassigned characters are in no newspaper, conjoining jamo come out of shaping in one cluster.
OUTSIDE = {"BK", "CR", "LF", "NL", "SG", "XX", "XX_AL", "JL", "JV", "JT", "H2", "H3", "CB"}


class Place(NamedTuple):
    """A place between two characters: the classes on both sides, marks and blanks looked through; whether it may part."""

    text: str
    left: str
    right: str
    spaced: bool
    unicode: bool
    ours: bool


class Difference(NamedTuple):
    """Where we part a line (or not) and Unicode does not (or does): classes on both sides, empty for any, and why."""

    ours: bool
    left: str
    right: str
    spaced: bool | None
    why: str


DIFFERENCES = (
    Difference(False, "", "B2", None, "— is a connector and begins no line (clreq 3.1.7, basic level)"),
    Difference(False, "", "BA GL CM1_CM ZWJ_O_ZWJ_CM", None, "blanks in a row are one: a line parts after the last"),
    Difference(False, "", "CJ_NS", True, "the prohibitions hold over a blank: small kana begin no line (JIS X 4051)"),
    Difference(False, "", "EM", None, "a skin colour belongs to what stands before it, whatever that is"),
    Difference(False, "EM WJ ZW ZWJ_O_ZWJ_CM", "", None, "what is not seen makes no line of its own at the head of a paragraph"),
    Difference(False, "SP", "", None, "a mark on a blank at the head of a paragraph: the same"),
    Difference(False, "SY", "", None, "/ neither begins nor ends a line (clreq 3.1.7, GB level)"),
    Difference(
        False,
        "AI_AL AL CL CP_CP30 EX HL HY IN IS NS NU PO PR SA_AL BA B2 CJ_NS RI",
        "AI_AL AL BB EB HL ID NU OP OP_OP30 PO PR SA_AL RI",
        None,
        "Latin text parts at blanks: what is written without one is one word, number or formula (rulebook L7)",
    ),
    Difference(False, "CL CP_CP30 QU NU RI BA B2 CJ_NS", "QU PO RI", None, "quotes and signs keep to what they stand by"),
    Difference(True, "", "IN", None, "…… may begin a line: forbidden only at clreq's strict level, which hurts narrow columns"),
    Difference(True, "", "NS", None, "៖ and its like stand in no table of clreq; those that do, as 々 and 〜, agree"),
    Difference(True, "GL SP BB CM1_CM", "", None, "a mark on a blank, and a control for a blank, part words as the blank does"),
    Difference(True, "QU", "OP OP_OP30", True, "a blank between a straight quote and a bracket parts as any blank"),
    Difference(True, "RI", "RI", False, "two letters make a flag only side by side, with no mark between them"),
    Difference(True, "HY", "HL", False, "a hyphen in Hebrew parts as in Latin"),
)


@cache
def places() -> tuple[Place, ...]:
    return tuple(place for line in _lines() for place in _places(line))


def _lines() -> Iterator[str]:
    with lzma.open(DATA, "rt", encoding="utf-8") as file:
        yield from (line for line in file if not line.startswith("#"))


def _places(line: str) -> Iterator[Place]:
    data, comment = line.split("#", 1)
    tokens = data.split()
    text = "".join(chr(int(token, 16)) for token in tokens[1::2])
    classes = re.findall(r"\(([A-Za-z0-9_]+)\) [×÷]", comment)
    if OUTSIDE & set(classes):
        return
    ours = parts(text)
    for at in range(1, len(text)):
        before = at - 1
        while before and classes[before] in ATTACHED | {"SP"}:
            before -= 1
        spaced = "SP" in classes[before + 1 : at]
        yield Place(text, classes[before], classes[at], spaced, tokens[2 * at] == "÷", at in ours)


def parts(text: str, dearest: float = costs.SPLIT_ADDRESS) -> set[int]:
    """Return where a line may part within `text` for no more than `dearest` demerits."""
    boxes = boxes_of(text, (Role(0, len(text), "song"),), BOOK)
    return {box.end for box, split in zip(boxes, between(boxes, text, CHINESE)[1], strict=False) if split <= dearest}


def _covers(row: Difference, place: Place) -> bool:
    return (
        row.ours == place.ours
        and (not row.left or place.left in row.left.split())
        and (not row.right or place.right in row.right.split())
        and row.spaced in (None, place.spaced)
    )


def test_every_difference_from_unicode_is_meant() -> None:
    assert len(places()) > 9_000
    differing = [place for place in places() if place.ours != place.unicode]
    assert [place for place in differing if not any(_covers(row, place) for row in DIFFERENCES)] == []


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: row.why)
def test_no_difference_is_listed_in_vain(row: Difference) -> None:
    assert any(_covers(row, place) for place in places() if place.ours != place.unicode)


# CSS Text 3, 5.3: what `line-break` strict, normal and loose forbid for zh. We stand at normal, and with strict for 々 and ー.
@pytest.mark.parametrize(
    ("pair", "allowed", "why"),
    [
        ("国ァ", False, "CJ: normal lets small kana begin a line, strict does not; we follow strict"),
        ("国ー", False, "CJ: the same for the long-vowel mark"),
        ("国々", False, "NS: strict and normal"),
        ("国〜", False, "NS: strict; normal allows it in zh, clreq 3.1.7 does not"),
        ("国～", False, "clreq 3.1.7, basic level"),
        ("国–", False, "BA: strict and normal"),
        ("国·", False, "NS: strict; normal allows it in zh, clreq 3.1.7 does not"),
        ("国！", False, "EX: all levels"),
        ("国？", False, "EX: all levels"),
        ("国％", False, "PO: strict; normal allows it in zh, the rulebook's L7 does not"),
        ("国℃", False, "PO: the same"),
        ("￥国", False, "PR: the same"),
        ("№国", False, "PR: the same"),
        ("国…", True, "IN: clreq's strict level forbids it, GB level does not"),
        ("……", False, "IN: all levels; an ellipsis is one mark"),
        ("——", False, "B2: one mark of two em (GB/T 15834 5.1.6)"),
        ("（国", False, "OP: all levels"),
        ("国）", False, "CL: all levels"),
        ("国“", True, "QU: no Unicode class knows its side, GB/T 15834 does"),
        ("”国", True, "QU: the same"),
        ("国国", True, "ID"),
        ("國字", True, "ID, traditional"),
    ],
)
def test_levels_of_css_line_break(pair: str, allowed: bool, why: str) -> None:
    assert (1 in parts(pair)) is allowed, why


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("国 家", {2}),
        ("国\u00a0家", set()),
        ("a\u2060国", set()),
        ("super\u200bcali", {6}),
        ("👨\u200d👩\u200d👧国", {5}),
        ("🇨🇳🇺🇸国", {2, 4}),
        ("👍🏽国", {2}),
        ("e.g.国", {4}),
        ("歼-20国", {4}),
        ("C#国", {2}),
        ("4K/8K", set()),
        ("e-mail", {2}),
    ],
)
def test_places_where_text_may_part(text: str, places: set[int]) -> None:
    assert parts(text) == places
