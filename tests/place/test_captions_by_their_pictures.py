"""A caption stands close under its picture whatever the picture leaves of its lines, and farther from the copy below."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image as Drawing

from epaper.compose import compose
from epaper.issue.model import Issue, Picture
from epaper.scene.model import ASCENT, Image, Page, Rule
from epaper.style import Style
from tests.issues.makers import issue_of


def issue_with(size: tuple[int, int], *, drawing: bool, pale: bool = False) -> Issue:
    held = BytesIO()
    Drawing.new("RGB", size, (90, 120, 160)).save(held, "PNG")
    picture = Picture("it.png", "六年来的收成。", width=size[0], height=size[1], drawing=drawing, pale=pale)
    issue = issue_of(4, 2500, pages=None)
    return replace(
        issue,
        articles=(replace(issue.articles[0], pictures=(picture,)), *issue.articles[1:]),
        images={picture.file: held.getvalue()},
    )


def page_of(issue: Issue) -> tuple[Page, float]:
    """Return the page with the picture, and the pitch of its lines."""
    made = compose(issue, Style(stock="a4"))
    (page,) = [page for page in made.pages if any(isinstance(mark, Image) for mark in page.marks)]
    assert made.baselines
    return page, made.baselines.pitch


@pytest.mark.parametrize("drawing", [True, False])
@pytest.mark.parametrize("height", range(760, 1000, 30))
def test_a_caption_stands_close_under_its_picture(height: int, *, drawing: bool) -> None:
    page, pitch = page_of(issue_with((1200, height), drawing=drawing))
    (picture,) = [mark.rect for mark in page.marks if isinstance(mark, Image)]
    (caption,) = [line for line in page.lines if line.role == "caption"]
    below = [line for line in page.lines if line.role == "body" and line.baseline > caption.baseline]
    under = [line for line in below if line.x < picture.right and picture.x < line.x + line.width]
    copy = min(under, key=lambda line: line.baseline)
    top = caption.baseline - ASCENT * caption.size
    assert top - picture.bottom == pytest.approx(0.21 * pitch)
    foot = caption.baseline + (1 - ASCENT) * caption.size
    assert copy.baseline - ASCENT * copy.size - foot > max(0.6 * pitch, 2.5 * (top - picture.bottom))


def test_only_a_pale_picture_has_a_frame() -> None:
    for pale in (True, False):
        page, _ = page_of(issue_with((1200, 800), drawing=True, pale=pale))
        (picture,) = [mark.rect for mark in page.marks if isinstance(mark, Image)]
        edges = [mark for mark in page.marks if isinstance(mark, Rule) and picture.y in (mark.y0, mark.y1)]
        assert bool(edges) == pale
