"""The makers keep their promises: shape, repeatability, clean text."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

import pytest
from PIL import Image

from epaper.issue.model import ParagraphKind
from tests.issues.makers import giant_article, headed, issue_of, many_briefs, one_line_issue, shapes
from tests.issues.material import every_kind

if TYPE_CHECKING:
    from epaper.issue.model import Issue

SHAPES = {**shapes(), "every kind": every_kind()}


LINED = ("verse", "table")  # kinds whose lines are the author's


def texts(issue: Issue) -> list[str]:
    return [
        text
        for story in issue.articles
        for copy in (paragraph.text for paragraph in story.paragraphs if paragraph.kind not in LINED)
        for text in (*story.headline, *story.kicker, *story.deck, copy)
    ]


@pytest.mark.parametrize(("articles", "characters"), [(1, 500), (7, 6300), (20, 17_000), (60, 40_000)])
def test_an_issue_has_the_articles_and_about_the_characters_asked_for(articles: int, characters: int) -> None:
    issue = issue_of(articles, characters)
    assert [story.id for story in issue.articles] == [f"a{order + 1}" for order in range(articles)]
    made = sum(story.characters for story in issue.articles)
    assert characters * 0.95 <= made <= characters + 90 * articles


def test_the_same_numbers_make_the_same_issue_in_another_process() -> None:
    program = "from tests.issues.makers import issue_of; print(issue_of(9, 5000, 3, pictures=2).articles)"
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": ".", "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].strip() == str(issue_of(9, 5000, 3, pictures=2).articles)


def test_another_seed_makes_another_issue() -> None:
    assert issue_of(seed=1).articles != issue_of(seed=2).articles


@pytest.mark.parametrize("issue", [pytest.param(issue, id=name) for name, issue in SHAPES.items()])
def test_texts_are_stripped_filled_and_on_one_line(issue: Issue) -> None:
    for text in texts(issue):
        assert text
        assert text == text.strip()
        assert not set(text) & set("\n{}")


@pytest.mark.parametrize("issue", [pytest.param(issue, id=name) for name, issue in SHAPES.items()])
def test_spans_lie_inside_their_paragraphs(issue: Issue) -> None:
    for story in issue.articles:
        for paragraph in story.paragraphs:
            assert all(0 <= span.start < span.end <= len(paragraph.text) for span in paragraph.spans)


def test_pictures_are_pictures_of_the_stated_size() -> None:
    issue = issue_of(20, 17_000, pictures=6)
    hung = [picture for story in issue.articles for picture in story.pictures]
    assert len(hung) == 6
    for picture in hung:
        with Image.open(io.BytesIO(issue.images[picture.file])) as image:
            assert image.size == (picture.width, picture.height)


def test_the_awkward_shapes_are_awkward() -> None:
    assert len(one_line_issue().articles[0].paragraphs) == 1
    assert giant_article(20_000).articles[0].characters >= 20_000
    assert len(many_briefs(30).articles) == 30
    assert all(len(story.paragraphs) == 1 for story in many_briefs(30).articles)
    assert [len(story.title) for story in headed(1, 70).articles] == [1, 70]


def test_every_kind_of_paragraph_is_there_boxed_and_not() -> None:
    made = [paragraph for story in every_kind().articles for paragraph in story.paragraphs]
    assert {paragraph.kind for paragraph in made} == set(get_args(ParagraphKind))
    assert {paragraph.boxed for paragraph in made} == {False, True}
    for paragraph in made:
        if paragraph.kind == "table":
            assert {len(row.split("\t")) for row in paragraph.text.split("\n")} == {len(paragraph.align)}
