"""Metrics → the table of `epaper check`, plain data, and a finding for each place that misses its target (a few of each)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from epaper.errors import Finding, Severity
from epaper.quality.model import Metric, Place

ALL = (0, 100)  # targets that are met exactly: nothing of what may not be, all of what must
NAMED = 3  # places of one metric that become findings of their own; the others are counted
GRAVE = frozenset({"Q24", "Q25"})  # copy lost or doubled, one thing printed over another: no such page may be printed
QUOTED = 12  # characters of a line that name it
HEADINGS = ("指标", "值", "目标", "合格")


def misses(metrics: Sequence[Metric]) -> str:
    """Return the metrics that miss their targets as a table for people, and how many do not."""
    missed = [metric for metric in metrics if not metric.met]
    met = f"版面质量：{len(metrics)} 项" + (f"中 {len(metrics) - len(missed)} 项合格" if missed else "全部合格")
    rows = table(missed).split("\n")[1:] if missed else [""]
    return "\n".join([f"{met}（各项的值加 --full 列出）" + ("，不合格的：" if missed else "。"), *rows])


def table(metrics: Sequence[Metric]) -> str:
    """Return the metrics as a table for people."""
    wide = max((len(metric.key) for metric in metrics), default=0) + 1
    rows = [HEADINGS, *((f"{m.key:<{wide}}{m.name}", _value(m, m.value), _target(m), "是" if m.met else "否") for m in metrics)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(["版面质量：", *(padded_row(row, widths) for row in rows)]) + "\n"


def page_table(metrics: Sequence[Metric], numbers: Sequence[int]) -> str:
    """Return what is measured page by page, a row for each page, misses marked; what no page has is named below."""
    paged = [metric for metric in metrics if len(metric.by_page) == len(numbers)]
    shown = [metric for metric in paged if any(metric.by_page)]
    rows = [("版", *(metric.name for metric in shown))]
    rows += [(str(number), *(_on_page(metric, metric.by_page[at]) for metric in shown)) for at, number in enumerate(numbers)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(shown) + 1)]
    none = "、".join(metric.name for metric in paged if not any(metric.by_page))
    lines = ["逐版（* 不合格）：", *(padded_row(row, widths) for row in rows), *([f"  各版皆无：{none}"] if none else [])]
    return "\n".join(lines) + "\n" if paged else ""


def _on_page(metric: Metric, value: float) -> str:
    """Write a page's value; what is counted or summed over pages is judged as none or some."""
    missed = value < metric.target if metric.floor else value > metric.target
    return _number(metric, value) + ("*" if missed and not metric.met else "")


def padded_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return the cells of a row, padded to columns."""
    padded = (cell + " " * (width - width_of(cell)) for cell, width in zip(cells, widths, strict=True))
    return ("  " + "  ".join(padded)).rstrip()


def width_of(text: str) -> int:
    """Count the columns of a terminal a text takes: two for a full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _target(metric: Metric) -> str:
    sign = "≥" if metric.floor else "≤"
    return _value(metric, metric.target) if metric.target in ALL else f"{sign} {_value(metric, metric.target)}"


def _value(metric: Metric, number: float) -> str:
    return f"{_number(metric, number)} {metric.unit}".rstrip()


def _number(metric: Metric, number: float) -> str:
    """Write a number as precisely as its unit is measured, and never so that a miss reads like a hit."""
    digits = {"%": 1, "字": 3, "处": 1}.get(metric.unit, 2)
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")


def metrics_json(metrics: Sequence[Metric]) -> list[dict[str, Any]]:
    """Return the metrics as data; keys are stable."""
    return [
        {
            "key": metric.key,
            "name": metric.name,
            "value": round(metric.value, 4),
            "target": metric.target,
            "at_least": metric.floor,
            "unit": metric.unit,
            "met": metric.met,
            "by_page": [round(value, 4) for value in metric.by_page],
            "places": [place._asdict() for place in metric.places],
        }
        for metric in metrics
    ]


def metric_findings(metrics: Sequence[Metric], titles: Mapping[str, str]) -> tuple[Finding, ...]:
    """Tell of every metric that misses its target where it does; `titles` are those of the articles by id."""
    found = (finding for metric in metrics if not metric.met for finding in _findings(metric, titles))
    return tuple(dict.fromkeys(found))  # two legs of a story may miss alike


def _findings(metric: Metric, titles: Mapping[str, str]) -> Iterator[Finding]:
    code = f"quality-{metric.key.lower()}"
    severity: Severity = "error" if metric.key in GRAVE else "warning"
    for place in metric.places[:NAMED]:
        yield Finding(severity, code, _where(place, titles), f"{metric.name}：{_what(place)}。")
    others = len(metric.places) - NAMED
    if others > 0 or not metric.places:
        text = f"{metric.name}：" + (f"另有 {others} 处；" if others > 0 else "")
        yield Finding(severity, code, "全报", f"{text}全报为 {_value(metric, metric.value)}，目标 {_target(metric)}。")


def _where(place: Place, titles: Mapping[str, str]) -> str:
    title = titles.get(place.article, "")
    return f"第{place.page}版" + (f" {place.article}《{title}》" if title else "")


def _what(place: Place) -> str:
    line = f"第{place.line}行" if place.line else ""
    quoted = place.text if len(place.text) <= QUOTED else place.text[: QUOTED - 1] + "…"
    return f"{line}“{quoted}”{place.fault}" if quoted else line + place.fault
