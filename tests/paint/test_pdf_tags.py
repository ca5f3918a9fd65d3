"""Scenes set by hand → what the tags of their PDF say: addresses as links, told text inside tags, artifacts, drawn names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from handset import bind, every_mark, photo, set_column, set_line, set_page

from epaper.geometry import Point, Rect, Step
from epaper.paint.addresses import addresses
from epaper.paint.languages import passages
from epaper.paint.pdf import pdf_bytes
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from epaper.scene.model import Image, Region, Shape
from tests.tagged import Tagged

if TYPE_CHECKING:
    from epaper.scene.model import TextLine


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("没有网址的一行", []),
        ("详情可登录www.chengxi-weekly.example查询", ["http://www.chengxi-weekly.example"]),
        ("见（https://news.example/a?b=1）。", ["https://news.example/a?b=1"]),
        ("Write to desk@news.example.", ["mailto:desk@news.example"]),
        ("See https://news.example, please", ["https://news.example"]),
        ("投稿：a@b.example 或 c.d@b.example", ["mailto:a@b.example", "mailto:c.d@b.example"]),
        ("@谁 www 与 http 都不是", []),
    ],
)
def test_addresses_are_found_without_what_stands_around_them(text: str, found: list[str]) -> None:
    assert [address.uri for address in addresses(text)] == found
    assert all(text[address.start : address.end] in address.uri for address in addresses(text))


def test_an_address_over_two_lines_is_one_link_with_two_areas() -> None:
    texts = ["详情可登录www.chengxi-", "weekly.example查询"]
    first, second = set_column(texts)
    second = replace(second, start=len(texts[0]), end=len("".join(texts)))
    tagged = Tagged(pdf_bytes(bind(set_page([first, second]))))
    (link,) = (node for node in tagged.root.walk() if node.kind == "Link")
    assert tagged.text(link) == "www.chengxi-weekly.example"
    assert link.parent is not None
    assert [tagged.texts[kid] for kid in link.parent.kids if isinstance(kid, tuple)] == ["详情可登录", "查询"]
    areas = [list(map(float, kid.Rect)) for kid in link.kids if not isinstance(kid, tuple)]
    assert len(areas) == 2
    assert areas[0][0] == pytest.approx(first.x + 5 * first.size, abs=0.5)
    assert areas[0][2] == pytest.approx(first.x + first.width, abs=0.5)
    assert areas[1][0] == pytest.approx(second.x, abs=0.5)
    assert {str(kid.A.URI) for kid in link.kids if not isinstance(kid, tuple)} == {"http://www.chengxi-weekly.example"}


def test_an_address_is_cut_out_where_marks_around_it_are_told() -> None:
    line = set_line("“见，www.a.example，”或问", 20, 40, gaps=(0.0, -0.5, -0.5))
    tagged = Tagged(pdf_bytes(bind(set_page([line]))))
    (link,) = (node for node in tagged.root.walk() if node.kind == "Link")
    assert "www.a.example" in tagged.text(link)
    assert tagged.text(tagged.root) == line.text


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Squeeze first: 先挤后推. No more", "en", [("先挤后推", "zh")]),
        ("若止印三二本，未为简易；", "en", [("若止印三二本，未为简易", "zh")]),
        ("He read 日本の新聞 daily", "en", [("日本の新聞", "ja")]),
        ("日文：こんにちは、カタカナ。", "zh-CN", [("こんにちは、カタカナ", "ja")]),
        ("希腊文Καλημέρα κόσμε，希伯来文שלום", "zh-CN", [("Καλημέρα κόσμε", "el"), ("שלום", "he")]),
        ("电阻是3Ω，长5μ，写在《GDP》里", "zh-CN", []),
        ("The dash —— and “quotes”, ……", "en", []),
        ("", "en", []),
    ],
)
def test_what_is_in_another_language_is_found_by_its_letters(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(text[each.start : each.end], each.language) for each in passages(text, language)] == found


def test_what_is_in_another_language_says_so_where_it_stands() -> None:
    line = set_line("Squeeze first: 先挤后推. At www.a.example", 20, 40)
    tagged = Tagged(pdf_bytes(replace(bind(set_page([line])), language="en")))
    (span,) = (node for node in tagged.root.walk() if node.kind == "Span")
    assert (tagged.text(span), str(span.entries.Lang)) == ("先挤后推", "zh")
    assert tagged.text(tagged.root) == line.text


def test_leftward_letters_are_told_as_they_are_read() -> None:
    """Glyphs stand in a file from left to right, so that what goes by its tags would spell such words backwards."""
    line = set_line("甲שלום乙", 20, 40)
    tagged = Tagged(pdf_bytes(bind(set_page([line]))))
    (span,) = (node for node in tagged.root.walk() if node.kind == "Span")
    assert str(span.entries.ActualText) == line.text != tagged.text(span)


def test_every_kind_of_mark_is_tagged() -> None:
    tagged = Tagged(pdf_bytes(every_mark()))
    assert not tagged.loose
    assert not tagged.tangled
    assert not tagged.unmapped()
    assert sum(node.kind == "Figure" for node in tagged.root.walk()) == 2


def test_a_drawn_name_is_a_figure_that_says_it() -> None:
    square = (Point(22, 22), Point(98, 22), Point(98, 58), Point(22, 58))
    steps = (Step("move", square[:1]), *(Step("line", (point,)) for point in square[1:]), Step("close", ()))
    name = replace(set_line("衡阳日报", 20, 60, size=40, role="masthead"), article="", runs=(), width=80.0)
    tagged = Tagged(pdf_bytes(bind(set_page([name, set_line("正文", 20, 90)], (Shape(steps, "red"),)))))
    (figure,) = (node for node in tagged.root.walk() if node.kind == "Figure")
    assert str(figure.entries.Alt) == "衡阳日报"
    assert figure.parent is not None
    assert figure.parent.kind == "Sect"
    assert tagged.root.kids[0] is figure.parent


def test_a_caption_stands_with_the_picture_over_it() -> None:
    rects = Rect(20, 20, 60, 40), Rect(100, 20, 60, 40)
    marks = tuple(Image(rect, "p", alternative=text) for rect, text in zip(rects, ("左", "右"), strict=True))
    caption = set_line("右图的说明", 100, 72, role="caption")
    page = set_page([caption, set_line("正文", 20, 120)], marks)
    page = replace(page, regions=(*page.regions, *(Region("a1", "picture", (rect,)) for rect in rects)))
    tagged = Tagged(pdf_bytes(bind(page, images={"p": photo()})))
    (text,) = (node for node in tagged.root.walk() if node.kind == "Caption")
    assert text.parent is not None
    assert [str(kid.entries.Alt) for kid in text.parent.kids if not isinstance(kid, tuple) and kid.kind == "Figure"] == ["右"]
    assert sum(node.kind == "Figure" for node in tagged.root.walk()) == 2


def test_heads_over_two_lines_keep_their_words_apart() -> None:
    heads = [
        replace(set_line(text, 20, 40 + 20 * row, role="headline"), paragraph=row) for row, text in enumerate(("Two", "words"))
    ]
    tagged = Tagged(pdf_bytes(bind(set_page(heads))))
    (head,) = (node for node in tagged.root.walk() if node.kind == "H1")
    assert tagged.text(head) == "Two words"


def test_a_headline_over_two_lines_says_the_title_with_its_blank() -> None:
    heads = [
        replace(set_line(text, 20, 40 + 20 * row, role="headline"), paragraph=row) for row, text in enumerate(("头条", "标题"))
    ]
    tagged = Tagged(pdf_bytes(replace(bind(set_page(heads)), titles={"a1": "头条 标题"})))
    (head,) = (node for node in tagged.root.walk() if node.kind == "H1")
    assert tagged.text(head) == "头条 标题"
    assert "/ActualText" not in head.entries  # MuPDF would read the second line twice


def test_the_index_box_leads_to_the_stories_it_names() -> None:
    def furniture(text: str, y: float, leads: int = 0) -> TextLine:
        return replace(set_line(text, 30, y, role="furniture"), article="", leads=leads)

    front = set_page([furniture("导读", 30), furniture("二版的", 50, 2), furniture("一条稿件", 65, 2), furniture("2版", 65, 2)])
    front = replace(front, regions=(Region("a2", "index", (Rect(20, 10, 200, 80),)),))
    inside = replace(
        set_page([set_line("正文", 40, 90)], number=2), regions=(Region("a2", "article", (Rect(40, 70, 200, 100),)),)
    )
    tagged = Tagged(pdf_bytes(replace(bind(front, inside), titles={"a2": "二版的一条稿件"})))
    box = tagged.root.kids[0]
    assert not isinstance(box, tuple)
    assert [(kid.kind, tagged.text(kid)) for kid in box.kids] == [("Caption", "导读"), ("TOCI", "二版的一条稿件2版")]
    (link,) = (node for node in tagged.root.walk() if node.kind == "Link")
    (annotation,) = (kid for kid in link.kids if not isinstance(kid, tuple))
    assert annotation.Dest[0].objgen == tagged.file.pages[1].objgen
    assert [float(part) for part in list(annotation.Dest)[2:4]] == [40, 330]
    assert str(annotation.Contents) == "二版的一条稿件"
    left, foot, _right, top = map(float, annotation.Rect)
    assert (left, foot < 400 - 65, top > 400 - 50) == (30, True, True)


def test_only_a_file_without_boxes_for_missing_characters_claims_to_keep_the_standards() -> None:
    profile = srgb(icc_folder())
    whole, box = (bind(set_page([set_line(text, 20, 40)])) for text in ("正文", "缺\U000f0000字"))
    assert (b"pdfaid:part>2<" in pdf_bytes(whole, profile), b"pdfuaid:part>1<" in pdf_bytes(whole, profile)) == (True, True)
    assert (b"pdfaid:part>" in pdf_bytes(whole), b"pdfuaid:part>1<" in pdf_bytes(whole)) == (False, True)
    assert (b"pdfaid:part>" in pdf_bytes(box, profile), b"pdfuaid:part>" in pdf_bytes(box, profile)) == (False, False)
