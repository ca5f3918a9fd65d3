"""Metrics → the table of `epaper check`, plain data, and a finding for each place that misses its target (a few of each)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from epaper.errors import Finding
from epaper.quality.model import Metric, Place

ALL = (0, 100)  # targets that are met exactly: nothing of what may not be, all of what must
NAMED = 3  # places of one metric that become findings of their own; the others are counted
QUOTED = 12  # characters of a line that name it
HEADINGS = ("指标", "值", "目标", "合格")


def table(metrics: Sequence[Metric]) -> str:
    """Return the metrics as a table for people."""
    rows = [HEADINGS, *((f"{m.key:<7}{m.name}", _value(m, m.value), _target(m), "是" if m.met else "否") for m in metrics)]
    widths = [max(_columns(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return "\n".join(["版面质量：", *(_row(row, widths) for row in rows)]) + "\n"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _columns(cell)) for cell, width in zip(cells, widths, strict=True))
    return ("  " + "  ".join(padded)).rstrip()


def _columns(text: str) -> int:
    """Count the columns of a terminal a text takes: two for a full-width character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _target(metric: Metric) -> str:
    sign = "≥" if metric.floor else "≤"
    return _value(metric, metric.target) if metric.target in ALL else f"{sign} {_value(metric, metric.target)}"


def _value(metric: Metric, number: float) -> str:
    """Write a number as precisely as its unit is measured, and never so that a miss reads like a hit."""
    if metric.unit == "处":
        return f"{number:.0f} 处"
    digits = {"%": 1, "字": 3}.get(metric.unit, 2)
    shown = f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return f"{shown} {metric.unit}".rstrip()


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
    for place in metric.places[:NAMED]:
        yield Finding("warning", code, _where(place, titles), f"{metric.name}：{_what(place)}。")
    others = len(metric.places) - NAMED
    if others > 0 or not metric.places:
        text = f"{metric.name}：" + (f"另有 {others} 处；" if others > 0 else "")
        yield Finding("warning", code, "全报", f"{text}全报为 {_value(metric, metric.value)}，目标 {_target(metric)}。")


def _where(place: Place, titles: Mapping[str, str]) -> str:
    title = titles.get(place.article, "")
    return f"第{place.page}版" + (f"《{title}》" if title else "")


def _what(place: Place) -> str:
    line = f"第{place.line}行" if place.line else ""
    quoted = place.text if len(place.text) <= QUOTED else place.text[: QUOTED - 1] + "…"
    return f"{line}“{quoted}”{place.fault}" if quoted else line + place.fault
