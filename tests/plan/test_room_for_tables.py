"""Tables and poems: lines turned over at a measure cost, and a wider one is offered to their story (rule G3)."""

from __future__ import annotations

from dataclasses import replace

from matters import matter_on

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Paragraph
from epaper.plan import costs
from epaper.plan.shapes.parts import Parts
from epaper.plan.stories.matter import Matter, Piece
from epaper.typeset.galley import Setter
from tests.issues.makers import issue_of

ROWS = ("年份\t事件经过\t发生地点\t人数", *(f"20{n}年\t渡口的铁链换成了钢缆\t青渡镇老街北岸\t{n}人" for n in range(10, 16)))
TABLE = Paragraph("\n".join(ROWS), "table", align="lllr")
POEM = Paragraph("一页报纸要用七千个铅字才能够排得满，\n排字的人站在架子前面一站就是一整夜。", "verse")


def with_paragraph(paragraph: Paragraph) -> Issue:
    issue = issue_of(5, 3000, pages=None)
    first, *others = issue.articles[0].paragraphs
    story = replace(issue.articles[0], paragraphs=(first, paragraph, *others))
    return replace(issue, articles=(story, *issue.articles[1:]))


def on_a4(paragraph: Paragraph, book: FontBook) -> Matter:
    return matter_on("a4", with_paragraph(paragraph), book)


def test_lines_turned_over_are_counted_and_none_in_copy(book: FontBook) -> None:
    setter = Setter(book)
    story = Article("a", ("题",), (Paragraph("渡船开了四十二年。" * 30), POEM))
    assert setter.turned(story, 11) == 2
    assert setter.turned(story, 19) == 0
    assert setter.turned(replace(story, paragraphs=story.paragraphs[:1]), 11) == 0


def test_a_measure_that_turns_lines_over_costs_and_a_wide_one_is_offered(book: FontBook) -> None:
    for paragraph in (TABLE, POEM):
        made = on_a4(paragraph, book)
        parts, story = Parts(made), Piece(0, 0, 0)
        assert 0 < parts.turned_price(story, made.grid.cells) <= costs.TURNED_MOST
        assert parts.turned_price(story._replace(part=1), made.grid.cells) == 0.0  # a rest has no other measure
        for columns in (2, 4):
            wide = made.broken(0, columns)
            assert wide is not None
            assert made.turned(0, wide.cells) < made.turned(0, made.grid.cells)


def test_no_other_story_is_offered_two_columns_as_one(book: FontBook) -> None:
    made = on_a4(TABLE, book)
    assert made.turned(1, made.grid.cells) == 0.0
    assert made.broken(1, 2) is None
