"""A small issue with everything that is no story, for tests of pages."""

from __future__ import annotations

from dataclasses import replace

from epaper.issue.model import Article, Issue, Paragraph, Picture
from epaper.issue.pins import Makeup
from tests.issues import makers

LABELS = ("市井", "", "短评", "")


def furnished(pages: int = 2, *, index: bool = True) -> Issue:
    """Make an issue of eight stories with labels, two advertisements, one for the common good, a notice and a forecast."""
    issue = makers.issue_of(8, 2600, pages=pages)
    stories = tuple(replace(story, label=LABELS[number % len(LABELS)]) for number, story in enumerate(issue.articles))
    extras = (
        Article("art", ("酱园开业",), (), kind="ad", pictures=(Picture("art.png", width=1600, height=700),)),
        Article("let", ("旺铺招租",), (Paragraph("临街门面三间，水电齐全。"), Paragraph("电话：0734-8866000")), kind="ad"),
        Article("water", ("节约用水",), (), kind="public", pictures=(Picture("water.png", width=1200, height=300),)),
        Article(
            "power", ("停电通知",), (Paragraph("因线路检修，先锋路一带停电。"), Paragraph("供电公司")), kind="notice", page=2
        ),
        Article("sky", ("天气",), (Paragraph("今天 多云 19～27℃"), Paragraph("明天 阴 18～24℃")), kind="weather"),
    )
    masthead = replace(issue.masthead, editors=("张立新", "王晓梅"), designers=("陈静",), proofreaders=("刘芳",))
    images = {"art.png": b"?", "water.png": b"?"}  # nothing here looks into the files
    return replace(issue, masthead=masthead, articles=(*stories, *extras), images=images, makeup=Makeup(index=index))
