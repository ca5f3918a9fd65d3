"""Readers that order a page by places alone read its stories one after another, and no blank shows or says anything."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from handset import BOOK, PAGE, bind, photo, set_line, set_page

from epaper.geometry import Rect
from epaper.paint.pdf import pdf_bytes
from epaper.paint.pdf_blanks import blanks
from epaper.paint.pdf_fonts import PdfFont
from epaper.scene.model import Image
from tests.tagged import Tagged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from epaper.scene.model import LineRole, Page, TextLine

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
COLUMN, GUTTER, PITCH = 84.0, 15.0, 14.0
FONTS = {
    key: PdfFont(key, {}, {}, {}, None, None, {}, face.metrics.ascent, -face.metrics.descent) for key, face in BOOK.faces.items()
}


def leg(story: str, letters: str, column: int, top: float, role: LineRole = "body", pitch: float = PITCH) -> tuple[TextLine, ...]:
    """Set a line of eight equal characters for each letter."""
    x = 8 + column * (COLUMN + GUTTER)
    lines = (set_line(letter * 8, x, top + row * pitch, role=role) for row, letter in enumerate(letters))
    return tuple(replace(line, article=story) for line in lines)


def small(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """Set lines smaller."""
    shaped = ((line, set_line(line.text, line.x, line.baseline, size=8)) for line in lines)
    return tuple(replace(line, size=8.0, width=less.width, runs=less.runs) for line, less in shaped)


def read(page: Page, tmp_path: Path) -> list[str]:
    """Read the lines as poppler orders them."""
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf_bytes(bind(page, images={"photo.jpg": photo()})))
    done = subprocess.run(["pdftotext", "-nopgbrk", str(file), "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split()


def said(page: Page) -> list[str]:
    """Return what the lines say in their own order."""
    return [line.text for line in page.lines]


def nested() -> Page:
    """A story of three legs with another under the first two, beside the third."""
    first = (*leg("a1", "一二三四", 0, 60), *leg("a1", "五六七八", 1, 60), *leg("a1", "甲乙丙丁戊己庚辛壬癸", 2, 60))
    second = (*leg("a2", "题", 0, 136, "headline"), *leg("a2", "天地玄黄", 0, 166), *leg("a2", "宇宙洪荒", 1, 166))
    return set_page((*first, *second))


@needs_poppler
def test_a_leg_beside_another_story_is_read_with_its_own(tmp_path: Path) -> None:
    page = nested()
    assert read(page, tmp_path) == said(page)


@needs_poppler
@pytest.mark.parametrize("pitch", [15.5, 16.5, 18.0])
def test_copy_that_is_leaded_out_is_read_leg_by_leg(pitch: float, tmp_path: Path) -> None:
    first = (*leg("a1", "一二三四五", 0, 60, pitch=pitch), *leg("a1", "六七八九十", 1, 60, pitch=pitch))
    first += leg("a1", "甲乙丙丁戊己庚辛壬癸子丑", 2, 60, pitch=pitch)
    head = leg("a2", "题", 0, 60 + 5.8 * pitch, "headline")
    second = [
        line
        for column, letters in enumerate(("天地玄黄", "宇宙洪荒"))
        for line in leg("a2", letters, column, 60 + 8 * pitch, pitch=pitch)
    ]
    page = set_page((*first, *head, *second))
    assert read(page, tmp_path) == said(page)


@needs_poppler
def test_what_stands_at_the_right_of_a_head_is_read_before_the_copy(tmp_path: Path) -> None:
    head = (*leg("a1", "题", 0, 60, "headline"), *leg("a1", "副", 2, 60, "deck"))
    copy = (*leg("a1", "一二三四", 0, 90), *leg("a1", "五六七八", 1, 90), *leg("a1", "甲乙丙丁", 2, 90))
    page = set_page((*head, *copy))
    assert read(page, tmp_path) == said(page)


@needs_poppler
def test_a_leg_that_rises_beside_its_picture_is_read_last(tmp_path: Path) -> None:
    picture = Image(Rect(8, 60, 2 * COLUMN + GUTTER, 140), "photo.jpg")
    first = (*leg("a1", "一二三四", 0, 220), *leg("a1", "五六七八", 1, 220), *leg("a1", "甲乙丙丁", 2, 60))
    second = (*leg("a2", "题", 2, 136, "headline"), *leg("a2", "天地玄黄宇宙洪荒", 2, 166))
    page = set_page((*first, *second), (picture,))
    assert read(page, tmp_path) == said(page)


@needs_poppler
def test_a_caption_beside_legs_is_read_before_them(tmp_path: Path) -> None:
    """The legs on the left begin higher than it, and one on the right goes on below it."""
    picture = Image(Rect(8 + COLUMN + GUTTER, 54, 2 * COLUMN + GUTTER, 86), "photo.jpg")
    caption = small(leg("a1", "图", 1, 152, "caption"))
    copy = (*leg("a1", "一二三四五六七八九十百千", 0, 60), *leg("a1", "甲乙丙", 1, 186), *leg("a1", "丁戊己", 2, 186))
    page = set_page((*leg("a1", "题", 0, 40, "headline"), *caption, *copy), (picture,))
    assert read(page, tmp_path) == said(page)


@needs_poppler
def test_a_leg_that_rises_beside_a_head_is_read_after_the_leg_below_that(tmp_path: Path) -> None:
    """What stands below the rising leg reaches over the void beside it, and so came between the two."""
    first = (*leg("a1", "题", 0, 60, "headline"), *leg("a1", "一二三四", 0, 130), *leg("a1", "五六七八", 1, 130))
    rising = leg("a1", "甲乙丙", 2, 60)
    box = small(leg("b", "注", 2, 112))
    second = (*leg("a2", "目", 2, 150, "headline"), *leg("a2", "天地玄黄", 2, 180))
    page = set_page((*first, *rising, *box, *second))
    found = read(page, tmp_path)
    assert found.index("五" * 8) < found.index("八" * 8) < found.index("甲" * 8)
    assert found.index("甲" * 8) - found.index("八" * 8) == 1


@needs_poppler
def test_stories_may_be_turned_round_where_a_paragraph_would_be_torn(tmp_path: Path) -> None:
    """The second stands on the left below all of the first, the third on the right below its last leg, and higher."""
    first = (*leg("a1", "一二三四五六七八九", 0, 60), *leg("a1", "甲乙丙", 1, 60))
    second = (*leg("a2", "题", 0, 200, "headline"), *leg("a2", "天地玄黄", 0, 226))
    third = (*leg("a3", "目", 1, 110, "headline"), *leg("a3", "宇宙洪荒日月盈昃", 1, 136))
    page = set_page((*first, *second, *third))
    found = read(page, tmp_path)
    assert found[:12] == [line.text for line in first]
    assert sorted(found) == sorted(said(page))


@needs_poppler
def test_a_hyphen_of_the_text_at_the_end_of_a_line_is_not_lost(tmp_path: Path) -> None:
    page = set_page([set_line("he was twenty-", 20, 60), set_line("two when he wrote", 20, 74)])
    assert "twenty-" in read(page, tmp_path)


@needs_poppler
def test_a_table_of_cells_of_one_line_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Pearl\t", "5\n"), ("Minion\t", "7\n"), ("Brevier\t", "8\n"), ("Pica\t", "12")]
    places = [(20, 120, 60 + PITCH * row) for row in range(len(rows))]
    cells = [
        set_line(text, x, y, role="table")
        for (name, number), (left, right, y) in zip(rows, places, strict=True)
        for text, x in ((name, left), (number, right))
    ]
    assert read(set_page(cells), tmp_path) == ["Pearl", "5", "Minion", "7", "Brevier", "8", "Pica", "12"]


def test_blanks_are_thin_and_on_the_page() -> None:
    found = list(blanks(nested(), FONTS))
    assert found
    for blank in found:
        assert blank.size < 0.2
        assert blank.x >= 0
        assert blank.x + blank.width <= PAGE[0]


def test_a_page_that_is_read_in_order_has_no_blanks() -> None:
    assert not list(blanks(set_page([*leg("a1", "一二三四", 0, 60), *leg("a1", "五六七八", 1, 60)]), FONTS))


def test_blanks_are_artifacts_and_other_readers_read_none() -> None:
    data = pdf_bytes(bind(nested()))
    tagged = Tagged(data)
    assert not tagged.loose
    assert not tagged.tangled
    assert all("\r" not in text for text in tagged.texts.values())
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_textpage().get_text_range().split() == said(nested())
    document.close()
