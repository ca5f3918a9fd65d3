"""Every character of the issue stands on the pages exactly once, and in reading order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from columns import COPY, JUMP, copy_lines, joined

from epaper.issue.lead import opens_signed
from epaper.scene.model import Image

if TYPE_CHECKING:
    from papers import Paper

    from epaper.scene.model import TextLine


def lines_of(made: Paper, *roles: str) -> list[TextLine]:
    return [line for page in made.facsimile.pages for line in page.lines if line.role in roles]


def test_lines_tile_every_paragraph(made: Paper) -> None:
    placed: dict[tuple[str, int], list[tuple[int, int, str, str]]] = {}
    for line in lines_of(made, *COPY):
        placed.setdefault((line.article, line.paragraph), []).append((line.start, line.end, line.text, line.role))
    said = {(article.id, number): p for article in made.issue.articles for number, p in enumerate(article.paragraphs)}
    assert set(placed) == {place for place, paragraph in said.items() if paragraph.text}
    for place, pieces in placed.items():
        text = said[place].text
        ends = [0, *(end for _, end, _, _ in sorted(pieces))]
        assert [start for start, _, _, _ in sorted(pieces)] == ends[:-1], f"gap or overlap in {place}: {text}"
        assert ends[-1] == len(text), f"the end of {place} is missing: {text}"
        assert all(shown == text[start:end] for start, end, shown, _ in pieces)
        assert {role for *_, role in pieces} == {said[place].kind}


def test_the_order_of_lines_is_the_order_of_reading(made: Paper) -> None:
    for article in made.issue.articles:
        order = [(line.paragraph, line.start) for page in made.facsimile.pages for line in copy_lines(page, article.id)]
        assert order == sorted(order), article.id


def test_every_head_stands_once(made: Paper) -> None:
    for role in ("kicker", "headline", "deck"):
        for article in made.issue.articles:
            shown = [line.text for line in lines_of(made, role) if line.article == article.id]
            assert joined(shown) == joined(getattr(article, role)), f"{role} of {article.id}"


def test_every_byline_of_its_own_stands_once(made: Paper) -> None:
    """One whose names stand in brackets at the opening of the copy stands there only: the one exception."""
    for article in made.issue.articles:
        shown = [line.text for line in lines_of(made, "byline") if line.article == article.id]
        assert joined(shown) == joined((article.signed,))
        assert article.signed == article.byline or opens_signed(article.paragraphs[0].text, article.byline)


def test_every_picture_stands_once_with_caption_and_credit(made: Paper) -> None:
    images = [mark.name for page in made.facsimile.pages for mark in page.marks if isinstance(mark, Image)]
    assert Counter(images) == Counter(picture.file for article in made.issue.articles for picture in article.pictures)
    for article in made.issue.articles:
        for number, picture in enumerate(article.pictures):
            shown = [line.text for line in lines_of(made, "caption") if (line.article, line.paragraph) == (article.id, number)]
            assert joined(shown) == joined((picture.caption, picture.credit))


def test_glyphs_say_what_their_line_says(made: Paper) -> None:
    for page in made.facsimile.pages:
        for line in page.lines:
            assert joined([run.text for run in line.runs]) == joined((line.text,)), (page.number, line.text)


def test_jumps_come_in_pairs(made: Paper) -> None:
    left, taken = [], []
    for page in made.facsimile.pages:
        for line in page.lines:
            jump = JUMP.fullmatch(line.text)
            if jump and (to := jump[1] or jump[3]):
                left.append((line.article, page.number, int(to)))
            if jump and (come := jump[2] or jump[4]):
                taken.append((line.article, int(come), page.number))
    assert sorted(left) == sorted(taken)
    assert all(start < end for _, start, end in left)
    parts = {
        article.id: [page.number for page in made.facsimile.pages if copy_lines(page, article.id)]
        for article in made.issue.articles
    }
    spread = [(article, one, two) for article, pages in parts.items() for one, two in pairwise(pages)]
    assert sorted(spread) == sorted(left), "an article on two pages has a jump, and no other has one"
