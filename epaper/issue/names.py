"""The names of masthead and article fields: Chinese trade terms for people, English ones for programs.

Invariant: a name, in either language, belongs to one field only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class FieldName(NamedTuple):
    """A field of the model and its names; the first is what the writer writes."""

    attribute: str
    names: tuple[str, ...]


MASTHEAD_FIELDS = (
    FieldName("name", ("报名", "name")),
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
)
ARTICLE_FIELDS = (
    FieldName("kicker", ("引题", "kicker", "肩题")),
    FieldName("deck", ("副题", "deck", "副标题")),
    FieldName("byline", ("署名", "byline", "作者")),
    FieldName("page", ("版", "page")),
    FieldName("rank", ("位次", "rank")),
    FieldName("group", ("组", "group")),
)


def by_name(fields: tuple[FieldName, ...]) -> Mapping[str, str]:
    """Return the attribute for each name."""
    return MappingProxyType({name: field.attribute for field in fields for name in field.names})


def known_names(fields: tuple[FieldName, ...]) -> str:
    """Return the names people may write, for a message."""
    return "、".join(f"{field.names[0]}/{field.names[1]}" for field in fields)
