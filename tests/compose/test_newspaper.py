"""What makes a page a newspaper's: a masthead that rules page 1, folios, a clear lead, heads that do not bump."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from columns import HEADS, copy_lines, head_boxes, joined, pitch

from epaper.plan.trials.grids import AIRY

if TYPE_CHECKING:
    from papers import Paper

    from epaper.plan.trials.grids import AIRY
from epaper.geometry import Rect

DOMINANT = 1.5  # the name: this × the largest head of page 1 (rule M1)
LIKE_SIZE = 1.5  # heads whose sizes differ by this ratio do not compete (rule H8)
GUTTERS = 3.8  # ems: two of the widest gutters
BRIEF_COLUMNS = 4  # of the page of briefs
PAGE = {"zh": "第{}版", "en": "Page {}"}
DAY = {"zh": "{0:%Y年%m月%d日}", "en": "{0:%A, %B %d, %Y}"}
LEADING = {"zh": (1.24, 1.46), "en": (1.14, 1.34)}
SMALLEST, SMALLEST_DATA = 7.87, 6.5  # points: 六号 less a rounding (rule G8), and a step below


def test_the_name_is_larger_than_everything_else_on_page_1(made: Paper) -> None:
    name, *others = sorted(made.facsimile.pages[0].lines, key=lambda line: -line.size)
    assert (name.role, joined((name.text,))) == ("masthead", joined((made.issue.masthead.name,)))
    assert name.size > others[0].size
    heads = [line.size for line in others if line.role in HEADS]
    assert name.size >= DOMINANT * max(heads, default=0.0)


def test_page_1_bears_what_the_masthead_says(made: Paper) -> None:
    masthead = made.issue.masthead
    said = "".join("".join(line.text.split()) for line in made.facsimile.pages[0].lines if line.role == "masthead")
    names = ("name", "latin_name", "supervisor", "sponsor", "publisher", "cn_number", "weekday")
    names += ("lunar_date", "website", "issue_number", "slogan")
    fields = [getattr(masthead, name) for name in names]
    missing = [field for field in fields if "".join(field.split()) not in said]
    assert not missing


def test_every_inside_page_bears_a_folio(made: Paper) -> None:
    masthead = made.issue.masthead
    for number, page in enumerate(made.facsimile.pages, 1):
        assert page.number == number
        folio = [line.text for line in page.lines if line.role == "folio"]
        if number == 1:
            assert folio == []
            continue
        assert masthead.name in folio
        label = PAGE[masthead.language].format(number)
        assert label in folio
        if masthead.date:
            day = DAY[masthead.language].format(masthead.date)
            assert any(day.replace(" 0", " ").replace("年0", "年").replace("月0", "月") in text for text in folio)
        if number <= len(masthead.sections):
            assert masthead.sections[number - 1] in folio
            assert page.label == f"{label} {masthead.sections[number - 1]}"


def test_the_lead_has_the_largest_head_of_page_1(made: Paper) -> None:
    ranked = sorted(made.issue.articles, key=lambda article: (article.rank or 999, made.issue.articles.index(article)))
    heads = {article: size for article, size, _ in head_boxes(made.facsimile.pages[0])}
    assert ranked[0].id in heads, "the lead stands on page 1"
    assert heads[ranked[0].id] == max(heads.values())


def test_a_head_is_larger_than_its_kicker_and_deck(made: Paper) -> None:
    for page in made.facsimile.pages:
        for article in {line.article for line in page.lines if line.role == "headline"}:
            sizes = {line.role: line.size for line in page.lines if line.article == article and line.role in HEADS}
            assert all(sizes["headline"] > size for role, size in sizes.items() if role != "headline"), article


def test_a_head_has_its_copy_under_it(made: Paper) -> None:
    """No head at a column's foot without copy (rule H9)."""
    for page in made.facsimile.pages:
        for article in {line.article for line in page.lines if line.role == "headline"}:
            bare = not any(paragraph.text for paragraph in made.articles[article].paragraphs)
            assert bare or copy_lines(page, article), (page.number, article)


def test_no_heads_bump(made: Paper) -> None:
    near = GUTTERS * made.facsimile.body_size
    bumps = [
        (page.number, one[0], two[0])
        for page in made.facsimile.pages
        for one, two in combinations(head_boxes(page), 2)
        if max(one[1], two[1]) < LIKE_SIZE * min(one[1], two[1]) and _side_by_side(one[2], two[2], near)
    ]
    # A page of nothing but briefs has columns of them: their small heads begin level in each neighbour at the most once.
    assert len(bumps) <= (len(made.facsimile.pages) * (BRIEF_COLUMNS - 1) if made.name == "briefs" else 0), bumps


def _side_by_side(one: Rect, two: Rect, near: float) -> bool:
    gap = max(one.x, two.x) - min(one.right, two.right)
    shared = min(one.bottom, two.bottom) - max(one.y, two.y)
    return 0 <= gap < near and shared > 0.5 * min(one.height, two.height)


def test_nothing_is_too_small_to_read(made: Paper) -> None:
    """Nothing is smaller than 六号; the data of masthead and imprint, looked up rather than read, may be a step smaller."""
    lines = [(page.number, line) for page in made.facsimile.pages for line in page.lines]
    floors = {"masthead": SMALLEST_DATA, "furniture": SMALLEST_DATA}
    small = [(number, line.role, line.size, line.text) for number, line in lines if line.size < floors.get(line.role, SMALLEST)]
    assert not small


def test_leading_is_that_of_a_newspaper(made: Paper) -> None:
    step = pitch(made.facsimile)
    least, most = LEADING[made.issue.masthead.language]
    if any(finding.code == "copy-short" for finding in made.facsimile.findings):  # leaded out, and told
        most = AIRY
    assert least <= step / made.facsimile.body_size <= most
