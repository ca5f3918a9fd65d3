"""Right-to-left words stand as Unicode's algorithm puts them, on every line they run over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.scene.order import visual_order
from epaper.typeset.bidi import embedding_levels, kinds_of, levels_of
from epaper.typeset.display import display_line
from epaper.typeset.galley import Setter
from epaper.typeset.model import EmGlyphs

BOOK = FontBook.shipped()
CASES = [
    line.split(";")
    for line in (Path(__file__).parent / "BidiCharacterTest.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_unicodes_own_cases_pass() -> None:
    wrong = []
    for characters, _, _, wanted, order in CASES:
        text = "".join(chr(int(code, 16)) for code in characters.split())
        levels = embedding_levels(text, kinds_of(text))
        kept = [index for index, level in enumerate(wanted.split()) if level != "x"]
        same = [str(levels[index]) for index in kept] == [level for level in wanted.split() if level != "x"]
        if not same or [str(index) for index in visual_order(levels) if index in kept] != order.split():
            wrong.append(characters)
    assert len(CASES) > 700
    assert wrong == []


@given(st.lists(st.integers(0, 3), max_size=12))
def test_turning_twice_gives_the_order_of_reading_back(levels: list[int]) -> None:
    order = visual_order(levels)
    again = visual_order([levels[index] for index in order])
    assert [order[index] for index in again] == list(range(len(levels)))


def seen(text: str) -> str:
    """Return the characters as they stand on a line from left to right."""
    return "".join(text[index] for index in visual_order(levels_of(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("讯אבג记", "讯גבא记"),
        ("讯אב גד记", "讯דג בא记"),  # two words
        ("（אבג）", "（גבא）"),  # full-width brackets are Chinese
        ("讯(אבג)记", "讯(גבא)记"),
        ("אבג，2026年", "גבא，2026年"),  # and so is a year after them, which UAX #9 alone would put before the word
        ("אבג 2026年", "גבא 2026年"),
        ("第5אבג", "第5גבא"),
        ("אבג 12 דהו", "והד 12 גבא"),  # a number within the phrase belongs to it
        ("《אבג》、《דהו》", "《גבא》、《והד》"),
        ("自2024年אבג的12个", "自2024年גבא的12个"),
    ],
)
def test_words_numbers_and_brackets_stand_where_a_chinese_reader_looks_for_them(text: str, shown: str) -> None:
    assert seen(text) == shown


def test_a_uyghur_phrase_in_a_head_is_joined_and_runs_leftwards() -> None:
    line = display_line("记者 شىنجاڭ ئۇيغۇر 报道", "song-black", BOOK)
    leftward = [run for run in line.glyphs if run.level == 1]
    assert [run.face for run in leftward] == ["arabic-bold"]  # of like weight
    assert leftward[0].text.strip() == "شىنجاڭ ئۇيغۇر"
    assert list(leftward[0].offsets) == sorted(leftward[0].offsets)
    assert list(leftward[0].clusters) == sorted(leftward[0].clusters, reverse=True)
    alone = [glyph.glyph for glyph in BOOK.faces["arabic-bold"].shape("شىنجاڭ", leftwards=True)]
    assert [glyph for glyph, cluster in zip(leftward[0].glyphs, leftward[0].clusters, strict=True) if cluster < 6] == alone


@pytest.mark.parametrize("cells", [9.0, 11.0, 13.0, 17.0])
def test_a_phrase_broken_over_lines_runs_leftwards_on_each(cells: float) -> None:
    phrase = "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى خەلق ھۆكۈمىتى"
    text = f"新疆维吾尔自治区人民政府，维吾尔文写作{phrase}，今年5月成立。"
    lines = Setter(BOOK).galley(Article("a", ("题",), (Paragraph(text),)), cells).lines
    assert "".join(line.text for line in lines) == text
    words = [word for line in lines for word in sorted(_words(line.glyphs), key=lambda word: -word[1])]
    assert [word for word, _ in words] == phrase.split()  # from line to line, and on each from right to left
    assert len({index for index, line in enumerate(lines) if _words(line.glyphs)}) > 1


def _words(runs: tuple[EmGlyphs, ...]) -> list[tuple[str, float]]:
    """Return the Arabic words of a line with their left edges, an em being one."""
    found = []
    for run in runs:
        if run.level != 1:
            continue
        start = 0
        for word in run.text.split(" "):
            inside = [
                run.x + offset
                for offset, cluster in zip(run.offsets, run.clusters, strict=True)
                if start <= cluster < start + len(word)
            ]
            if word:
                found.append((word, min(inside)))
            start += len(word) + 1
    return found


@pytest.mark.parametrize("text", ["第一שתי第二", "（אבג）2026年", "אבג (דה) ו", "ئۇيغۇر（خەت）、السلام"])
def test_width_is_the_sum_of_the_boxes_whatever_their_order(text: str) -> None:
    line = display_line(text, "song", BOOK)
    starts = [run.x for run in line.glyphs]
    assert starts == sorted(starts)
    assert min(starts) >= -0.5  # an opening mark hangs its white
    assert max(run.x + max(run.offsets) for run in line.glyphs) < line.width


def test_rises_come_from_the_shaper_and_copy_without_marks_has_none() -> None:
    marked = display_line("ə\u0303\u0301", "serif", BOOK).glyphs[0]
    shaped = BOOK.faces["serif"].shape("ə\u0303\u0301")
    assert any(glyph.dy for glyph in shaped)
    assert list(marked.rises) == pytest.approx([glyph.dy * marked.scale for glyph in shaped])
    assert all(run.rises == () for run in display_line("普通一行nǐ hǎo Việt", "song", BOOK).glyphs)
