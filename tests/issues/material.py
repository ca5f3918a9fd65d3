"""Numbers → paragraphs of every kind beside running copy: lists, quotations, verse, names, tables, notes, boxes, sources."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from epaper.issue.model import Article, Issue, Paragraph, Span
from tests.issues import words
from tests.issues.makers import fill, issue_of, prose

VERSES = (
    "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
    "水光潋滟晴方好，\n山色空蒙雨亦奇。",
    "今年的米，\n闻着就香。",
)


def every_kind(seed: int = 1) -> Issue:
    """Make an issue in which stories of running copy are interrupted by every kind of paragraph, boxed and not."""
    dice = Random(f"every kind {seed}")
    issue = issue_of(6, 6000, seed, pages=None)
    return replace(issue, articles=tuple(_mixed(dice, story, order) for order, story in enumerate(issue.articles)))


def _mixed(dice: Random, story: Article, order: int) -> Article:
    """Put two kinds into a story, and its notes at the end; the longest-lived stories open with an editor's note."""
    makers = (_items, _quote, _verse, _names, _table, _box)
    copy = list(story.paragraphs)
    at = min(len(copy), 2)
    copy[at:at] = makers[order % len(makers)](dice)
    copy += makers[(order + 3) % len(makers)](dice)
    copy.append(Paragraph(prose(dice, 40)))
    if order % 2 == 0:
        copy += _sources(dice)
    if order % 3 == 0:
        copy.insert(0, Paragraph(f"编者按 {prose(dice, 60)}", "note", (Span(0, 3, "strong"),)))
    return replace(story, paragraphs=tuple(copy), bold_leads=order == 1)


def _items(dice: Random) -> list[Paragraph]:
    marks = dice.choice((("• ", "• ", "– ", "• "), ("1. ", "2. ", "3. ", "10. ")))
    return [Paragraph(mark + prose(dice, dice.choice((8, 30, 60))), "item") for mark in marks]


def _quote(dice: Random) -> list[Paragraph]:
    return [Paragraph(prose(dice, length), "quote") for length in (30, 90)]


def _verse(dice: Random) -> list[Paragraph]:
    return [Paragraph(text, "verse") for text in dice.sample(VERSES, 2)]


def _names(dice: Random) -> list[Paragraph]:
    known = (*words.WORDS["person"], *words.WORDS["foreign"], "张三", "李四", "买买提·艾力")
    return [Paragraph("出席会议的有："), Paragraph(" ".join(dice.choice(known) for _ in range(dice.randint(5, 30))), "names")]


def _table(dice: Random) -> list[Paragraph]:
    columns = dice.randint(2, 5)
    head = ("镇村", *(f"{fill(dice, ('{thing}',))}（{dice.choice(words.WORDS['unit'])}）" for _ in range(columns - 1)))
    rows = [(dice.choice(words.WORDS["town"]), *(_figure(dice) for _ in range(columns - 1))) for _ in range(dice.randint(2, 7))]
    return [Paragraph("\n".join("\t".join(row) for row in (head, *rows)), "table", align="l" + "r" * (columns - 1))]


def _figure(dice: Random) -> str:
    return dice.choice((str(dice.randint(1, 99_999)), f"{dice.uniform(0, 100):.2f}", f"{dice.randint(1, 40)}%", "—", ""))


def _box(dice: Random) -> list[Paragraph]:
    title = Paragraph(fill(dice, words.SUBHEADINGS), "subheading")
    inside = [title, Paragraph(prose(dice, 80)), *_items(dice)[:2]]
    return [replace(paragraph, boxed=True) for paragraph in inside]


def _sources(dice: Random) -> list[Paragraph]:
    return [Paragraph(f"{sign} 参见{dice.choice(words.WORDS['book'])}。", "source") for sign in "①②"]
