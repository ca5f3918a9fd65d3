"""One line of a masthead or imprint → the fields found in it and the words left over; any order, several on a line.

Invariant: every word of the line is in one of the fields or in the words left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = "〇零一二三四五六七八九十"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
# Stands where a field was taken out: a value never runs over it.
_TAKEN = "\x1f"

# Fields that show by their form, wherever they stand on the line.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "cn_number",
        re.compile(
            r"(?:国内)?(?:统一)?(?:连续出版物|刊)?号?\s*[：:]?\s*\b(CN\s?\d{2}\s?[-－—–]\s?\d{4}(?:/\w+)?)", re.IGNORECASE
        ),
    ),
    ("date", re.compile(r"(?<!创刊于)(?<!创刊)(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\b\d{4}([-/.])\d{1,2}\2\d{1,2}\b)")),
    ("date", re.compile(rf"([二一][{_DIGITS}]{{3}}年[{_DIGITS}]{{1,2}}月[{_DIGITS}]{{1,3}}日)")),
    ("weekday", re.compile(r"((?:星期|周)[一二三四五六日天])")),
    (
        "lunar_date",
        re.compile(
            rf"((?:农历\s?(?:[{_STEMS}][{_BRANCHES}]\s?年?)?|[{_STEMS}][{_BRANCHES}]\s?年)"
            r"\s?闰?(?:[正一二三四五六七八九十冬腊]{1,2})月[大小]?(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅))"
        ),
    ),
    ("pages_today", re.compile(rf"((?:今日|本期|今天|共)[共出]?\s?(?:\d{{1,3}}|[{_DIGITS}]{{1,3}})\s?(?:大|个)?版)")),
    ("issue_number", re.compile(r"((?:总第|第|总期号[：:]?|总)\s?\d{1,6}\s?[号期]|总期号[：:]?\s?\d{1,6})")),
    ("distribution", re.compile(r"((?:国内|国外)?(?:邮发|发行)?代号[：:]?\s?[A-Z]{0,2}\d[\d－—–-]*)")),
    (
        "price",
        re.compile(
            r"((?:(?:每份)?零售价?|定价|订价|售价|每份|全年订?价?|月价)[：:]?\s?(?:每份)?(?:人民币)?\s?[\d.]+\s?元(?:/\w)?)"
        ),
    ),
    ("website", re.compile(r"((?:https?://|www\.)[\w./~%?=&:+-]+)")),
)

# Fields with a name before a colon. The second word says whether the name stays with the value (telephone, post code).
_LABELS: tuple[tuple[str, bool, str], ...] = (
    ("supervisor", False, r"主管(?:单位)?"),
    ("sponsor", False, r"主办(?:单位)?"),
    ("supervisor+sponsor", False, r"主管[、\s]?主办(?:单位)?"),
    ("publisher", False, r"出版(?:单位|者)?|编辑出版"),
    ("website", True, r"(?:官方)?(?:网站|网址|官网)"),
    ("address", False, r"(?:本报|报社|本社)?(?:地址|社址)"),
    (
        "address",
        True,
        r"邮(?:政编码|编)|(?:新闻|广告|发行|订阅|投递|值班|总编室|编辑部|联系|服务|监督|办公室)?(?:电话|热线)|传真|(?:电子)?(?:邮箱|信箱)|E-?mail",
    ),
    ("printer", False, r"(?:承)?印刷?(?:单位|者|厂)?|承印"),
    ("printer", True, r"印刷?(?:厂)?地址|印址"),
    ("distribution", False, r"发行(?:单位|方式|范围|者)?"),
    ("distribution", True, r"(?:国内|国外)?(?:邮发|发行)代号|订阅"),
    ("price", False, r"(?:零售)?(?:定|订|售|零售)价"),
)
_LABEL = re.compile("|".join(rf"(?P<L{index}>{label})" for index, (_, _, label) in enumerate(_LABELS)))
_LABEL_AT = re.compile(rf"(?:(?<=^)|(?<=[\s|｜，,；;{_TAKEN}]))({_LABEL.pattern})\s?[：:]\s?")
# Fields named by the verb behind them: 中共衡阳市委员会主管, 衡阳日报社出版.
_UNIT = re.compile(
    r"(.{2,40}?)(主管[、，]?主办|主办[、，]?主管|主管|主办|(?:编辑)?出版|承印|印刷|公开发行|发行)(?!单位|物|[：:])[、，；]?"
)
_VERBS = {"主管": "supervisor", "主办": "sponsor", "出版": "publisher", "印": "printer", "发行": "distribution"}
_ONE_WORD = {"website", "supervisor", "sponsor", "supervisor+sponsor", "publisher"}
_CN_LABEL = re.compile(r"(?:国内)?(?:统一)?(?:连续出版物|刊)号$")


class Field(NamedTuple):
    """A field of the masthead and its value as printed."""

    key: str
    value: str


class Found(NamedTuple):
    """What a line holds: fields in the order found, and the words no field took."""

    fields: tuple[Field, ...]
    rest: tuple[str, ...]


def find_fields(text: str) -> Found:
    """Take the fields out of one line."""
    fields: list[Field] = []
    for key, form in _FORMS:
        text = _take(text, key, form, fields)
    text = _take_labelled(text, fields)
    rest: list[str] = []
    for word in re.split(rf"[\s|｜{_TAKEN}]+", text):
        if left := _take_units(word, fields).strip("，、；,;/ "):
            rest.append(left)
    return Found(tuple(fields), tuple(word for word in rest if not _CN_LABEL.match(word)))


def _take(text: str, key: str, form: re.Pattern[str], fields: list[Field]) -> str:
    def keep(match: re.Match[str]) -> str:
        if _inside_value(text, match.start()) and key in {"date", "website"}:
            return match[0]
        fields.append(Field(key, match[1].strip()))
        return _TAKEN

    return form.sub(keep, text)


def _inside_value(text: str, place: int) -> bool:
    """Say whether a name and a colon stand right before `place`, so that the labelled reading should have it."""
    return text[:place].rstrip().endswith(("：", ":"))


def _take_labelled(text: str, fields: list[Field]) -> str:
    left = ""
    position = 0
    marks = list(_LABEL_AT.finditer(text))
    for mark, limit in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=False):
        key, keeps_label = next(field[:2] for index, field in enumerate(_LABELS) if mark[f"L{index}"])
        end = _value_end(text, mark.end(), limit, one_word=key in _ONE_WORD)
        value = text[mark.end() : end].strip(" |｜，；,;")
        if value:
            shown = f"{mark[1]}：{value}" if keeps_label else value
            fields += [Field(part, shown) for part in key.split("+")]
        left += text[position : mark.start()] + _TAKEN
        position = end
    return left + text[position:]


def _value_end(text: str, start: int, limit: int, *, one_word: bool) -> int:
    stop = re.compile(rf"[\s{_TAKEN}]" if one_word else _TAKEN).search(text, start, limit)
    return stop.start() if stop else limit


def _take_units(word: str, fields: list[Field]) -> str:
    """Take units named by the verb behind them, if they make up the word from its start."""
    position = 0
    for match in _unbroken(word):
        unit = match[1].lstrip("由、，")
        fields += [Field(key, unit) for verb, key in _VERBS.items() if verb in match[2]]
        position = match.end()
    return word[position:]


def _unbroken(word: str) -> Iterator[re.Match[str]]:
    position = 0
    while match := _UNIT.match(word, position):
        yield match
        position = match.end()
