"""Weekday and lunar date against the calendar, and the compulsory form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from epaper.issue.calendar import check_calendar
from epaper.issue.form import check_form
from epaper.issue.model import Article, ArticleKind, Issue, Masthead, Paragraph, Picture


@pytest.mark.parametrize(
    ("day", "weekday", "lunar", "codes"),
    [
        (date(2026, 5, 21), "星期四", "农历丙午年四月初五", []),
        (date(2026, 5, 21), "周四", "丙午年 四月初五", []),
        (date(2026, 5, 21), "", "农历四月初五", []),
        (date(2026, 5, 21), "星期五", "", ["weekday-mismatch"]),
        (date(2026, 5, 21), "星期四", "农历丙午年四月初六", ["lunar-mismatch"]),
        (date(2026, 5, 21), "星期四", "农历乙巳年四月初五", ["lunar-mismatch"]),
        (date(2026, 5, 24), "星期天", "", []),
        (date(2025, 7, 28), "星期一", "农历乙巳年闰六月初四", []),
        (date(2026, 1, 12), "星期一", "农历乙巳年十一月廿四", []),
        (date(2026, 1, 12), "星期一", "乙巳年冬月二十四", []),
        (date(2026, 2, 8), "星期日", "农历腊月廿一", []),
        (date(2026, 2, 17), "星期二", "农历丙午年正月初一", []),
        (date(2026, 5, 21), "Thursday", "", []),
        (date(2026, 5, 21), "Friday", "", ["weekday-mismatch"]),
        (date(2026, 5, 21), "Thurs.", "", []),
        (None, "星期九", "胡说", []),
    ],
)
def test_calendar(day: date | None, weekday: str, lunar: str, codes: list[str]) -> None:
    masthead = Masthead("报", date=day, weekday=weekday, lunar_date=lunar)
    assert [finding.code for finding in check_calendar(masthead)] == codes


def test_form_names_what_is_missing_and_nothing_else() -> None:
    full = Masthead(
        "报", "", "甲", "乙", "丙", "CN 43-0004", date(2026, 5, 21), pages_today=4, issue_number="1",
        address="丁", printer="戊", distribution="己", price="1元",
    )  # fmt: skip
    article = Article("a1", ("题",), (Paragraph("文"),), pictures=(Picture("a.png"),))
    (told,) = check_form(Issue(full, (article,)))
    assert (told.code, told.where) == ("picture-credit", f"{article.id}《{article.title}》")
    kinds: tuple[ArticleKind, ...] = ("ad", "public")
    for kind in kinds:
        assert not check_form(Issue(full, (replace(article, kind=kind),)))
    english = Masthead("The News", language="en")
    assert check_form(Issue(english, (Article("a1", ("Head",), (Paragraph("Copy."),)),))) == ()
    lacking = [finding.code for finding in check_form(Issue(Masthead("报"), (Article("a1", (), ()),)))]
    assert lacking == [
        *(
            "form-supervisor",
            "form-sponsor",
            "form-publisher",
            "form-cn-number",
            "form-date",
            "form-issue-number",
            "form-pages-today",
        ),
        *("form-address", "form-printer", "form-distribution", "form-price", "no-headline", "empty-article"),
    ]


def test_the_form_of_chinese_papers_is_not_asked_of_an_english_one() -> None:
    article = Article("a1", ("A Head",), (Paragraph("Copy."),))
    assert check_form(Issue(Masthead("The Composing Room", language="en"), (article,))) == ()


def test_a_rank_given_twice_and_a_focus_outside_its_picture_are_told() -> None:
    stories = tuple(
        Article(name, (name,), (Paragraph("文。"),), rank=1, page=page)
        for name, page in zip("甲乙丙丁", (1, 2, 1, None), strict=True)
    )
    looking = replace(stories[3], pictures=(Picture("远.jpg", "", "某某 摄", focus=(0.5, 3.0)),))
    issue = Issue(Masthead("澄溪周报", language="en"), (*stories[:3], looking))
    told = {finding.code: (finding.where, finding.message) for finding in check_form(issue)}
    assert told.keys() == {"rank-twice", "picture-focus"}
    assert told["rank-twice"][0] == "丙《丙》"
    assert "《甲》《丙》" in told["rank-twice"][1]
    assert told["picture-focus"][0] == "丁《丁》"
