"""A verdict → sentences for people, values for programs, findings for the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.errors import Finding
from epaper.geometry import POINTS_PER_MM

if TYPE_CHECKING:
    from epaper.geometry import Rect
    from epaper.preflight.check import Complaint, Verdict
    from epaper.preflight.limits import Limits

_GRADES = {"error": "错误", "warning": "提醒"}
_DECIMALS = 2


def findings(verdict: Verdict) -> tuple[Finding, ...]:
    """Return the complaints as findings."""
    return tuple(
        Finding(complaint.fault.severity, complaint.fault.rule, _where(complaint), complaint.fault.message)
        for complaint in verdict.complaints
    )


def report_text(verdict: Verdict, limits: Limits) -> str:
    """Return the report for people."""
    graded = [complaint.fault.severity for complaint in verdict.complaints]
    errors = graded.count("error")
    head = f"印前检查：{verdict.pages} 页，{limits.title}（{limits.name}）；错误 {errors} 项，提醒 {len(graded) - errors} 项。"
    return "\n".join([head, *map(_line, verdict.complaints)]) + "\n"


def report_json(verdict: Verdict, limits: Limits) -> dict[str, object]:
    """Return the report for programs; places in points from the page's top left."""
    return {
        "profile": limits.name,
        "pages": verdict.pages,
        "findings": [
            {
                "rule": complaint.fault.rule,
                "severity": complaint.fault.severity,
                "page": complaint.fault.page,
                "count": complaint.times,
                "places": [_rounded(place) for place in complaint.places],
                "message": complaint.fault.message,
            }
            for complaint in verdict.complaints
        ],
    }


def _where(complaint: Complaint) -> str:
    page, place = complaint.fault.page, complaint.fault.place
    if page is None:
        return "整个文件"
    if place is None:
        return f"第{page}版"
    left, top = place.x / POINTS_PER_MM, place.y / POINTS_PER_MM
    return f"第{page}版 距左 {left:.0f}、距上 {top:.0f} 毫米处"


def _line(complaint: Complaint) -> str:
    fault = complaint.fault
    return f"{_GRADES[fault.severity]}  {fault.rule}  {_where(complaint)}：{fault.message}{_times(complaint)}"


def _times(complaint: Complaint) -> str:
    return f"（本版这样的共 {complaint.times} 处）" if complaint.times > 1 else ""


def _rounded(place: Rect) -> list[float]:
    return [round(number, _DECIMALS) for number in place]
