"""Numbers → an `Issue` of that shape: plausible Chinese copy from word lists, the same for the same seed on every machine.

Invariants: article ids are a1, a2, … in order; texts are stripped, hold no line break and end with a closing mark; an
article never falls short of its share of characters and overruns it by less than one sentence and its dateline.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from epaper.issue.model import Article, Issue, Masthead, Paragraph, Span
from tests.issues import words
from tests.issues.pictured import SHAPES, picture, with_pictures

if TYPE_CHECKING:
    from collections.abc import Mapping

MASTHEAD = Masthead(
    name="澄溪周报",
    latin_name="CHENGXI WEEKLY",
    supervisor="澄溪县融媒体中心",
    sponsor="澄溪县融媒体中心",
    publisher="澄溪周报社",
    cn_number="CN 00-0000",
    date=date(2026, 5, 22),
    weekday="星期五",
    lunar_date="农历丙午年四月初六",
    website="网址：www.chengxi-weekly.example",
    issue_number="第0731号",
    slogan="记一河之水 写两岸之人",
    address="澄溪县河街18号",
    printer="澄溪印刷厂",
    distribution="澄溪县邮政局",
    price="零售每份1.00元",
    sections=("要闻", "民生", "副刊", "体育"),
)


def issue_of(articles: int = 7, characters: int = 6300, seed: int = 1, *, pages: int | None = 4, pictures: int = 0) -> Issue:
    """Make an issue of so many articles and, all bodies together, about so many characters; lengths fall off steeply."""
    dice = Random(f"issue {articles} {characters} {seed}")  # a text seed: the same on every run and machine
    shares = [dice.uniform(0.6, 1.4) / (order + 1) ** 0.8 for order in range(articles)]
    lengths = [max(30, round(characters * share / sum(shares))) for share in shares]
    dice.shuffle(lengths)
    stories = tuple(_article(dice, order + 1, length) for order, length in enumerate(lengths))
    return with_pictures(Issue(masthead_for(pages), stories), pictures, dice)


def masthead_for(pages: int | None) -> Masthead:
    """Give the invented paper's masthead with a stated number of pages."""
    fields = {name: getattr(MASTHEAD, name) for name in MASTHEAD.__slots__} | {"pages_today": pages}
    return Masthead(**fields)


def one_line_issue() -> Issue:
    """Make the least issue there is: a name, one head, one line."""
    story = Article("a1", ("停刊启事",), (Paragraph("本报明日休刊一天。"),))
    return Issue(Masthead(name="澄溪周报"), (story,))


def giant_article(characters: int = 20_000, seed: int = 1) -> Issue:
    """Make an issue that is one story of many pages."""
    return issue_of(1, characters, seed, pages=None)


def many_briefs(articles: int = 30, seed: int = 1) -> Issue:
    """Make an issue of nothing but briefs 简讯 of one short paragraph."""
    dice = Random(f"briefs {articles} {seed}")
    stories = tuple(
        Article(f"a{order + 1}", (fill(dice, words.HEADS),), (Paragraph(prose(dice, dice.randint(30, 120))),))
        for order in range(articles)
    )
    return Issue(masthead_for(2), stories)


def headless_body(seed: int = 1) -> Issue:
    """Make an issue in which one article has a head and no paragraph (only a picture, or nothing yet)."""
    issue = issue_of(4, 2400, seed)
    empty = Article("a2", ("图片新闻：河灯初上",), ())
    return Issue(issue.masthead, (issue.articles[0], empty, *issue.articles[2:]))


def photo_stories(seed: int = 1) -> Issue:
    """Make an issue with a story that is a picture and a few words 图片新闻, one that is a picture alone, and one with four."""
    issue, dice = issue_of(6, 4200, seed), Random(f"photo stories {seed}")
    images: dict[str, bytes] = {}
    few = (Paragraph(prose(dice, 90)),)
    stories = list(issue.articles)
    stories[1] = replace(stories[1], headline=("河灯初上",), paragraphs=few, pictures=(picture(images, dice, SHAPES[0]),))
    stories[2] = replace(stories[2], headline=("春汛",), paragraphs=(), pictures=(picture(images, dice, SHAPES[5]),))
    stories[3] = replace(stories[3], pictures=tuple(picture(images, dice, SHAPES[kind]) for kind in (0, 1, 3, 4)))
    return replace(issue, articles=tuple(stories), images=images)


def photo_pages(stories: int = 12, seed: int = 1) -> Issue:
    """Make an issue of nothing but photo stories: a picture each, or three of one subject 组图, and a few words."""
    dice, images = Random(f"photo pages {stories} {seed}"), dict[str, bytes]()
    made = tuple(
        Article(
            f"a{order + 1}",
            (fill(dice, words.HEADS),),
            (Paragraph(prose(dice, dice.randint(30, 90))),),
            pictures=tuple(picture(images, dice, SHAPES[(order + n) % len(SHAPES)]) for n in range(1 if order % 5 else 3)),
        )
        for order in range(stories)
    )
    return Issue(masthead_for(None), made, images=images)


def headed(*lengths: int, seed: int = 1, body: int = 600) -> Issue:
    """Make an issue whose headlines have exactly these numbers of characters (1, 70, …)."""
    dice = Random(f"headed {lengths} {seed}")
    stories = tuple(
        Article(f"a{order + 1}", (_head_of(dice, length),), _paragraphs(dice, body)) for order, length in enumerate(lengths)
    )
    return Issue(masthead_for(None), stories)


def shapes() -> Mapping[str, Issue]:
    """Give one issue of every awkward shape, by name, for tests that must hold for all of them."""
    return {
        "one line": one_line_issue(),
        "one giant article": giant_article(),
        "thirty briefs": many_briefs(),
        "an article without paragraphs": headless_body(),
        "heads of 1 and 70 characters": headed(1, 70),
        "a paper of four pages": issue_of(7, 6300),
        "eight pages with pictures": issue_of(20, 17_000, pages=8, pictures=6),
        "photo stories": photo_stories(),
        "nothing but photo stories": photo_pages(),
        "sixty articles": issue_of(60, 30_000, pages=None),
    }


def _article(dice: Random, order: int, length: int) -> Article:
    """Write one story; the longer it is, the more it has above and inside its text."""
    headline = fill(dice, words.HEADS)
    two_lines = length > 700 and dice.random() < 0.4
    return Article(
        id=f"a{order}",
        headline=(headline, fill(dice, words.HEADS[:2])) if two_lines else (headline,),
        paragraphs=_paragraphs(dice, length),
        kicker=(fill(dice, words.KICKERS),) if length > 400 and dice.random() < 0.3 else (),
        deck=(fill(dice, words.DECKS),) if length > 300 and dice.random() < 0.5 else (),
        byline=f"记者 {dice.choice(words.WORDS['person'])}" if dice.random() < 0.2 else "",
        rank=1 if order == 1 else None,
        group=f"{dice.choice(words.WORDS['town'])}专题" if dice.random() < 0.15 else "",
    )


def _paragraphs(dice: Random, length: int) -> tuple[Paragraph, ...]:
    """Write `length` characters as paragraphs of very different size, with sub-headings in a long story."""
    made: list[Paragraph] = []
    left = length
    while left > 0:
        if length > 900 and made and made[-1].kind == "body" and dice.random() < 0.18:
            made.append(Paragraph(fill(dice, words.SUBHEADINGS), "subheading"))
            left -= len(made[-1].text)
        text = prose(dice, min(max(left, 8), dice.choice((40, 80, 120, 180, 260))))
        text = _opening(dice) + text if not made else text
        left -= len(text)
        made.append(Paragraph(text, spans=_spans(dice, text)))
    return tuple(made)


def _opening(dice: Random) -> str:
    person = dice.choice(words.WORDS["person"])
    return dice.choice(("本报讯（记者 {0}）", "澄溪周报讯（通讯员 {0}）", "新华社南江5月20日电 ", "")).format(person)


def _spans(dice: Random, text: str) -> tuple[Span, ...]:
    """Set a quotation in bold now and then."""
    quoted = re.search("“[^”]+”", text)
    return (Span(quoted.start(), quoted.end(), "strong"),) if quoted and dice.random() < 0.15 else ()


def prose(dice: Random, length: int) -> str:
    """Write whole sentences until at least `length` characters stand; a very short text is its own sentence."""
    text = ""
    last = ""
    while len(text) < length:
        pattern = dice.choice([each for each in words.SENTENCES if each != last])
        last = pattern
        text += fill(dice, (pattern,))
    return text


def fill(dice: Random, patterns: tuple[str, ...]) -> str:
    """Put words into one of the patterns, a new word for every blank."""

    def word(blank: re.Match[str]) -> str:
        name = blank.group(1)
        if name == "n":
            return str(dice.randint(12, 4800))
        if name == "k":
            return str(dice.randint(2, 9))
        if name == "p":
            return str(dice.randint(3, 97))
        return dice.choice(words.WORDS[name])

    return re.sub(r"\{(\w+)\}", word, dice.choice(patterns))


def _head_of(dice: Random, length: int) -> str:
    """Write a head of exactly `length` characters."""
    pool = "".join(dice.choice(words.WORDS["thing"]) + dice.choice(words.WORDS["work"]) for _ in range(length // 8 + 1))
    return pool[:length]
