"""English copy: hyphens, ligatures, word spaces, indents, the drop cap; and Latin words in Chinese copy."""

from __future__ import annotations

import shutil
import subprocess
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Paragraph
from epaper.paint.pdf import write_pdf
from epaper.place.desk import copy_line
from epaper.scene.model import Facsimile, Page
from epaper.typeset.galley import Setter
from epaper.typeset.habits import CHINESE, ENGLISH, Habits, habits_of
from epaper.typeset.hyphenation import parted_words
from epaper.typeset.prepare import prepare

if TYPE_CHECKING:
    from epaper.typeset.model import SetLine

BOOK = FontBook.shipped()
COPY = (
    "The compositor stood at a frame with two cases before him and picked the types one by one into a composing stick. "
    "Professional typesetters’ difficulties with justification, first-class workmanship and self-sufficient office "
    "organization are well known: “fluffy” affairs, efficient traffic, different offices — and never three hyphens in a row. "
    "The Linotype of 1886 did the same with wedges: steel spacebands driven up between the matrices until the line filled."
)
WORDS = st.sampled_from(COPY.split())


def set_copy(*paragraphs: str, cells: float = 17.0, habits: Habits = ENGLISH, kinds: tuple[str, ...] = ()) -> tuple[SetLine, ...]:
    kinds = kinds or ("body",) * len(paragraphs)
    made = tuple(Paragraph(text, kind) for text, kind in zip(paragraphs, kinds, strict=True))  # type: ignore[arg-type]
    return Setter(BOOK, habits).galley(Article("a1", ("T",), made), cells).lines


def glyph_names(line: SetLine) -> list[tuple[str, int]]:
    """Return the characters of a line with how many glyphs each has."""
    return [(run.text[at], len(list(group))) for run in line.glyphs for at, group in groupby(run.clusters)]


def joints(word: str, habits: Habits = ENGLISH) -> str:
    text = f"a {word} b"
    prepared = prepare(Paragraph(text), BOOK, habits)
    starts = sorted(prepared.boxes[place].start for place in (prepared.hyphened.parted if prepared.hyphened else {}))
    return "-".join(text[a:b] for a, b in zip([2, *starts], [*starts, 2 + len(word)], strict=True))


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("typesetting", "type-set-ting"),
        ("difficulties", "dif-fi-cul-ties"),
        ("Shakespeare", "Shake-speare"),
        ("typesetters’", "type-set-ters’"),
        ("of", "of"),
        ("people", "peo-ple"),
        ("GDP", "GDP"),
        ("iPhone", "iPhone"),
        ("self-sufficient", "self-sufficient"),  # a compound parts at its own hyphen
        ("www.typesetting.com", "www.typesetting.com"),
    ],
)
def test_words_part_where_english_parts_them(word: str, parted: str) -> None:
    assert joints(word) == parted


@pytest.mark.parametrize(("word", "parted"), [("available", "avail-able"), ("Microsoft", "Microsoft"), ("cases", "cases")])
def test_chinese_copy_parts_only_long_common_words(word: str, parted: str) -> None:
    assert joints(word, CHINESE) == parted


@pytest.mark.parametrize("cells", [11, 15, 17, 21])
def test_a_hyphen_is_a_glyph_but_no_character(cells: float) -> None:
    lines = set_copy(COPY, cells=cells)
    assert "".join(line.text for line in lines) == COPY
    parted = [line for line in lines if line.hyphen]
    assert parted
    hyphen = BOOK.faces["latin"].shape("-")[0].glyph
    for line in parted:
        run = line.glyphs[-1]
        assert run.glyphs[-1] == hyphen
        assert run.text[run.clusters[-1]].isalpha()
        assert line.text[-1].isalpha()
    assert not any(line.hyphen for line in lines if line.last or line.text[-1] == " ")


def test_both_halves_of_a_word_are_shaped_anew() -> None:
    # ffi is one glyph in this face: dif-ficult parts it into f and fi, effi-cient after it.
    boxes = prepare(Paragraph("difficult efficient"), BOOK, ENGLISH).boxes
    whole, parted = parted_words("difficult efficient", boxes, BOOK, ENGLISH.hyphens)  # type: ignore[arg-type]
    shape = BOOK.faces["latin"].shape
    (f, fi, ffi, hyphen) = (shape(letters)[0].glyph for letters in ("f", "fi", "ffi", "-"))
    by_place = {"difficult efficient"[: whole[place].start]: halves for place, halves in parted.items()}
    assert [glyph.glyph for glyph in by_place["dif"].before.glyphs] == [f, hyphen]
    assert [glyph.glyph for glyph in by_place["dif"].after.glyphs] == [fi]
    first = next(box for box in whole if box.start == 2)  # the ligature, cut in two where the word is not parted
    assert [glyph.glyph for glyph in first.glyphs] == [ffi]
    assert first.width == pytest.approx(shape("ffi")[0].advance, abs=0.02)


@given(st.lists(WORDS, min_size=8, max_size=60).map(" ".join), st.sampled_from([13.0, 15.0, 17.0, 20.0, 26.0]))
@settings(deadline=None, max_examples=40)
def test_english_laws_hold(text: str, cells: float) -> None:
    lines = set_copy(text, cells=cells)
    assert "".join(line.text for line in lines) == text
    rows = [len(list(group)) for parted, group in groupby(line.hyphen for line in lines) if parted]
    assert max(rows, default=0) <= 2
    for line in lines:
        assert line.width <= cells + 1e-6
        ends_word = line.text[-1] == " " or line.text.endswith("-") or line.last
        assert line.hyphen is not ends_word or line.text.endswith("—")
    flush = [line for line in lines if line.measure and line.stretch]
    assert all(line.width == pytest.approx(cells, abs=0.01) for line in flush)


@pytest.mark.parametrize(
    "text",
    [
        "Shen Kuo understood, too, what the invention was good for.",
        "Whoever set those pages could make a line a little longer or shorter without touching the spaces. The hyphens, small "
        "double strokes, hang outside the measure altogether. It is total fit by hand, with the spelling as the glue.",
    ],
)
@pytest.mark.parametrize("cells", [14.0, 15.0, 16.0, 17.0])
def test_a_line_short_in_mid_paragraph_is_worse_than_wide_blanks_or_a_last_word_alone(text: str, cells: float) -> None:
    lines = set_copy("The head.", text, cells=cells)[1:]
    assert [line.width for line in lines[:-1]] == pytest.approx([cells] * (len(lines) - 1), abs=0.01)


def test_white_stands_only_between_words() -> None:
    for line in set_copy(COPY, cells=17.0):
        for run in line.glyphs:
            steps = {
                (run.text[a], run.text[b]): y - x
                for a, b, x, y in zip(run.clusters, run.clusters[1:], run.offsets, run.offsets[1:], strict=False)
            }
            inside = BOOK.faces[run.face].shape(run.text.split()[0])
            if len(inside) > 2 and inside[0].cluster + 1 == inside[1].cluster:
                assert steps[run.text[0], run.text[1]] == pytest.approx(inside[0].advance, abs=0.005)  # no letter-spacing


def test_english_indents_but_not_at_the_head_and_under_a_heading() -> None:
    lines = set_copy(COPY, COPY, "Under it", COPY, kinds=("body", "body", "subheading", "body"))
    firsts = {line.paragraph: line.glyphs[0].x for line in lines if line.first}
    assert (firsts[0], firsts[1], firsts[3]) == (0.0, 1.0, 0.0)


def test_marks_are_latin_in_english_and_chinese_in_chinese() -> None:
    (english,) = set_copy("He said “no” — but…", cells=30.0)
    assert {run.face for run in english.glyphs} == {"latin"}
    (chinese,) = set_copy("他说“不”。", cells=30.0, habits=CHINESE)
    assert {run.face for run in chinese.glyphs} == {"song"}


def test_a_paragraph_in_english_is_set_as_english_in_a_chinese_paper() -> None:
    lines = set_copy("他说：“不。”", COPY, cells=21.0, habits=CHINESE)
    own = [line for line in lines if line.paragraph == 1]
    assert {run.face for line in own for run in line.glyphs} == {"latin"}
    assert own[0].glyphs[0].x == 2.0  # but indented as all others
    assert any(line.hyphen for line in own)


@pytest.mark.parametrize(
    ("why", "cells", "golden"),
    [
        ("a word parts also where it touches Han", 11.0, "他们在会议上讨论|了所谓的international-|ization问题。"),
        ("in a narrow measure rather than be wider than a line", 8.0, "他们在会议上|讨论了所谓的in-|ternationaliza-|tion问题。"),
        ("or leave a hole", 8.0, "他们在会议上|讨论standardis-|ation问题的报告。"),
        ("a name too", 8.0, "他们在会议|上讨论了所谓的|International-|ization问题。"),
        ("else a word stays whole there", 8.0, "议会在会议上|讨论了standard|这个词。"),
    ],
)
def test_long_words_among_han_part_with_a_hyphen(why: str, cells: float, golden: str) -> None:
    lines = set_copy(golden.replace("-|", "").replace("|", ""), cells=cells, habits=CHINESE)
    assert "|".join(line.text + "-" * line.hyphen for line in lines) == golden, why


def test_a_drop_cap_stands_level_at_top_and_foot() -> None:
    lines = set_copy(COPY * 2, cells=21.0, habits=habits_of("en", "a1"))
    cap = lines[0].cap
    assert cap is not None
    assert cap.glyphs.text + "".join(run.text for run in lines[0].glyphs) == lines[0].text
    starts = [line.glyphs[0].x for line in lines[:5]]
    assert starts[:3] == [starts[0]] * 3
    assert starts[3:] == [0.0, 0.0]
    assert starts[0] > cap.reach(1.3)
    capital = BOOK.faces["latin"].metrics.cap_height
    run = cap.run(10.0, 12.5, 100.0, 200.0)
    assert run.y == 200.0 + 2 * 12.5
    assert run.y - capital * run.size == pytest.approx(200.0 - capital * 10.0)


@pytest.mark.parametrize(
    ("text", "cells"), [("Too short for it.", 21.0), (COPY * 2, 11.0), ("“" * 9, 21.0), ("1886 " + COPY * 2, 21.0)]
)
def test_no_drop_cap_without_room_or_letter(text: str, cells: float) -> None:
    lines = set_copy(text, cells=cells, habits=habits_of("en", "a1"))
    assert all(line.cap is None for line in lines)
    assert "".join(line.text for line in lines) == text


def test_only_the_lead_of_an_english_paper_drops_its_initial() -> None:
    assert set_copy(COPY * 2, cells=21.0, habits=habits_of("en", "a2"))[0].cap is None
    assert set_copy(COPY * 2, cells=21.0, habits=habits_of("zh", "a1"))[0].cap is None


def test_no_leg_ends_beside_a_drop_cap() -> None:
    article = Article("a1", ("T",), (Paragraph(COPY * 2),))
    slots = Setter(BOOK, habits_of("en", "a1")).galley(article, 21.0).slots
    assert [slot.parts for slot in slots[:4]] == [False, False, True, True]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_words_parted_over_lines_read_back_from_the_pdf(tmp_path: Path) -> None:
    lines = set_copy(COPY, cells=13.0)
    placed = tuple(copy_line(line, "a1", 10.0, 40.0, 40.0 + 13.0 * at) for at, line in enumerate(lines))
    page = Page(1, 300.0, 900.0, (), placed, ())
    file = tmp_path / "copy.pdf"
    write_pdf(Facsimile("T", "a4", 10.0, (page,), faces=dict(BOOK.faces)), file)
    read = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "be\u00ad\nfore" in read  # a soft hyphen, which readers take back out
    assert "".join(read.replace("\u00ad\n", "").split()) == "".join(COPY.split())
    assert "\u00ad" not in "".join(line.text for line in placed)
