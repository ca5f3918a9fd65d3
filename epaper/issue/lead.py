"""A paragraph → where its dateline 电头 (讯头), its bracketed byline and the signature at its end stand.

Invariants: all are spans of the given text without the space around them; a byline follows the dateline, or opens the text;
a signature ends the text, after a whole sentence or alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TextRange = tuple[int, int]

# Who speaks: 新华社, 中新社, 本报, 衡阳日报, 红网, 央视新闻 …, named by what such names end in.
_SOURCE = r"(?:据|综合)?[\u4e00-\u9fffA-Za-z·]{0,14}?(?:报|刊|社|网|台|客户端|新闻|在线|融媒)"
# Where and when: 北京5月20日, 长沙, 北京／莫斯科5月20日.
_PLACE = r"[\u4e00-\u9fffA-Za-z·、/／]{0,20}?"
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
# 喜讯, 通讯, 来电, 贺电 and the like end a phrase, not a dateline.
_MESSAGE = r"(?:专电|(?<![来致去贺唁函水发供用通])电|(?<![喜通资短音简快捷视电])讯)"
_FOLLOWED = r"(?=[\s（(：:]|$|(?:全媒体|本报|特派|见习|实习)?(?:记者|通讯员))"
_DATED = rf"{_SOURCE}{_PLACE}\s?{_DAY}{_MESSAGE}"
_UNDATED = rf"{_SOURCE}[\u4e00-\u9fff·]{{0,6}}?{_MESSAGE}{_FOLLOWED}"
# Written once, since it takes long to compile: what the bracket before it is closes it.
_DATELINE = re.compile(rf"(?:(（)|(【)|(\()|(\[))?(?:{_DATED}|{_UNDATED})(?(1)）)(?(2)】)(?(3)\))(?(4)\])")

_WRITER = r"记者|通讯员|作者|特约|评论员|撰稿|撰文|编辑|报道组|摄影|摄|文/|图/|文／|图／"
_BYLINE = re.compile(rf"\s*(（(?=[^（）]*(?:{_WRITER}))[^（）。！？]{{2,80}}）|\((?=[^()]*(?:{_WRITER}))[^()。！？]{{2,80}}\))")

# What stands between names, or before one: 记者 陆知秋、何满仓, 本报见习记者何满仓.
_BETWEEN_NAMES = re.compile(r"[\s、，,/／；;（）()]+")
_PAPERS_OWN = r"(?:全媒体|本报|特派|特约|见习|实习(?!生))*"
_DUTY = re.compile(rf"[文图摄]$|{_PAPERS_OWN}(?:记者|通讯员|作者|评论员|实习生|撰稿|撰文|编辑|摄影)?[:：]?")

# Who wrote or took it, or where it comes from: （本报记者 张三 摄影报道）, （作者系某校教授）, （据新华社）, （来源：某报）.
_SIGNED = rf"{_WRITER}|供稿|供图|整理|来源[：:]|(?:据|综合)[^（）()]*(?:社|报|电|网|台|客户端)"
_LONGEST_SIGNATURE = 64  # the brackets, and what stands before them
_SIGNATURE = re.compile(
    rf"(?:^|(?<=[。！？…”’』」》）.!?]))\s*(（(?=[^（）]*(?:{_SIGNED}))[^（）。！？]{{2,60}}）|\((?=[^()]*(?:{_SIGNED}))[^()。！？]{{2,60}}\))$"
)


class Lead(NamedTuple):
    """The spans `start:end` of the dateline and the byline; None where there is none."""

    dateline: TextRange | None
    byline: TextRange | None


def lead(text: str) -> Lead:
    """Find dateline and byline at the head of a paragraph, as 新华社北京5月20日电 or 衡阳日报讯（全媒体记者 罗文鹏）."""
    dateline = _DATELINE.match(text)
    byline = _BYLINE.match(text, dateline.end() if dateline else 0)
    return Lead(dateline.span() if dateline else None, byline.span(1) if byline else None)


def opens_signed(text: str, byline: str) -> bool:
    """Say whether a paragraph opens with a bracketed byline that has all the names of a signature line 署名 of its own."""
    found = lead(text).byline
    names = _names(byline)
    return found is not None and bool(names) and names <= _names(text[slice(*found)])


def _names(byline: str) -> set[str]:
    """Return the names in a byline, without what they are to the paper; a name joined to its duty is found, too."""
    return {_DUTY.sub("", part, count=1) for part in _BETWEEN_NAMES.split(byline)} - {""}


def signature(text: str) -> TextRange | None:
    """Find the signature in brackets that ends a paragraph, or is one: （本报记者 张三）."""
    found = _SIGNATURE.search(text[-_LONGEST_SIGNATURE:])
    before = max(0, len(text) - _LONGEST_SIGNATURE)
    return (found.start(1) + before, found.end(1) + before) if found else None


def is_agency_copy(text: str) -> bool:
    """Say whether a story's first paragraph opens with an agency's dateline 电头, not a paper's own 讯头."""
    dateline = lead(text).dateline
    return dateline is not None and text[: dateline[1]].endswith("电")


def opens_story(text: str) -> bool:
    """Say whether a paragraph begins as the first of a story does."""
    return _DATELINE.match(text) is not None
