"""Whatever the copy is made of, on every stock: no prohibition broken, no unit torn, no line alone off grid or measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from epaper.compose import compose
from epaper.fonts.book import FontBook
from epaper.issue.model import Article, Issue, Paragraph
from epaper.quality.measure import measure
from epaper.style import Style
from tests.issues.makers import masthead_for

if TYPE_CHECKING:
    from epaper.quality.model import Place

LAWS = ("Q1", "Q2", "Q3", "Q4", "Q7", "Q9", "Q10", "Q11", "Q24", "Q25", "Q26")

HAN = st.text("天地人口山水日月国中上下大小华新闻报纸印刷铅字稿件编辑记者今年市县镇村", min_size=1, max_size=9)
QUANTITY = st.builds(
    "{}{}".format,
    st.integers(1, 99_999) | st.decimals(0, 100, places=1),
    st.sampled_from(["年", "月", "日", "%", "％", "万元", "亿元", "号", "个", "公里", "℃", "km/h", "人"]),
)
DATE = st.builds("{}年{}月{}日".format, st.integers(1949, 2026), st.integers(1, 12), st.integers(1, 31))
LATIN = st.sampled_from(["GDP", "5G", "PM2.5", "iPhone 15", "e-mail", "CN 43-0004", "Typst", "New York", "http://a.cn/b?c=1"])
INNER = st.one_of(HAN, QUANTITY, DATE, LATIN, st.builds("{}·{}".format, HAN, HAN))
QUOTED = st.one_of(
    st.builds("“{}”".format, INNER),
    st.builds("“{}‘{}’{}”".format, HAN, INNER, HAN),
    st.builds("《{}（{}）》".format, HAN, INNER),
    st.builds("（{}“{}《{}》”）".format, HAN, HAN, HAN),
    st.builds("【{}】".format, HAN),
)
PART = st.one_of(
    HAN,
    st.builds("{}{}".format, HAN, st.one_of(INNER, QUOTED)),
    st.builds("{}{}{}".format, HAN, st.sampled_from(["——", "……", "、", "—", "～"]), HAN),
)
CLAUSE = st.lists(PART, min_size=1, max_size=4).map("".join)
SENTENCE = st.builds(
    lambda clauses, stop: "，".join(clauses) + stop,
    st.lists(CLAUSE, min_size=1, max_size=5),
    st.sampled_from(["。", "？", "！", "；", "。”", "？！", "……"]),
)
# A paragraph begins with a word, as copy does; marks that open it are in the sentences that follow.
COPY = st.builds(lambda head, rest: head + "".join(rest), HAN, st.lists(SENTENCE, min_size=2, max_size=7))
LEAD = st.builds(
    "新华社{}{}月{}日电 {}".format, st.sampled_from(["北京", "南昌", "乌鲁木齐"]), st.integers(1, 12), st.integers(1, 31), COPY
)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """Make an issue of two stories, the first an agency's and with a sub-heading."""
    long = [Paragraph(draw(LEAD)), *map(Paragraph, draw(st.lists(COPY, min_size=2, max_size=5)))]
    long.insert(2, Paragraph(draw(HAN), "subheading"))
    short = tuple(map(Paragraph, draw(st.lists(COPY, min_size=1, max_size=3))))
    return Issue(masthead_for(None), (Article("a1", ("天地人口",), tuple(long)), Article("a2", ("山水日月",), short)))


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.shipped()


@pytest.mark.parametrize("stock", ["a4", "tabloid", "broadsheet"])
@given(issue=issues())
@settings(deadline=None, derandomize=True, max_examples=9, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_the_hard_rules_hold(issue: Issue, stock: str, book: FontBook) -> None:
    facsimile = compose(issue, Style(stock=stock), book)
    missed: dict[str, tuple[Place, ...]] = {m.key: m.places for m in measure(facsimile) if m.key in LAWS and not m.met}
    assert missed == {}
