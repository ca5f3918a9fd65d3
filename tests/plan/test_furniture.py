"""The paper's own lines in the wording of each language, and the nameplate that carries them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Masthead, Paragraph
from epaper.plan.copyfit import plan_issue
from epaper.plan.grid import TYPE_LEAST, Grid, make_grid, rows_at
from epaper.plan.masthead.data import EARS_GAP
from epaper.plan.masthead.lettering import MastheadPlan
from epaper.plan.masthead.manner import plan_masthead
from epaper.plan.masthead.nameplate import NameplatePlan
from epaper.plan.masthead.texts import data_entries, date_text, imprint_entries, numeral, pages_text
from epaper.plan.stock import parse_stock
from epaper.style import House, Style, load_style
from epaper.typeset.display import display_line

CHINESE, ENGLISH = load_style("chinese"), load_style("english")
THURSDAY = date(2026, 5, 21)


@pytest.mark.parametrize(
    ("house", "day", "weekday", "text"),
    [
        (CHINESE, THURSDAY, "星期四", "2026年5月21日 星期四"),
        (CHINESE, THURSDAY, "", "2026年5月21日"),  # a Chinese paper says no more than its source
        (CHINESE, None, "星期四", "星期四"),
        (ENGLISH, THURSDAY, "", "Thursday, May 21, 2026"),
        (ENGLISH, THURSDAY, "Thu.", "Thu., May 21, 2026"),
        (ENGLISH, None, "", ""),
    ],
)
def test_date(house: House, day: date | None, weekday: str, text: str) -> None:
    assert date_text(Masthead("报", date=day, weekday=weekday), house.wording) == text


@pytest.mark.parametrize(
    ("house", "pages", "text"),
    [
        (CHINESE, 4, "今日四版"),
        (CHINESE, 1, "今日一版"),
        (CHINESE, None, ""),
        (ENGLISH, 4, "4 pages"),
        (ENGLISH, 1, "One page"),
        (ENGLISH, None, ""),
    ],
)
def test_pages(house: House, pages: int | None, text: str) -> None:
    assert pages_text(Masthead("报", pages_today=pages), house.wording) == text


def test_han_numerals() -> None:
    assert [numeral(number) for number in (4, 10, 12, 20, 24, 100)] == ["四", "十", "十二", "二十", "二十四", "100"]


def test_who_makes_the_paper_is_said_once() -> None:
    masthead = Masthead("报", supervisor="市委", publisher="报社出版", cn_number="CN 43-0004", website="example.cn")
    said = [text for text, _ in data_entries(masthead, CHINESE)]
    assert said == ["市委主管", "报社出版", "国内统一连续出版物号", "CN 43-0004", "example.cn"]
    english = Masthead("News", sponsor="the Guild", publisher="Published by A. Press", cn_number="ISSN 1")
    assert [text for text, _ in data_entries(english, ENGLISH)] == ["Sponsored by the Guild", "Published by A. Press", "ISSN 1"]


def test_imprint() -> None:
    masthead = Masthead("报", address="1 Lead Lane", printer="Printed by hand", price="5 cents")
    assert imprint_entries(masthead, ENGLISH.wording) == ("Address: 1 Lead Lane", "Printed by hand", "Price: 5 cents")
    assert imprint_entries(Masthead("报", address="地址 湘江路"), CHINESE.wording) == ("地址 湘江路",)


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("name", ["Eye", "The Composing Room", "The Intelligencer and Advertiser of the Lower Valley"])
def test_a_nameplate_fits_its_width(stock: str, name: str) -> None:
    book = FontBook.shipped()
    divided = parse_stock(stock, ENGLISH)
    assert divided is not None
    grid = make_grid(divided, 9.5, rows_at(divided, 9.5, 9.5 * ENGLISH.pitch_best))
    assert grid is not None
    masthead = Masthead(name, supervisor="A" * 40, sponsor="B" * 40, publisher="C" * 40, website="D" * 40, language="en")
    plan = plan_masthead(masthead, grid, ENGLISH, lambda text, face: display_line(text, face, book).width)
    assert isinstance(plan, NameplatePlan)
    assert display_line(name, ENGLISH.faces.name, book).width * plan.name_size <= grid.area.width
    assert sorted(text for line in plan.ears for text, _ in line) == sorted(text for text, _ in data_entries(masthead, ENGLISH))
    for line in plan.ears:
        width = sum(display_line(text, face, book).width for text, face in line) + EARS_GAP * (len(line) - 1)
        assert len(line) == 1 or width * plan.ears_size <= grid.area.width


def lettered(masthead: Masthead, stock: str, size: float = 9.5) -> tuple[MastheadPlan, Grid]:
    """Plan a Chinese paper's masthead on a stock."""
    divided = parse_stock(stock, CHINESE)
    assert divided is not None
    grid = make_grid(divided, size, rows_at(divided, size, size * CHINESE.pitch_best))
    assert grid is not None
    plan = plan_masthead(masthead, grid, CHINESE, measured)
    assert isinstance(plan, MastheadPlan)
    return plan, grid


def measured(text: str, face: str) -> float:
    return display_line(text, face, FontBook.shipped()).width


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@pytest.mark.parametrize("name", ["青年", "澄溪周报"])
@pytest.mark.parametrize("supervisor", ["县委", "澄溪县融媒体中心", "中国共产党澄溪县高新技术产业开发区工作委员会宣传部"])
def test_the_data_fill_the_height_of_the_name_and_leave_it_its_room(stock: str, name: str, supervisor: str) -> None:
    website = "网址：www.chengxi-weekly.example"
    masthead = replace(Masthead(name, supervisor=supervisor, publisher="周报社"), cn_number="CN 00-0000", website=website)
    plan, grid = lettered(masthead, stock)
    assert plan.block is not None
    assert measured(name, CHINESE.faces.name) * plan.name_size <= plan.name_width(grid)
    assert plan.name_width(grid) + plan.block.width < grid.area.width
    assert "".join(text for text, _ in plan.block.lines) == "".join(text for text, _ in data_entries(masthead, CHINESE))
    assert "www.chengxi-weekly.example" in plan.block.lines[-1][0]  # whole, on one line
    widths = sorted(measured(text, face) for text, face in plan.block.lines)
    assert widths[-2] * plan.block.size <= plan.block.width + 1e-6
    assert widths[-1] * TYPE_LEAST <= plan.block.width + 1e-6
    assert len(plan.block.lines) * plan.block.size < plan.bar_top(grid) - grid.area.y


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
def test_an_address_is_not_parted_from_its_label(stock: str) -> None:
    masthead = Masthead("青渡周报", supervisor="云泽县融媒体中心", sponsor="青渡镇人民政府", publisher="青渡周报社")
    website = "网址：www.qingdu-weekly.example"
    plan, _ = lettered(replace(masthead, cn_number="CN 00-0316", website=website), stock)
    assert plan.block is not None
    assert plan.block.lines[-1][0] == website
    assert measured(*plan.block.lines[-1]) * TYPE_LEAST <= plan.block.width + 1e-6
    assert plan.block.group == 3
    assert len(plan.block.lines) < plan.block.deep < len(plan.block.lines) + 1


def test_the_slogan_strip_stands_clear_of_the_date_bar() -> None:
    dated = Masthead(
        "青渡周报", "QINGDU WEEKLY", date=THURSDAY, publisher="青渡周报社", cn_number="CN 00-0316", slogan="看见两岸"
    )
    plan, grid = lettered(dated, "a4")
    assert plan.strip_gap > 3.0
    strip = plan.bar_top(grid) + plan.bars - plan.strip
    assert strip - plan.bar_top(grid) - plan.bar - plan.data_height == pytest.approx(plan.strip_gap)
    assert lettered(replace(dated, date=None), "a4")[0].strip_gap == 0.0


@pytest.mark.parametrize(
    "masthead",
    [
        Masthead("澄溪周报"),
        Masthead("澄溪周报", publisher="澄溪周报社"),
        Masthead("湖南澄溪高新技术产业开发区报", supervisor="县委", sponsor="县委", publisher="报社", cn_number="CN 00-0000"),
    ],
    ids=["no data", "little data", "long name"],
)
def test_a_name_that_cannot_share_its_room_has_all_of_it(masthead: Masthead) -> None:
    plan, grid = lettered(masthead, "a4")
    assert plan.block is None
    assert plan.name_width(grid) == pytest.approx(grid.area.width)
    said = "".join(text for line in plan.data for text, _ in line).replace(" ", "")
    assert said == "".join(text for text, _ in data_entries(masthead, CHINESE)).replace(" ", "")


@pytest.mark.parametrize(("stock", "columns"), [("a4", 3), ("tabloid", 4), ("broadsheet", 6)])
def test_english_columns_hold_about_forty_letters(stock: str, columns: int) -> None:
    for size in ENGLISH.body_sizes:
        divided = parse_stock(stock, ENGLISH)
        assert divided is not None
        grid = make_grid(divided, size, rows_at(divided, size, size * ENGLISH.pitch_best))
        assert grid is not None
        assert grid.columns == columns
        assert 14 <= grid.cells <= 18  # ems; a letter with its share of the blanks takes 0.43


def test_findings_count_copy_in_what_the_language_is_counted_in() -> None:
    article = Article("a1", ("Head",), (Paragraph("A few words of copy that fill no page."),))
    english = Issue(Masthead("News", language="en"), (article,))
    chinese = replace(english, masthead=Masthead("报"))
    for issue, unit in ((english, "个英文词"), (chinese, " 字")):
        plan = plan_issue(issue, Style(stock="a4", pages=2), FontBook.shipped())
        assert any(unit in finding.message for finding in plan.findings), plan.findings
