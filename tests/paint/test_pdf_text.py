"""What readers get out of the PDF is what the lines say, by poppler and by pdfium."""

from __future__ import annotations

import shutil
import subprocess
from ctypes import c_double
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from handset import bind, set_column, set_line, set_page
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.paint.pdf import pdf_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.scene.model import Page, TextLine

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

COPY = (
    "第一行没有任何拉开的普通正文一行",
    "CN 43-0004 Hengyang Daily",
    "衡阳市\u3000讯（罗文鹏\u3000刘中）",
    "破折号——和省略号……在此——",
    "罗文鹏 陈 飞 于2026年5月21日，20％",
    "“引号”、《书名号》·间隔。”“又",
    "不断\u00a0空格与空格",
)
SPACINGS = {
    "solid": (0.0,),
    "opened a little": (0.05,),
    "opened wide": (0.2,),
    "opened unevenly": (0.02, 0.18, 0.0, 0.09, 0.21),
    "squeezed": (0.0, -0.5, -0.25),
}


def by_poppler(data: bytes, tmp_path: Path, *order: str) -> list[str]:
    """Read the text in the order of the content, or in another."""
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", *(order or ("-raw",)), str(file), "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().removesuffix("\f").splitlines()


def by_pdfium(data: bytes) -> list[str]:
    """Read the text of the first page."""
    document = pypdfium2.PdfDocument(data)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return text.split("\r\n")


def said(page: Page) -> list[str]:
    """Return what the page's lines say."""
    return [line.text for line in page.lines]


def words(lines: list[str]) -> list[str]:
    """Return lines without the spaces: at a gap over a tenth of an em a reader may guess one."""
    return [line.replace(" ", "") for line in lines]


@needs_poppler
@pytest.mark.parametrize("gaps", SPACINGS.values(), ids=SPACINGS)
def test_poppler_reads_the_lines_as_they_are(gaps: tuple[float, ...], tmp_path: Path) -> None:
    page = set_page(set_column(COPY, gaps=gaps))
    assert words(by_poppler(pdf_bytes(bind(page)), tmp_path)) == words(said(page))


@pytest.mark.parametrize("gaps", SPACINGS.values(), ids=SPACINGS)
def test_pdfium_reads_the_lines_as_they_are(gaps: tuple[float, ...]) -> None:
    page = set_page(set_column(COPY, gaps=gaps))
    assert words(by_pdfium(pdf_bytes(bind(page)))) == words(said(page))


@needs_poppler
def test_copy_set_solid_or_squeezed_reads_without_a_stray_space(tmp_path: Path) -> None:
    plain = COPY[:3]
    page = set_page([*set_column(plain), *set_column(plain, gaps=(0.05, -0.5, 0.08), top=300)])
    data = pdf_bytes(bind(page))
    assert by_poppler(data, tmp_path) == said(page)
    assert by_pdfium(data) == said(page)


@needs_poppler
@pytest.mark.parametrize("gaps", [(0.14,), (0.13, 0.17, 0.12), (0.25,)])
def test_a_loose_line_reads_without_a_stray_space(gaps: tuple[float, ...]) -> None:
    """Where justifying opens a line further than the half of a space, it is opened as a whole."""
    text = "叶仁雄在致辞中表示，第5次会议"
    assert by_pdfium(pdf_bytes(bind(set_page([set_line(text, 20, 40, gaps=gaps)])))) == [text]


def test_numbers_of_notes_are_read_with_their_words(tmp_path: Path) -> None:
    """They stand in a column of their own, one under another."""
    notes = []
    for row, (number, text) in enumerate((("① ", "参见《铅与火》。"), ("② ", "参见《澄溪县志》，第三卷。"))):
        for part, x, start in ((number, 20, 0), (text, 40, len(number))):
            line = set_line(part, x, 40 + 14 * row, role="source")
            notes.append(replace(line, paragraph=row, start=start, end=start + len(part)))
    read = by_poppler(pdf_bytes(bind(set_page(notes))), tmp_path, "-nopgbrk")
    assert words(list(filter(None, read))) == ["①参见《铅与火》。", "②参见《澄溪县志》，第三卷。"]


@needs_poppler
def test_two_spaces_stay_two(tmp_path: Path) -> None:
    page = set_page(set_column(["两个  空格", "  three   spaces"]))
    assert by_poppler(pdf_bytes(bind(page)), tmp_path) == said(page)


@needs_poppler
def test_reading_order_is_the_order_of_the_lines_and_not_of_the_places(tmp_path: Path) -> None:
    left = set_column(("左栏第一行的正文", "左栏第二行的正文"), x=20, top=100)
    right = set_column(("右栏第一行的正文", "右栏第二行的正文"), x=160, top=100)
    page = set_page([*left, *right, set_line("版面最上边的标题", 20, 40, size=20)])
    assert list(filter(None, by_poppler(pdf_bytes(bind(page)), tmp_path))) == said(page)  # blanks are lines without a word


def test_a_glyph_that_stands_for_two_texts_says_each_in_its_place() -> None:
    line = set_line("甲乙丙丁", 20, 40)
    run = line.runs[0]
    other = run._replace(y=80, text="甲已饼干丁", clusters=(0, 1, 2, 4))
    changed = replace(line, baseline=80, text="甲已饼干丁", runs=(other,))
    assert by_pdfium(pdf_bytes(bind(set_page([line, changed])))) == ["甲乙丙丁", "甲已饼干丁"]


@needs_poppler
@pytest.mark.parametrize("gap", [-0.5, 0.13, 0.25, 1.0])
def test_a_gap_where_the_face_changes_is_no_space(gap: float, tmp_path: Path) -> None:
    page = set_page([_two_faces(y, gap) for y in (40, 60, 80)])
    data = pdf_bytes(bind(page))
    assert words(by_poppler(data, tmp_path)) == words(said(page))
    assert words(by_pdfium(data)) == words(said(page))


def _two_faces(y: float, gap: float) -> TextLine:
    """A byline in Kai and after a gap, some of the body with a gap of its own: pdfium is lost after spans in two fonts."""
    first = set_line("记者 罗文鹏）", 20, y, face="kai")
    second = set_line("5月20日下", first.x + first.width + gap * 10.5, y, gaps=(0.12, 0.12, 0.0, 0.25))
    return replace(first, text=first.text + second.text, runs=(*first.runs, *second.runs))


def test_what_is_told_of_an_upright_line_is_what_its_glyphs_say(tmp_path: Path) -> None:
    """The blank has no glyph in the scene; were none shown, MuPDF would read what follows it twice."""
    text = "记者 方砚"
    runs = tuple(run for row, char in enumerate("记者方砚") for run in set_line(char, 20, 40 + 12 * row).runs)
    runs = (runs[0], runs[1]._replace(text="者 "), *runs[2:])
    page = set_page([replace(set_line(text, 20, 40), runs=runs, vertical=True)])
    data = pdf_bytes(bind(page))
    assert by_poppler(data, tmp_path) == [text]
    with pikepdf.open(BytesIO(data)) as file:
        shown = [member for operands, operator in pikepdf.parse_content_stream(file.pages[0]) if str(operator) == "TJ"
                 for member in operands[0] if isinstance(member, pikepdf.String)]  # fmt: skip
    assert len(b"".join(map(bytes, shown))) == 2 * len(text)


def test_rare_characters_and_those_in_no_face_are_kept() -> None:
    texts = ["缺字\U0001f600与生僻字\U00020bb7一行", "\U00020bb7野\U00020bb7野"]
    page = set_page([*set_column(texts), *set_column(texts, gaps=(0.2,), top=200)])
    read = by_pdfium(pdf_bytes(bind(page)))
    assert read[:2] == texts
    # Pdfium drops characters beyond U+FFFF from /ActualText, so these stay outside and pay with a space at a wide gap.
    assert [line.replace(" ", "") for line in read[2:]] == texts


def test_each_character_in_no_face_reads_back_as_itself() -> None:
    texts = ["缺\U000f0000字\U000f0001两\U000f0000个\uf8ff", "都缺\U000f0001\U000f0000"]
    data = pdf_bytes(bind(set_page([*set_column(texts), set_line("楷\U000f0002体", 20, 200, face="kai")])))
    assert by_pdfium(data) == [*texts, "楷\U000f0002体"]


LEFTWARD = ("ئۇيغۇرلار", "شىنجاڭ", "السلام", "ژۇرنال", "עברית")


@needs_poppler
@pytest.mark.parametrize("word", LEFTWARD)
def test_a_right_to_left_word_reads_in_the_order_of_its_letters(word: str, tmp_path: Path) -> None:
    texts = [f"中文的一行里有{word}一词在其中", f"这一行文字写着（{word}）"]
    data = pdf_bytes(bind(set_page(set_column(texts))))
    for read in (by_poppler(data, tmp_path, "-nopgbrk"), by_pdfium(data)):
        shown = "\n".join(read).translate({ord(mark): None for mark in " \u202a\u202b\u202c"})  # poppler marks directions
        assert shown.count(word) == 2


@needs_poppler
def test_marks_over_letters_read_back(tmp_path: Path) -> None:
    texts = ["拼音nǐ hǎo ǖ越南Tiê̌ng x̂́", "ที่นี่", "लिपि क्षेत्र"]
    assert words(by_poppler(pdf_bytes(bind(set_page(set_column(texts)))), tmp_path)) == words(texts)


def test_glyphs_that_stand_for_one_character_together_say_it_once() -> None:
    line = set_line("甲乙丙丁", 20, 40)
    run = line.runs[0]
    joined = run._replace(text="甲X丁", clusters=(0, 1, 1, 2))
    changed = replace(line, text="甲X丁", runs=(joined,))
    assert by_pdfium(pdf_bytes(bind(set_page([changed])))) == ["甲X丁"]


def test_only_what_readers_cannot_know_is_told() -> None:
    """A line set solid or opened stays selectable character by character; a squeezed mark is told, and by itself."""
    page = set_page([set_line("普通正文一行", 20, 40, gaps=(0.2,)), set_line("甲，丙丁戊", 20, 60, gaps=(0.0, -0.5, 0.0, 0.0))])
    with pikepdf.open(BytesIO(pdf_bytes(bind(page)))) as file:
        content = file.pages[0].Contents.read_bytes()
    assert content.count(b"/ActualText") == 1
    assert b"/ActualText<FEFF" + "，".encode("utf-16-be").hex().encode() + b">" in content


def test_letters_set_apart_are_told_word_by_word() -> None:
    page = set_page([set_line("HENGYANG DAILY", 20, 40, gaps=(0.8,)), set_line("争当排头兵", 20, 60, gaps=(0.6,))])
    data = pdf_bytes(bind(page))
    with pikepdf.open(BytesIO(data)) as file:
        content = file.pages[0].Contents.read_bytes()
    for word in ("HENGYANG", "DAILY", "争当排头兵"):
        assert b"/ActualText<FEFF" + word.encode("utf-16-be").hex().encode() + b">" in content


@needs_poppler
def test_marks_squeezed_at_the_ends_of_lines_do_not_join_columns(tmp_path: Path) -> None:
    """Poppler parts columns by their gutters: the blank half of a squeezed mark must not narrow these."""
    full = [set_line(text, 20, 100 + 14 * row) for row, text in enumerate(["一二三四五六七八，", "九十甲乙丙丁戊己。"] * 3)]
    closed = [replace(line, width=line.width - 5.25) for line in full]
    x = 20 + closed[0].width + 14
    right = []
    for row, text in enumerate(["《子丑寅卯辰巳午未", "申酉戌亥天地玄黄宇"] * 3):
        line = set_line(text, x, 100 + 14 * row)
        opened = line.text.startswith("《")
        run = line.runs[0]
        moved = run._replace(offsets=tuple(offset - 5.25 for offset in run.offsets)) if opened else run
        right.append(replace(line, width=line.width - 5.25 if opened else line.width, runs=(moved,)))
    read = by_poppler(pdf_bytes(bind(set_page([*closed, *right]))), tmp_path, "-nopgbrk")
    flat = "".join("".join(read).split())
    assert "".join(line.text for line in closed) in flat
    assert "".join(line.text for line in right) in flat


def test_every_character_is_found_where_it_stands_also_beside_squeezed_marks() -> None:
    line = set_line("甲，丙。”丁（戊", 20, 60, gaps=(0.0, -0.5, 0.0, -0.5, -0.3, 0.0, 0.0))
    kerned = set_line("Try. Way, AV", 20, 90, gaps=(0.0, -0.1))
    document = pypdfium2.PdfDocument(pdf_bytes(bind(set_page([line, kerned]))))
    page = document[0].get_textpage()
    found = [_origin(page, index) for index in range(page.count_chars()) if page.get_text_range(index, 1).strip()]
    document.close()
    drawn = [run.x + offset for each in (line, kerned) for run in each.runs for offset in run.offsets]
    letters = "".join(each.text for each in (line, kerned))
    assert found == pytest.approx([x for x, letter in zip(drawn, letters, strict=True) if letter != " "], abs=0.02)


@needs_poppler
@pytest.mark.parametrize("order", ["-raw", "-nopgbrk"])
def test_a_drop_cap_is_read_with_its_word(order: str, tmp_path: Path) -> None:
    cap = set_line("T", 20, 72, size=42)
    beside = set_line("ake a word at the end", 20 + cap.width + 3, 40)
    first = replace(beside, text=cap.text + beside.text, runs=(*cap.runs, *beside.runs))
    page = set_page([first, set_line("of a line in this one", 20 + cap.width + 3, 56)])
    data = pdf_bytes(bind(page))
    assert [line for line in by_poppler(data, tmp_path, order) if line] == said(page)
    assert " ".join(by_pdfium(data)).split() == " ".join(said(page)).split()


@needs_poppler
@pytest.mark.parametrize("lower", [-4, -2, 0, 2, 4])
@pytest.mark.parametrize("size", [8, 10.5, 20])
@pytest.mark.parametrize(
    "texts",
    [("A ferry at the landing", "Photo by Zhang San", "The council met"), ("渡口的渡船", "本报记者张三摄影", "市政府开会")],
    ids=["English", "Chinese"],
)
def test_a_line_beside_the_end_of_a_caption_is_read_after_it(
    texts: tuple[str, ...], size: float, lower: float, tmp_path: Path
) -> None:
    """Pdfium reads what stands about as high from left to right."""
    caption = [set_line(text, 180, 183 + 10 * row, size=8, role="caption") for row, text in enumerate(texts[:2])]
    copy = set_line(texts[2], 20, 193 + lower, size=size)
    page = set_page([*(replace(line, paragraph=row) for row, line in enumerate(caption)), copy])
    data = pdf_bytes(bind(page))
    wanted = "".join(texts).replace(" ", "")
    assert "".join("".join(by_pdfium(data)).split()) == wanted
    assert "".join("".join(by_poppler(data, tmp_path)).split()) == wanted


def _origin(page: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = c_double(), c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(page, index, x, y)
    return x.value


ALPHABET = "的一国在人了有中到大，。、“”（）《》·—…0123456789ABCxyz% "
# Single spaces inside only: what readers make of spaces at an end, or of several, is their own affair.
texts = st.text(ALPHABET, min_size=5, max_size=18).map(lambda words: " ".join(words.split())).filter(lambda words: len(words) > 3)
lines = st.lists(st.tuples(texts, st.lists(st.floats(-0.5, 0.25), min_size=1, max_size=5)), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(lines)
def test_any_line_however_justified_reads_back(copy: list[tuple[str, list[float]]]) -> None:
    # A full line first: from a few characters alone pdfium cannot tell which way the page is written.
    full = set_line(COPY[0], 20, 30)
    page = set_page([full, *(set_line(text, 20, 55 + 25 * row, gaps=gaps) for row, (text, gaps) in enumerate(copy))])
    assert words(by_pdfium(pdf_bytes(bind(page)))) == words(said(page))
