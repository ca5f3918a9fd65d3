"""Strategies: issues that may hold anything a newspaper, or a mischief-maker, puts into copy."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any, get_args

from hypothesis import strategies as st
from PIL import Image

from epaper.issue.model import (
    Article,
    ArticleKind,
    HeadStyle,
    Issue,
    Language,
    Masthead,
    Paragraph,
    ParagraphKind,
    Picture,
    Span,
)
from epaper.issue.pins import Makeup, Module, PinnedDress, PinnedTier, Pins, Spot
from epaper.issue.text import clean
from epaper.issue.tidy import tidy_issue

# Pieces that mean something to Markdown, to the head of the file or to the calendar, beside ordinary copy.
NASTY = (
    *("#", "##", "*", "**", "***", "_", "__", "\\", "\\\\", "1.", "12)", "[", "]", "(x)", "![a](b)", "“", "”"),
    *("---", "--", "- ", "+ ", "> ", "|", "`", "```", "~~~", "===", "<br>", "<b>", "</b>", "<!--", "&amp;", "&"),
    *("副题：", "key: value", "报名: 假", "、", "\\、", "：", "#focus=0.1,0.2", "https://a.cn/_b_*c*"),
    *("5月20日", "新华社北京5月20日电", "衡阳", "A", "0", "。", "é", "e\u0301", "😀", "👨‍👩‍👧"),
    *(
        "• ",
        "– ",
        "1. ",
        "1、",
        "①",
        ":::",
        "::: 诗",
        "::: 方框 题",
        "[^1]",
        "[^1]: 注",
        "| a |",
        "|---|",
        "\\|",
        "编者按 ",
        "张 三",
        "A B",
        "（女 汉）",
    ),
    *("　", " ", "\u00a0", "\u200b", "\t", "\n", "\u2028", "\x00", "\ud800"),
)
texts = st.one_of(
    st.lists(st.sampled_from(NASTY), max_size=8).map("".join),
    st.text(max_size=12),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=3)), max_size=6).map("".join),
)
words = texts.filter(lambda text: bool(clean(text)))


def _png(width: int, height: int) -> bytes:
    buffer = BytesIO()
    Image.new("L", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


FILES = (
    "图 1.png",
    "a.png",
    "b(1).png",
    "c#focus=0.1,0.2.png",
    "图/内页 [2].png",
    "d&amp;.png",
    "<e>.png",
    "f\"'.png",
    "g#focus=1,1",
)
IMAGES = {name: _png(index + 1, 3) for index, name in enumerate(FILES)}
fractions = st.floats(0, 1).map(abs)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    file = draw(st.sampled_from(FILES))
    focus = draw(st.one_of(st.just(Picture("").focus), st.tuples(fractions, fractions)))
    size = FILES.index(file) + 1, 3
    pins = draw(st.integers(-1, 120)), draw(st.integers(0, 10_001))
    return Picture(file, draw(texts), draw(texts), *size, focus, *pins, drawing=True)  # of one colour, as drawings are


kinds = st.sampled_from(["body", *get_args(ParagraphKind)])
marks = st.sampled_from(["", "", "• ", "– ", "1. ", "12) ", "①", "编者按 "])


def pieced(draw: st.DrawFn, kind: ParagraphKind) -> str:
    """Return the text of a paragraph: lines for verse, cells for a table, a mark before an item."""
    if kind in {"verse", "names"}:
        return draw(st.lists(texts, max_size=4).map("\n".join))
    if kind == "table":
        return "\n".join(draw(st.lists(st.lists(texts, max_size=3).map("\t".join), max_size=4)))
    return draw(marks) + draw(words)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    kind = draw(kinds)
    text = pieced(draw, kind)
    place = st.integers(0, len(text))
    emphasis: Any = st.sampled_from(["strong", "kai"])
    spans = draw(st.lists(st.builds(Span, place, place, emphasis), max_size=4))
    if text.startswith("编者按 ") and draw(st.booleans()):
        spans = [Span(0, 3, "strong"), *spans]
    return Paragraph(text, kind, tuple(spans), draw(st.text("lcrx", max_size=4)), draw(st.booleans()))


lines = st.lists(texts, max_size=3).map(tuple)
few = st.integers(-1, 120)
modules = st.builds(
    Module,
    st.integers(0, 1001),
    few,
    few,
    st.lists(few, max_size=6).map(tuple),
    few,
    st.floats(-1, 1001),
    st.sampled_from(get_args(PinnedDress)),
    st.lists(few, max_size=3).map(tuple),
    st.lists(few, max_size=3).map(tuple),
    few,
)
pins = st.builds(
    Pins,
    few,
    st.integers(-1, 10_001),
    st.one_of(st.none(), st.builds(Spot, few, few)),
    st.one_of(st.none(), st.sampled_from(get_args(PinnedTier))),
    st.one_of(st.none(), st.sampled_from(get_args(PinnedDress))),
    *[st.booleans()] * 3,
    st.one_of(st.sampled_from(["", "auto", "字"]), texts),
    st.booleans(),
    st.lists(modules, max_size=3).map(tuple),
)
makeups = st.builds(
    Makeup,
    texts,
    st.lists(st.integers(-1, 1001), max_size=4).map(tuple),
    st.sampled_from(["", "a4 4x53 10.5", "260x370 4 x 53", "broadsheet 6x70 9.123456"]),
    st.sampled_from([None, True, False]),
)
articles = st.builds(
    Article,
    st.just("?"),
    lines,
    st.lists(paragraphs(), max_size=6).map(tuple),
    lines,
    lines,
    texts,
    st.lists(pictures(), max_size=2).map(tuple),
    st.one_of(st.none(), st.integers(-1, 12)),
    st.one_of(st.none(), st.integers(-1, 12)),
    texts,
    st.sampled_from(get_args(HeadStyle)),
    st.booleans(),
    st.sampled_from(get_args(ArticleKind)),
    texts,
    pins,
)
mastheads = st.builds(
    Masthead,
    words,
    *[texts] * 5,
    st.one_of(st.none(), st.dates(date(1000, 1, 1))),
    *[texts] * 3,
    st.one_of(st.none(), st.integers(-1, 1200)),
    *[texts] * 6,
    *[lines] * 4,
    st.sampled_from(get_args(Language)),
)


@st.composite
def tidy_issues(draw: st.DrawFn) -> Issue:
    """Any issue there can be, in the tidy form every reader gives back."""
    return tidy_issue(Issue(draw(mastheads), tuple(draw(st.lists(articles, min_size=1, max_size=3))), IMAGES, draw(makeups)))
