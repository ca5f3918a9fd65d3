"""What the preflight says of a file for the press → findings with their places on the pages of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from epaper.app.session import Mark
from epaper.errors import Finding
from epaper.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.paint.sheets import Sheet
    from epaper.preflight.check import Complaint, Verdict


class Checked(NamedTuple):
    """A file that was written for the press, what was found in it, and for each finding where on the pages it is."""

    path: Path
    findings: tuple[Finding, ...]
    places: tuple[tuple[Mark, ...], ...]


def checked(path: Path, sheets: Sequence[Sheet]) -> Checked:
    """Read a file back that has these sheets; its places are those of its pages, however they are imposed."""
    from epaper.preflight.check import preflight  # noqa: PLC0415 (only a file for the press needs it)
    from epaper.preflight.limits import limits_named  # noqa: PLC0415

    return told(path, preflight(path, limits_named("newspaper")), sheets)


def told(path: Path, verdict: Verdict, sheets: Sequence[Sheet]) -> Checked:
    """Put a verdict in the words and places of the window."""
    marks = tuple(tuple(_marks(complaint, sheets)) for complaint in verdict.complaints)
    findings = tuple(
        Finding(complaint.fault.severity, complaint.fault.rule, _where(complaint, places), complaint.fault.message)
        for complaint, places in zip(verdict.complaints, marks, strict=True)
    )
    return Checked(path, findings, marks)


def _marks(complaint: Complaint, sheets: Sequence[Sheet]) -> Iterator[Mark]:
    page = complaint.fault.page
    if page is None or not 0 < page <= len(sheets):
        return
    sheet = sheets[page - 1]
    for place in complaint.places:
        for spot in sheet.spots:
            edge = sheet.trim.width / (len(sheet.folds) + 1)
            if Rect(spot.x, spot.y, edge, sheet.trim.height).contains(place.centre):
                yield Mark(spot.page, place.shifted(-spot.x, -spot.y), current=True)


def _where(complaint: Complaint, places: tuple[Mark, ...]) -> str:
    """Name the page as it is printed, else that of the file."""
    if places:
        return f"第{places[0].page + 1}版"
    return f"PDF 第 {complaint.fault.page} 页" if complaint.fault.page else "PDF"
