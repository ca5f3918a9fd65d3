"""What stands beside the paper's name, and the index of page 1."""

from __future__ import annotations

from dataclasses import replace

import pytest

from epaper.fonts.book import FontBook
from epaper.geometry import Rect
from epaper.issue.model import Article, Issue, Masthead, Paragraph
from epaper.issue.pins import Makeup, Pins
from epaper.plan.division import divided
from epaper.plan.furniture.ears import ear_ids, ear_rects
from epaper.plan.furniture.extras import Extras
from epaper.plan.furniture.index import LINES_MOST, IndexWriter
from epaper.plan.masthead.lettering import MastheadPlan
from epaper.style import house_of_language
from epaper.typeset.galley import Setter
from tests.plan.slot_material import forecast, grid_on, notice

MASTHEAD = Masthead(
    "长沙晚报",
    weekday="星期四",
    supervisor="市委",
    sponsor="市委",
    publisher="报社",
    cn_number="CN 43-0001",
    editors=("张三",),
)


def extras(*articles: Article, stock: str = "a4", language: str = "zh", index: bool | None = None) -> Extras:
    book = FontBook.shipped()
    issue = Issue(MASTHEAD, articles, makeup=Makeup(index=index))
    house = house_of_language(language)
    return Extras(divided(issue), grid_on(stock), house, Setter(book))


def story(name: str, title: str) -> Article:
    return Article(name, (title,), (Paragraph("正文。" * 40),))


STORIES = tuple(story(f"s{number}", f"第{number}条新闻的标题") for number in range(8))


def test_the_first_forecast_stands_beside_the_name_with_the_data_under_the_bar_and_a_notice_that_fills_it() -> None:
    plan = extras(notice("n", 1), forecast()).masthead
    assert isinstance(plan, MastheadPlan)
    assert plan.ears == ("weather",)
    said = [text for line in plan.data for text, _ in line]
    assert "市委主管" in said
    assert "国内统一连续出版物号 CN 43-0001" in said
    assert ear_ids(extras(notice("little", 1), notice("more", 2), stock="broadsheet").masthead) == ()
    assert ear_ids(extras(notice("little", 1), notice("full", 6), stock="broadsheet").masthead) == ("full",)
    without = extras(notice("n", 1, page=2)).masthead
    assert isinstance(without, MastheadPlan)
    assert without.ears == without.data == ()


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_ears_lie_inside_the_masthead_beside_the_name(stock: str, language: str) -> None:
    grid = grid_on(stock)
    plan = extras(
        forecast("w", pins=Pins(ear=True)), notice("n", 1, pins=Pins(ear=True)), stock=stock, language=language
    ).masthead
    area = Rect(grid.area.x - 1, grid.area.y - 1, grid.area.width + 2, grid.top(plan.rows) - grid.area.y + 2)
    rects = ear_rects(plan, grid)
    assert len(rects) == len(ear_ids(plan))
    assert all(rect.overlap(area) == pytest.approx(rect.area) for rect in rects)
    assert all(one.overlap(two) == 0 for one in rects for two in rects if one is not two)


def test_an_ear_is_not_beside_a_nameplate_unless_asked_for() -> None:
    assert ear_ids(extras(forecast(), language="en").masthead) == ()
    assert ear_ids(extras(forecast(pins=Pins(ear=True)), stock="broadsheet", language="en").masthead) == ("weather",)


def test_what_does_not_fit_beside_the_name_stands_on_page_1_and_is_told() -> None:
    made = extras(notice("long", 30, pins=Pins(ear=True)))
    assert ear_ids(made.masthead) == ()
    corner = made.corners([40, 40])[0]
    assert corner is not None
    assert [box.article for box in corner.boxes] == ["long"]
    assert [finding.code for finding in made.findings([])] == ["ear-left-out"]


def test_whose_place_another_has_is_told_so() -> None:
    asked = Pins(ear=True)
    made = extras(notice("long", 30, pins=asked), forecast(pins=asked), notice("late", 1, pins=asked))
    assert ear_ids(made.masthead) == ("weather",)
    long, late = [finding.message for finding in made.findings([])]
    assert "报眼里放不下" in long, "the place was free when its turn came"
    assert "报眼已排《天气》，只放得下 1 篇" in late


def test_a_page_of_one_column_has_no_place_beside_the_name() -> None:
    issue = Issue(MASTHEAD, (forecast(pins=Pins(ear=True)),))
    grid = grid_on("100x150")._replace(columns=1)
    (finding,) = Extras(divided(issue), grid, house_of_language("zh"), Setter(FontBook.shipped())).findings([])
    assert "只有一栏" in finding.message


def test_a_story_that_fits_is_an_ear_and_one_that_does_not_flows() -> None:
    brief = replace(notice("brief", 1, pins=Pins(ear=True)), kind="story")
    assert ear_ids(extras(brief).masthead) == ("brief",)
    made = extras(replace(STORIES[0], pins=Pins(ear=True)))
    assert ear_ids(made.masthead) == ()
    assert made.corners([40, 40]) == (None, None)
    assert made.overset([]) == (STORIES[0].id,)
    assert [finding.code for finding in made.findings([])] == ["ear-left-out"]


def test_the_index_is_on_page_1_where_it_is_wanted_and_there_are_other_pages() -> None:
    assert extras(*STORIES).corners([40, 40]) == (None, None)
    first, second = extras(*STORIES, index=True).corners([40, 40])
    assert first is not None
    assert [box.article for box in first.boxes] == [""]
    assert second is None
    assert extras(*STORIES, index=True).corners([40]) == (None,)


def writer() -> IndexWriter:
    return IndexWriter(grid_on("a4"), house_of_language("zh"), Setter(FontBook.shipped()).heads)


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        (("今年双过半",), ("今年双过半",)),
        (("很长的一条新闻标题说了许多许多的话还没有说完又接着往下说", "第二行也很长很长说个没完没了还要再说下去"), None),
        (("共同参观“传承中俄世代友好 树立大国关系典范的很长很长的大型历史图片文献展览”并且致辞讲话合影留念",), None),
        (("没有任何可以停顿之处的一个长得不得了的新闻标题它一直说下去说下去说下去说下去说下去说下去说下去",), None),
        ((), ("s",)),
    ],
)
def test_an_entry_has_two_lines_at_the_most_and_closes_what_it_opens(
    headline: tuple[str, ...], lines: tuple[str, ...] | None
) -> None:
    entry = writer().entry(Article("s", headline, ()), 3, 2, 1.0)
    assert 1 <= len(entry.lines) <= LINES_MOST
    assert lines is None or entry.lines == lines
    text = "".join(entry.lines)
    assert text.endswith("…") or text.count("“") == text.count("”")
    said = "".join(headline).replace(" ", "") or "s"
    assert said.startswith(text.rstrip("…").replace(" ", ""))


def test_what_leads_each_page_comes_before_a_second_story_of_any() -> None:
    index = writer()
    size = index.size(STORIES)
    assert size is not None
    stories = [(article, 2 + number // 3) for number, article in enumerate(STORIES)]
    leads = {article.id for number, (article, _) in enumerate(stories) if number % 3 == 0}
    shown = {entry.article for entry in index.entries(stories, size.columns, size.rows)[0]}
    assert len(shown) < len(stories), "the box has not room for all"
    assert leads <= shown or shown <= leads


def test_entries_fill_their_box_and_no_more_in_order_of_pages() -> None:
    index = writer()
    size = index.size(STORIES)
    assert size is not None
    stories = [(article, 4 - number % 3) for number, article in enumerate(STORIES)]
    (entries,) = index.entries(stories, size.columns, size.rows)
    assert sum(index.height(entry) for entry in entries) <= size.rows * grid_on("a4").pitch
    assert len(entries) >= 4
    assert [entry.page for entry in entries] == sorted(entry.page for entry in entries)
    assert index.size(STORIES[:1]) is None


def test_across_the_page_entries_stand_in_level_lists_side_by_side() -> None:
    index, columns = writer(), grid_on("a4").columns
    size = index.size(STORIES)
    assert size is not None
    assert size.across < size.rows
    stories = [(article, 2 + number) for number, article in enumerate(STORIES)]
    lists = index.entries(stories, columns, size.across)
    assert len(lists) == columns // size.columns > 1
    heights = [sum(map(index.height, entries)) for entries in lists]
    assert max(heights) <= size.across * grid_on("a4").pitch
    assert max(heights) - min(heights) <= max(index.height(entry) for entries in lists for entry in entries)
    assert [entry.page for entries in lists for entry in entries] == sorted(entry.page for entries in lists for entry in entries)
