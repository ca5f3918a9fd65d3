"""The PDF of real pages, read by poppler and by pdfium: every page says its lines, every article its text; small and sound."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from columns import copy_lines, joined
from papers import paper

from epaper.paint.pdf import pdf_bytes
from tests.whole import read_by_places, whole

if TYPE_CHECKING:
    from pathlib import Path

    from papers import Paper

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
MOST_BYTES = 350_000
LEAST_WHOLE = 0.98


@pytest.fixture(scope="module", params=["shipped", "river@a4"])
def printed(request: pytest.FixtureRequest) -> tuple[Paper, bytes]:
    made = paper(request.param)
    return made, pdf_bytes(made.facsimile)


@needs_poppler
def test_poppler_reads_every_page_in_order(printed: tuple[Paper, bytes], tmp_path: Path) -> None:
    made, data = printed
    (tmp_path / "issue.pdf").write_bytes(data)
    words = ["pdftotext", "-raw", str(tmp_path / "issue.pdf"), "-"]
    read = subprocess.run(words, capture_output=True, check=True).stdout.decode().split("\f")
    _compare(made, read[:-1])


def test_pdfium_reads_every_page_in_order(printed: tuple[Paper, bytes]) -> None:
    made, data = printed
    document = pypdfium2.PdfDocument(data)
    read = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    _compare(made, read)


def test_mupdf_reads_every_page_in_order(printed: tuple[Paper, bytes]) -> None:
    """It heeds what is told of glyphs and of elements in a way of its own, and would read marks and ends of heads twice."""
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    made, data = printed
    with pymupdf.open(stream=data, filetype="pdf") as document:
        _compare(made, [page.get_text() for page in document])


def _compare(made: Paper, read: list[str]) -> None:
    """Hold what was read, white space aside, against the lines of each page, and the pages together against each article."""
    assert len(read) == len(made.facsimile.pages)
    for page, text in zip(made.facsimile.pages, read, strict=True):
        assert joined((text,)) == joined([line.text for line in page.lines]), f"page {page.number}"
    for article in made.issue.articles:
        parts = [joined([line.text for line in copy_lines(page, article.id)]) for page in made.facsimile.pages]
        # Lines of one article stand together but for heads, jumps and captions between them, which are other lines.
        assert "".join(parts) == joined([paragraph.text for paragraph in article.paragraphs])
        for page, text, part in zip(made.facsimile.pages, read, parts, strict=True):
            assert part in joined((text,)), (article.id, page.number)


@needs_poppler
@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("title", ["shipped", "english"])
def test_poppler_reads_paragraphs_whole_in_the_order_it_finds_itself(title: str, stock: str, tmp_path: Path) -> None:
    """Without `-raw` poppler puts text in order by its places alone, and columns of a newspaper page lead it astray."""
    made = paper(f"{title}@{stock}")
    (tmp_path / "issue.pdf").write_bytes(pdf_bytes(made.facsimile))
    found = whole(made.issue, made.facsimile, read_by_places(tmp_path / "issue.pdf"))
    assert found.possible > 50
    assert found.share >= LEAST_WHOLE, "\n".join((str(found), *found.broken))


def test_every_font_is_an_embedded_subset(printed: tuple[Paper, bytes]) -> None:
    with pikepdf.open(BytesIO(printed[1])) as file:
        fonts = {str(font.BaseFont): font for page in file.pages for font in page.Resources.Font.values()}
        assert 3 <= len(fonts) <= 8
        for name, font in fonts.items():
            assert re.fullmatch(r"/[A-Z]{6}\+.+", name)
            assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) > 500
            assert font.ToUnicode.read_bytes()


def test_the_shipped_issue_is_a_small_file(shipped: Paper) -> None:
    assert len(pdf_bytes(shipped.facsimile)) <= MOST_BYTES
