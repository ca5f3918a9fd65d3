"""Which class a character has, what may stand at a line's edges, and what the white between two classes is."""

from __future__ import annotations

import pytest

from epaper.typeset.classes import Kind, kind_in, kind_of
from epaper.typeset.costs import SPLIT_NUMBER, SPLIT_RULE, SPLIT_WORD
from epaper.typeset.spacing import Squeeze, gap_between
from epaper.typeset.splits import split_cost


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("“‘（《〈【「『", Kind.OPEN),
        ("”’）》〉】」』", Kind.CLOSE),
        ("，、；：", Kind.PAUSE),
        ("。？！", Kind.STOP),
        ("—–～", Kind.CONNECT),
        ("…⸺", Kind.DASH),
        ("·", Kind.DOT),
        ("/／", Kind.SLASH),
        ("aZ09éжα%", Kind.LATIN),
        (",.;:!?)", Kind.LATIN_CLOSE),
        ("([{", Kind.LATIN_OPEN),
        ("国繁漢㐀𠀀あア한😀★①", Kind.HAN),
        ("％℃々ー", Kind.UNIT),
        (" \t\u3000\u00a0", Kind.SPACE),
        ("\u0301\u200b\u200d\ufe0f", Kind.JOIN),
    ],
)
def test_class_of_characters(characters: str, kind: Kind) -> None:
    assert {char: kind_of(char) for char in characters} == dict.fromkeys(characters, kind)


@pytest.mark.parametrize(
    ("left", "right", "natural", "squeeze"),
    [
        ("国", "国", 0.0, Squeeze.NONE),
        ("国", "（", 0.5, Squeeze.BRACKET),
        ("”", "国", 0.5, Squeeze.BRACKET),
        ("，", "国", 0.5, Squeeze.PAUSE),
        ("。", "国", 0.5, Squeeze.STOP),
        ("。", "”", 0.0, Squeeze.NONE),
        ("”", "，", 0.0, Squeeze.NONE),
        ("）", "》", 0.0, Squeeze.NONE),
        ("“", "《", 0.0, Squeeze.NONE),
        ("，", "“", 0.5, Squeeze.NONE),
        ("》", "《", 0.5, Squeeze.NONE),
        ("国", "5", 0.125, Squeeze.HAN_LATIN),
        ("P", "国", 0.125, Squeeze.HAN_LATIN),
        ("，", "5", 0.5, Squeeze.PAUSE),
        ("（", "5", 0.0, Squeeze.NONE),
        ("5", "0", 0.0, Squeeze.NONE),
        ("国", "·", 0.0, Squeeze.NONE),
    ],
)
def test_white_between(left: str, right: str, natural: float, squeeze: Squeeze) -> None:
    gap = gap_between(kind_of(left), kind_of(right), spaced=False)
    assert (gap.natural, gap.squeeze) == (natural, squeeze)


@pytest.mark.parametrize(
    "pair", ["国，", "国。", "国”", "国）", "国·", "国～", "（国", "“国", "国/", "/国", "国％", "￥5", "。”"]
)
def test_forbidden_edges_cost_more_than_anything_else(pair: str) -> None:
    assert _split(pair) == SPLIT_RULE


@pytest.mark.parametrize("pair", ["20", "0日", "5月", "9号", "3亿", "6%", "5米", ".5"])
def test_quantities_hold_together(pair: str) -> None:
    assert _split(pair) >= min(SPLIT_NUMBER, SPLIT_WORD)


@pytest.mark.parametrize("pair", ["国国", "，国", "国“", "·国", "国G", "P国", "日上", "—国"])
def test_free_breaks(pair: str) -> None:
    assert _split(pair) == 0.0


def _split(pair: str) -> float:
    left, right = pair
    return split_cost(kind_of(left), kind_of(right), left, right, spaced=False)


@pytest.mark.parametrize(
    ("char", "in_latin", "in_chinese"),
    [
        ("“", Kind.LATIN_OPEN, Kind.OPEN),
        ("”", Kind.LATIN_CLOSE, Kind.CLOSE),
        ("’", Kind.LATIN_CLOSE, Kind.CLOSE),
        ("…", Kind.LATIN_CLOSE, Kind.DASH),
        ("—", Kind.LATIN_CLOSE, Kind.CONNECT),
        ("·", Kind.LATIN, Kind.DOT),
        ("，", Kind.PAUSE, Kind.PAUSE),
        ("国", Kind.HAN, Kind.HAN),
    ],
)
def test_marks_of_two_scripts_follow_the_face_they_are_set_in(char: str, in_latin: Kind, in_chinese: Kind) -> None:
    assert (kind_in("latin-bold", char), kind_in("song", char)) == (in_latin, in_chinese)
