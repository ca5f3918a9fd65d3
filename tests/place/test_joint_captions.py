"""Pictures side by side with captions of unequal depth have one 合写说明 below them that names each: 左图：… 右图：…"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Drawing

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Issue, Paragraph, Picture
from epaper.paint.pdf import pdf_bytes
from epaper.plan.pictures.captions import (
    CAPTION_SIZE,
    JOINT_CELLS,
    JointLine,
    caption_rows,
    caption_text,
    joint_lines,
)
from epaper.quality.measure import measure
from epaper.scene.model import Facsimile, Image, Page, TextLine
from epaper.style import House, Style, load_style
from epaper.typeset.galley import Setter
from tests.issues.makers import issue_of
from tests.tagged import Tagged

SETTER = Setter(FontBook.shipped())
CHINESE, ENGLISH = load_style("chinese"), load_style("english")
LONG = "夏日的傍晚，孩子们在老码头的石阶上听老船工讲从前的事，一旁是前来帮忙的邻居和放了假的学生，大家一直坐到天黑。"
SHORT = "老码头。"
captions = st.text("桥船雾渡口，。“”A4", min_size=1, max_size=90).filter(str.strip)
credit_lines = st.sampled_from(["", "记者 周念慈 摄", "方砚 制图"])
some = st.lists(st.builds(Picture, st.just("it.png"), captions.map(str.strip), credit_lines), min_size=2, max_size=3)


def joint(pictures: list[Picture], cells: float, house: House = CHINESE) -> tuple[JointLine, ...]:
    return joint_lines(pictures, SETTER, house, cells * CAPTION_SIZE)


@given(some, st.integers(14, JOINT_CELLS))
def test_every_caption_is_there_once_behind_what_names_its_picture(pictures: list[Picture], cells: int) -> None:
    found = joint(pictures, cells)
    names = ("左图：", "中图：", "右图：") if len(pictures) == 3 else ("左图：", "右图：")
    for number, (picture, name) in enumerate(zip(pictures, names, strict=True)):
        own = [each for each in found if each.words.picture == number]
        said = "".join(each.line.text for each in own if not each.words.names)
        assert said.replace(" ", "") == caption_text(picture).replace(" ", "")
        assert "".join(each.line.text for each in own if each.words.names).strip() == name
        assert own[0].words.names
        ends = 0
        for each in own:
            if not each.words.names:
                assert each.line.start >= ends
                assert each.line.end - each.line.start == len(each.line.text)
                assert caption_text(picture)[each.line.start : each.line.end] == each.line.text
                ends = each.line.end


@given(some, st.integers(14, JOINT_CELLS))
def test_what_shares_a_line_stands_in_order_within_the_measure(pictures: list[Picture], cells: int) -> None:
    found = joint(pictures, cells)
    assert [each.row for each in found] == sorted(each.row for each in found)
    assert {each.row for each in found} == set(range(caption_rows(pictures, SETTER, CHINESE, cells * CAPTION_SIZE)))
    for _, row in groupby(found, key=lambda each: each.row):
        parts = [each.line for each in row]
        assert all(left.x + left.width <= right.x + 1e-6 for left, right in pairwise(parts))
        assert parts[-1].x + parts[-1].width <= cells + 0.6  # a mark may hang by its blank half
        for part in parts:
            at = [run.x + offset for run in part.glyphs for offset in run.offsets]
            assert all(-0.6 <= x <= part.width for x in at)


@pytest.mark.parametrize("cells", range(20, 60))
def test_no_credit_is_torn(cells: int) -> None:
    pictures = [Picture("a", LONG[:40], "记者 周念慈 摄"), Picture("b", LONG[20:], "方砚 制图")]
    for number, picture in enumerate(pictures):
        own = [each.line for each in joint(pictures, cells) if each.words == replace_names(each, number)]
        start = len(caption_text(picture)) - len(picture.credit)
        assert not any(line.start <= start < line.end < len(caption_text(picture)) for line in own)


def replace_names(each: JointLine, number: int) -> object:
    return each.words._replace(picture=number, names=False)


def test_a_caption_too_broad_to_read_or_missing_is_not_joint() -> None:
    two = [Picture("a", LONG), Picture("b", SHORT)]
    assert joint(two, JOINT_CELLS)
    assert not joint(two, JOINT_CELLS + 1)
    assert not joint([Picture("a", LONG), Picture("b")], 40)


def test_credits_that_want_their_own_line_have_it() -> None:
    two = [Picture("a", "The old wharf in the morning", "Photo: Ann Lee"), Picture("b", "The new bridge", "Photo: Joe Roe")]
    lines = [[each.line.text.strip() for each in row] for _, row in groupby(joint(two, 60, ENGLISH), key=lambda each: each.row)]
    assert lines == [["Left:", two[0].caption], [two[0].credit], ["Right:", two[1].caption], [two[1].credit]]


# -- on pages -------------------------------------------------------------------------------------------------------------


def issue_with(*pictures: Picture) -> Issue:
    """Return an issue with a photo story, so that no copy begins below a caption."""
    issue = issue_of(6, 5200, pages=None)
    images = dict[str, bytes]()
    for picture in pictures:
        held = BytesIO()
        Drawing.new("RGB", (picture.width, picture.height), (90, 120, 160)).save(held, "PNG")
        images[picture.file] = held.getvalue()
    photos = replace(issue.articles[0], paragraphs=(Paragraph("昨天傍晚，老码头边坐满了人。"),), pictures=pictures)
    return replace(issue, articles=(photos, *issue.articles[1:]), images=images)


PICTURES = (
    Picture("a.png", SHORT, "记者 周念慈 摄", 2000, 1000, columns=2),
    Picture("b.png", LONG, "方砚 摄", 1000, 1000, columns=1),
)


@pytest.fixture(scope="module", params=["berliner", "260x370", "b4"])
def made(request: pytest.FixtureRequest) -> Facsimile:
    return compose(issue_with(*PICTURES), Style(stock=request.param))


def shown(made: Facsimile) -> tuple[Page, list[TextLine]]:
    (page,) = [page for page in made.pages if any(isinstance(mark, Image) and mark.name == "a.png" for mark in page.marks)]
    return page, [line for line in page.lines if line.role == "caption"]


def test_pictures_whose_captions_are_unequal_stand_level_over_one(made: Facsimile) -> None:
    page, lines = shown(made)
    one, two = (mark.rect for mark in page.marks if isinstance(mark, Image) and mark.name in ("a.png", "b.png"))
    names = [line for line in page.lines if line.role == "furniture" and line.text.strip() in ("左图：", "右图：")]
    assert [line.text.strip() for line in names] == ["左图：", "右图："]
    assert (one.y, one.bottom) == (pytest.approx(two.y), pytest.approx(two.bottom))
    assert min(line.x for line in names) == pytest.approx(one.x)
    assert max(line.x + line.width for line in lines) <= two.right + made.body_size
    assert max(line.x + line.width for line in lines) > two.x


def test_captions_are_whole_and_of_their_pictures(made: Facsimile) -> None:
    _, lines = shown(made)
    for number, picture in enumerate(PICTURES):
        said = "".join(line.text for line in lines if line.paragraph == number)
        assert said.replace(" ", "") == caption_text(picture).replace(" ", "")


def test_each_caption_is_tagged_with_its_picture_and_nothing_else(made: Facsimile) -> None:
    tagged = Tagged(pdf_bytes(made))
    found = {
        str(kid.entries.Alt): tagged.text(node)
        for node in tagged.root.walk()
        if node.kind == "Caption" and node.parent is not None
        for kid in node.parent.kids
        if not isinstance(kid, tuple) and kid.kind == "Figure"
    }
    for picture in PICTURES:
        assert found[picture.caption].replace(" ", "") == caption_text(picture).replace(" ", "")


def test_the_measures_of_quality_hold(made: Facsimile) -> None:
    metrics = {metric.key: metric for metric in measure(made)}
    assert all(metrics[key].met for key in ("Q24", "Q25", "Q10", "Q9", "Q1"))
