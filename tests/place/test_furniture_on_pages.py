"""What is no story, as it stands on the finished page: marked, whole, inside its frame, and found like other copy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from epaper.compose import compose
from epaper.geometry import Insets, Point, Rect
from epaper.issue.model import Article, Issue, Paragraph
from epaper.issue.pins import Pins
from epaper.place.forecast import larger
from epaper.quality.measure import measure
from epaper.scene.model import COPY, Facsimile, Fill, Image, Page, Region, Rule, TextLine
from epaper.style import Style
from tests.issues.makers import issue_of
from tests.place.extra_issue import furnished

EXTRAS = ("art", "let", "water", "power", "sky")
MARKED = {"art": "广告", "let": "广告", "water": "公益广告"}


@pytest.fixture(scope="module")
def issue() -> Issue:
    return furnished()


@pytest.fixture(scope="module", params=["a4", "tabloid"])
def made(request: pytest.FixtureRequest, issue: Issue) -> Facsimile:
    return compose(issue, Style(stock=request.param))


def regions(made: Facsimile, kind: str) -> dict[str, tuple[Page, Region]]:
    return {region.article: (page, region) for page in made.pages for region in page.regions if region.kind == kind}


def ground(made: Facsimile, article: str) -> tuple[Page, Rect]:
    page, region = regions(made, "article")[article]
    (rect,) = region.rects
    return page, rect


def lines_of(made: Facsimile, article: str) -> list[TextLine]:
    return [line for page in made.pages for line in page.lines if line.article == article]


@pytest.mark.parametrize("article", EXTRAS)
def test_all_of_its_text_stands_inside_its_box(made: Facsimile, issue: Issue, article: str) -> None:
    page, rect = ground(made, article)
    own = [line for line in page.lines if line.article == article]
    assert own == lines_of(made, article)
    room = rect.inset(Insets(-1, -1, -1, -1))
    assert all(room.x <= line.x and line.x + line.width <= room.right for line in own)
    assert all(room.y <= line.baseline <= room.bottom for line in own)
    said: dict[int, str] = defaultdict(str)
    for line in own:
        if line.role in COPY:
            assert line.start == len(said[line.paragraph])
            said[line.paragraph] += line.text
    paragraphs = next(each for each in issue.articles if each.id == article).paragraphs
    assert [said[number] for number in sorted(said)] == [paragraph.text for paragraph in paragraphs]


def test_every_advertisement_is_marked_at_the_same_corner(made: Facsimile) -> None:
    ads = regions(made, "ad")
    assert set(ads) == set(MARKED)
    aside = set()
    for article, (page, region) in ads.items():
        (mark,) = [line for line in page.lines if line.article == article and line.role == "furniture"]
        assert mark.text == MARKED[article]
        assert mark.size >= 7.875
        (rect,) = region.rects
        aside.add(round(rect.right - mark.x - mark.width, 3))
        assert abs(mark.baseline - rect.y) < 2 * mark.size
    assert len(aside) == 1
    assert set(regions(made, "notice")) == {"power", "sky"}


def test_artwork_that_is_printed_is_not_called_left_out(made: Facsimile) -> None:
    assert [finding for finding in made.findings if finding.code == "picture-left-out"] == []


def test_artwork_is_whole_and_as_drawn(made: Facsimile, issue: Issue) -> None:
    for article in (each for each in issue.articles if each.id in ("art", "water")):
        page, rect = ground(made, article.id)
        (picture,) = article.pictures
        (image,) = [mark for mark in page.marks if isinstance(mark, Image) and mark.name == picture.file]
        assert image.crop == Rect(0, 0, 1, 1)
        assert image.rect.width / image.rect.height == pytest.approx(picture.width / picture.height)
        assert image.rect.overlap(rect) == pytest.approx(image.rect.area)
        assert image.rect.centre.x == pytest.approx(rect.centre.x)


def test_a_forecast_with_room_is_set_larger_and_keeps_its_cells_apart(made: Facsimile) -> None:
    _, rect = ground(made, "sky")
    rows: dict[float, list[TextLine]] = defaultdict(list)
    for line in lines_of(made, "sky"):
        if line.role == "table":
            rows[line.baseline].append(line)
    assert made.baselines is not None
    apart = (max(rows) - min(rows)) / (len(rows) - 1) / made.baselines.pitch
    (size,) = {line.size for row in rows.values() for line in row}
    assert made.body_size < size <= made.body_size * larger(apart) + 1e-6
    assert apart > 1, "an ear has room for it"
    above, below = min(rows) - rect.y, rect.bottom - max(rows)
    assert below < 1.5 * apart * made.baselines.pitch < 1.5 * above, "no strip of white is left below its last row"
    for row in rows.values():
        assert all(one.x + one.width < two.x for one, two in pairwise(sorted(row, key=lambda line: line.x)))
        assert rect.x < row[0].x


def test_its_head_grows_with_it_and_stays_in_the_frame(made: Facsimile, issue: Issue) -> None:
    long = "澄溪县未来三天天气预报"
    articles = tuple(replace(each, headline=(long,)) if each.id == "sky" else each for each in issue.articles)
    for facsimile, text in ((made, "天气"), (compose(replace(issue, articles=articles), Style(stock="tabloid")), long)):
        _, rect = ground(facsimile, "sky")
        lines = lines_of(facsimile, "sky")
        head, rows = [line for line in lines if line.role == "headline"], [line for line in lines if line.role == "table"]
        assert "".join(line.text for line in head) == text
        assert min(line.size for line in head) > rows[0].size
        assert all(rect.x < line.x and line.x + line.width < rect.right for line in lines)
        assert max(line.baseline for line in head) < min(line.baseline - line.size for line in rows)
        assert min(line.baseline - line.size for line in head) > rect.y


def test_the_forecast_stands_beside_the_name_in_columns(made: Facsimile) -> None:
    page, rect = ground(made, "sky")
    name = next(line for line in page.lines if line.text == "澄溪周报" and line.role == "masthead")
    assert page.number == 1
    assert rect.x >= name.x + name.width - 1
    cells = [line for line in lines_of(made, "sky") if line.role == "table"]
    rows = [[cell for cell in cells if cell.paragraph == number] for number in (0, 1)]
    assert [len(row) for row in rows] == [3, 3]
    assert rows[0][0].x == pytest.approx(rows[1][0].x)
    assert rows[0][2].x + rows[0][2].width == pytest.approx(rows[1][2].x + rows[1][2].width)


def test_a_signature_stands_at_the_right_of_its_notice(made: Facsimile) -> None:
    _, rect = ground(made, "power")
    first, *_, last = [line for line in lines_of(made, "power") if line.role in COPY]
    assert last.text == "供电公司"
    assert last.x > first.x + first.size
    assert last.x + last.width <= rect.right


def test_the_index_names_stories_of_other_pages_with_their_pages(made: Facsimile) -> None:
    page = made.pages[0]
    entries = [region for region in page.regions if region.kind == "index"]
    begins = {article: stands.number for article, (stands, _) in regions(made, "article").items()}
    assert 2 <= len(entries) <= 8
    for entry in entries:
        (rect,) = entry.rects
        inside = [
            line.text
            for line in page.lines
            if not line.article and rect.y <= line.baseline < rect.bottom and rect.x - 1 <= line.x < rect.right
        ]
        assert begins[entry.article] > 1
        assert f"{begins[entry.article]}版" in inside
        said = "".join(text for text in inside if text not in ("导读", f"{begins[entry.article]}版"))
        assert made.titles[entry.article].replace(" ", "").startswith(said.rstrip("…").replace(" ", ""))


def test_hairlines_part_the_entries_of_the_index(made: Facsimile) -> None:
    page = made.pages[0]
    every = [region.rects[0] for region in page.regions if region.kind == "index"]
    for left in {rect.x for rect in every}:  # in each of the lists that stand side by side
        rects = [rect for rect in every if rect.x == left]
        whole = Rect(left, rects[0].y, rects[0].width, rects[-1].bottom - rects[0].y)
        lines = [line for line in page.lines if not line.article and whole.contains(Point(line.x, line.baseline))]
        hairlines = [
            mark.y0
            for mark in page.marks
            if isinstance(mark, Rule) and mark.ink == "grey" and mark.y0 == mark.y1 and whole.contains(Point(mark.x0, mark.y0))
        ]
        assert len(hairlines) == len(rects) - 1
        for y, entry, below in zip(hairlines, rects, rects[1:], strict=False):
            assert max(line.baseline for line in lines if line.baseline < y) >= entry.y
            assert y < min(line.baseline - line.size * 0.88 for line in lines if line.baseline > y) <= below.bottom


def test_beside_a_short_lead_the_index_lies_across_the_foot_so_that_no_gutter_reaches_it(made: Facsimile) -> None:
    page = made.pages[0]
    rects = [region.rects[0] for region in page.regions if region.kind == "index"]
    legs = [leg for leg in page.legs if leg.article]
    assert min(rect.x for rect in rects) <= min(leg.x for leg in legs)
    assert max(rect.right for rect in rects) >= max(leg.x + leg.measure for leg in legs) - 1
    built = {metric.key: metric.by_page[0] for metric in measure(made) if metric.key in ("Q15", "Q15-v")}
    assert built == {"Q15": 0, "Q15-v": 0}


def test_without_an_index_there_is_none() -> None:
    plain = compose(furnished(index=False), Style(stock="a4"))
    assert not regions(plain, "index")
    assert not [line for page in plain.pages for line in page.lines if line.text == "导读"]


def test_labels_stand_over_their_heads(made: Facsimile, issue: Issue) -> None:
    for story in (each for each in issue.articles if each.label):
        page, region = regions(made, "article")[story.id]
        own = [line for line in page.lines if line.article == story.id]
        (label,) = [line for line in own if line.text == story.label]
        if label.vertical:  # beside the first line of an upright head
            continue
        beside = [line for line in own if line.role == "kicker" and line.x >= label.x + label.width]
        head = min(line.baseline - line.size for line in own if line.role in ("kicker", "headline") and line not in beside)
        assert label.baseline <= head + 1
        assert region.rects[0].y < label.baseline


def test_a_label_stands_before_a_kicker_and_both_in_the_middle_of_the_head(issue: Issue) -> None:
    stories = tuple(replace(story, kicker=("夜间渡口",)) if story.label else story for story in issue.articles)
    made = compose(replace(issue, articles=stories), Style(stock="a4"))
    beside = 0
    for story in (each for each in stories if each.label):
        page, _ = regions(made, "article")[story.id]
        own = [line for line in page.lines if line.article == story.id]
        (label,), (kicker,) = ([line for line in own if line.text == text] for text in (story.label, "夜间渡口"))
        if label.x + label.width < kicker.x:
            beside += 1
            (headline,) = {round(line.x + line.width / 2, 6) for line in own if line.role == "headline"}
            assert label.box.y + label.size / 2 == pytest.approx(kicker.box.y + kicker.size / 2)
            assert 0.5 * label.size < kicker.x - label.x - label.width < 2 * label.size
            assert (label.x + kicker.x + kicker.width) / 2 == pytest.approx(headline, abs=label.size)
        else:
            assert label.baseline < kicker.baseline - kicker.size
    assert beside


def test_who_made_a_page_is_said_on_it(made: Facsimile) -> None:
    for page, editor in zip(made.pages, ("张立新", "王晓梅"), strict=False):
        text = "".join(line.text for line in page.lines if line.role in ("masthead", "folio"))
        assert f"责任编辑：{editor}" in text
        assert "校对：刘芳" in text


def test_the_law_is_kept_and_nothing_is_lost_or_overlaps(made: Facsimile) -> None:
    keys = ("Q9", "Q10", "Q22", "M3", "M5", "Q24", "Q25", "Q26")
    assert {metric.key: metric.places for metric in measure(made) if metric.key in keys and not metric.met} == {}


def test_no_white_mark_covers_copy(made: Facsimile) -> None:
    for page in made.pages:
        for fill in (mark for mark in page.marks if isinstance(mark, Fill) and mark.ink == "white"):
            under = [line for line in page.lines if line.role in COPY]
            boxes = [Rect(line.x, line.baseline - 0.85 * line.size, line.width, 0.9 * line.size) for line in under]
            assert all(fill.rect.overlap(box) < 1 for box in boxes)


@pytest.mark.parametrize("stock", ["a4", "broadsheet"])
def test_a_brief_beside_the_name_is_whole_there_and_no_story_of_the_page(stock: str) -> None:
    issue = issue_of(8, 4600, pages=None)
    brief = Article("brief", ("渡口夜航复航",), (Paragraph("石埠渡口夜航今晚起恢复。"),), byline="林晓川", pins=Pins(ear=True))
    made = compose(replace(issue, articles=(*issue.articles, brief)), Style(stock=stock))
    page, rect = ground(made, "brief")
    masthead = max(part.bottom for region in page.regions if region.kind == "masthead" for part in region.rects)
    assert page.number == 1
    assert rect.bottom < masthead
    assert "".join(line.text for line in lines_of(made, "brief")) == "渡口夜航复航林晓川石埠渡口夜航今晚起恢复。"
    assert {metric.key: metric.places for metric in measure(made) if metric.key in ("Q16", "Q24", "Q25") and not metric.met} == {}
    assert "ear-left-out" not in {finding.code for finding in made.findings}


def test_a_story_too_long_to_stand_beside_the_name_flows_and_is_told() -> None:
    issue = issue_of(8, 4600, pages=None)
    long = replace(issue.articles[3], pins=Pins(ear=True))
    made = compose(replace(issue, articles=(*issue.articles[:3], long, *issue.articles[4:])), Style(stock="a4"))
    assert [finding.where for finding in made.findings if finding.code == "ear-left-out"] == [long.reference]
    assert "slot-flows" not in {finding.code for finding in made.findings}
    plain = compose(issue, Style(stock="a4"))
    assert [page.lines for page in made.pages] == [page.lines for page in plain.pages]
