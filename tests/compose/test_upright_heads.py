"""An upright head on the page: in its block, read whole out of the PDF, found and marked where it stands."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
from columns import box, copy_lines
from papers import book, issue_named

from epaper.app.search import find, strands
from epaper.compose import compose
from epaper.geometry import union
from epaper.paint.pdf import pdf_bytes
from epaper.style import Style

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.scene.model import Facsimile, Page, TextLine

ASKED = "a6"


@cache
def made() -> Facsimile:
    issue = issue_named("shipped")
    articles = tuple(replace(a, head_style="vertical") if a.id == ASKED else a for a in issue.articles)
    return compose(replace(issue, articles=articles), Style(stock="a4"), book())


def standing() -> tuple[Page, tuple[TextLine, ...]]:
    """Return the page with the upright head, and its lines."""
    (page,) = (page for page in made().pages if any(line.vertical for line in page.lines))
    return page, tuple(line for line in page.lines if line.vertical)


def test_it_stands_left_of_its_copy_and_inside_its_block() -> None:
    page, lines = standing()
    head = union(map(box, lines))
    copy = union(map(box, copy_lines(page, ASKED)))
    (block,) = next(region.rects for region in page.regions if region.article == ASKED)
    assert {line.article for line in lines} == {ASKED}
    assert head.right < copy.x
    assert copy.y - 1 <= head.y
    assert head.bottom <= copy.bottom + 1
    assert block.x - 0.1 <= head.x


def test_its_text_is_the_headline_and_its_runs_go_down() -> None:
    _, lines = standing()
    headline = "".join(line.text for line in lines if line.role == "headline")
    assert headline == made().titles[ASKED].replace(" ", "")
    for line in lines:
        assert "".join(run.text for run in line.runs) == line.text
        assert [run.y for run in line.runs] == sorted(run.y for run in line.runs)
        for run in line.runs:
            assert line.x - 0.1 <= run.x + run.offsets[0] <= line.x + line.size


def test_readers_get_it_whole_out_of_the_pdf(tmp_path: Path) -> None:
    page, lines = standing()
    data = pdf_bytes(made())
    document = pypdfium2.PdfDocument(data)
    text = "".join(document[page.number - 1].get_textpage().get_text_range().split())
    document.close()
    file = tmp_path / "issue.pdf"
    file.write_bytes(data)
    poppler = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode().splitlines()
    for line in lines:
        assert "".join(line.text.split()) in text
        assert line.text in poppler


def test_a_find_in_it_is_marked_on_its_characters() -> None:
    page, lines = standing()
    line = next(line for line in lines if line.role == "headline")
    needle = line.text[1:3]
    index = made().pages.index(page)
    places = [p for hit in find(strands(made()), needle) if hit.article == ASKED for p in hit.places if p.page == index]
    (mark,) = (place.rect for place in places if place.rect.x == line.x and box(line).overlap(place.rect) > 0)
    top, foot = line.baseline + line.size, line.baseline + 3 * line.size
    assert abs(mark.y - top) < 0.1 * line.size
    assert abs(mark.bottom - foot) < 0.15 * line.size
