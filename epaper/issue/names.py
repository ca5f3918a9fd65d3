"""The names of the fields of an issue file: Chinese trade terms for people, English ones for programs and English papers.

Invariant: a name, in either language, belongs to one field only. Capitals do not count, nor does a blank or a hyphen for `_`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Choice(NamedTuple):
    """One of the values a field may have, and its names."""

    value: str | bool | None
    names: tuple[str, ...]


class FieldName(NamedTuple):
    """A field of the model and its names, first in Chinese, then in English: those the writer writes.

    A field with `choices` has one of these values, the first if nothing is said.
    """

    attribute: str
    names: tuple[str, ...]
    choices: tuple[Choice, ...] = ()

    def chosen(self, name: str) -> Choice | None:
        """Return the choice people mean by a name."""
        return next((choice for choice in self.choices if name.casefold() in choice.names), None)

    def choice_of(self, value: object) -> Choice | None:
        """Return the choice with this value."""
        return next((choice for choice in self.choices if choice.value == value), None)


MASTHEAD_FIELDS = (
    FieldName("name", ("报名", "name")),
    FieldName(
        "language", ("语言", "language"), (Choice("zh", ("中文", "zh", "chinese")), Choice("en", ("英文", "en", "english")))
    ),
    FieldName("latin_name", ("拉丁名", "latin_name")),
    FieldName("supervisor", ("主管", "supervisor", "主管单位")),
    FieldName("sponsor", ("主办", "sponsor", "主办单位")),
    FieldName("publisher", ("出版", "publisher", "出版单位")),
    FieldName("cn_number", ("刊号", "cn_number")),
    FieldName("date", ("日期", "date")),
    FieldName("weekday", ("星期", "weekday")),
    FieldName("lunar_date", ("农历", "lunar_date")),
    FieldName("website", ("网站", "website")),
    FieldName("pages_today", ("版数", "pages", "pages_today")),
    FieldName("issue_number", ("期号", "issue_number", "总期号")),
    FieldName("slogan", ("口号", "slogan")),
    FieldName("address", ("地址", "address")),
    FieldName("printer", ("印刷", "printer")),
    FieldName("distribution", ("发行", "distribution")),
    FieldName("price", ("定价", "price")),
    FieldName("sections", ("版名", "sections")),
    FieldName("editors", ("责任编辑", "editors", "责编")),
    FieldName("designers", ("美编", "designers", "版式设计")),
    FieldName("proofreaders", ("校对", "proofreaders")),
)
MAKEUP_FIELDS = (
    FieldName("style", ("版式", "style")),
    FieldName("grid", ("版样", "grid")),
    FieldName("locked", ("锁版", "locked")),
    FieldName(
        "index",
        ("导读", "index"),
        (
            Choice(None, ("自动", "auto")),
            Choice(True, ("有", "yes", "要", "是")),
            Choice(False, ("无", "no", "不要", "否", "没有")),
        ),
    ),
)
_NO, _YES = Choice(False, ("否", "no")), Choice(True, ("是", "yes"))
ARTICLE_FIELDS = (
    FieldName("kicker", ("引题", "kicker", "肩题")),
    FieldName("deck", ("副题", "deck", "副标题")),
    FieldName("byline", ("署名", "byline", "作者")),
    FieldName("page", ("版", "page")),
    FieldName("rank", ("位次", "rank")),
    FieldName("group", ("组", "group")),
    FieldName(
        "head_style",
        ("题式", "head_style"),
        (Choice("horizontal", ("横题", "horizontal", "横排", "横")), Choice("vertical", ("竖题", "vertical", "竖排", "竖"))),
    ),
    FieldName(
        "bold_leads",
        ("领句", "leads", "bold_leads"),
        (Choice(False, ("常体", "plain", "no", "宋体", "否")), Choice(True, ("黑体", "bold", "yes", "是"))),
    ),
    FieldName(
        "kind",
        ("类别", "kind"),
        (
            Choice("story", ("稿件", "story", "新闻")),
            Choice("ad", ("广告", "ad", "advertisement")),
            Choice("public", ("公益广告", "public", "public service")),
            Choice("notice", ("启事", "notice", "公告")),
            Choice("weather", ("天气", "weather")),
        ),
    ),
    FieldName("label", ("栏目", "label")),
)
PIN_FIELDS = (
    FieldName("columns", ("栏数", "columns")),
    FieldName("rows", ("行数", "rows")),
    FieldName("spot", ("位置", "place")),
    FieldName(
        "tier",
        ("题级", "tier"),
        (
            Choice(None, ("自动", "auto")),
            Choice("lead", ("头条", "lead")),
            Choice("page", ("版头条", "page")),
            Choice("second", ("二条", "second", "二")),
            Choice("third", ("三条", "third", "三")),
            Choice("brief", ("简讯", "brief")),
        ),
    ),
    FieldName(
        "dress",
        ("编排", "dress"),
        (
            Choice(None, ("自动", "auto")),
            Choice("plain", ("平排", "plain", "平")),
            Choice("box", ("加框", "box", "框")),
            Choice("ornament", ("花边", "ornament")),
            Choice("band", ("题带", "band")),
            Choice("broken", ("破栏", "broken")),
            Choice("upright", ("竖题", "upright")),
            Choice("topped", ("图上", "topped")),
        ),
    ),
    FieldName("whole", ("不转版", "whole"), (_NO, _YES)),
    FieldName("together", ("同版", "together"), (_NO, _YES)),
    FieldName("pull_quote", ("引语", "pull_quote")),
    FieldName("deck_spare", ("副题可省", "deck_spare"), (_NO, _YES)),
    FieldName("modules", ("版位", "module")),
)


def by_name(fields: tuple[FieldName, ...]) -> Mapping[str, FieldName]:
    """Return the field for each name, in the spelling of `field_key`."""
    return MappingProxyType({name: field for field in fields for name in field.names})


def field_key(name: str) -> str:
    """Bring the name of a field to one spelling."""
    return re.sub(r"[\s-]+", "_", name.strip()).casefold()


def known_names(fields: tuple[FieldName, ...]) -> str:
    """Return the names people may write, for a message."""
    return "、".join(f"{field.names[0]}/{field.names[1]}" for field in fields)


def known_choices(field: FieldName) -> str:
    """Return the values people may write, for a message."""
    return "、".join(f"{choice.names[0]}/{choice.names[1]}" for choice in field.choices)
