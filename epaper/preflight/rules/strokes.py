"""Lines and areas as painted → faults of white, black and thin ones (R0008, R0010, R0012, R0018, R0019)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.grounds import over_grounds
from epaper.preflight.lines import Line, lines_of
from epaper.preflight.model import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet

_SLACK = 0.005  # points: a width that went through matrices is never quite what was set


def stroke_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find what is wrong with the lines and areas of a page."""
    for item, covers in over_grounds(sheet.painted):
        if not isinstance(item, Path):
            continue
        whites = ((item.fill, item.fill_overprint), (item.stroke, item.stroke_overprint))
        if any(colour is not None and colour.is_white and overprint.on for colour, overprint in whites):
            message = "白色图形设成了叠印，印出来会消失；请改为挖空（不叠印）。"
            yield Fault("GWG R0008", "warning", message, sheet.number, item.box)
        for line in lines_of(item):
            for rule, message in _of_line(line, limits, covers=covers):
                yield Fault(rule, "warning", message, sheet.number, line.box)


def _of_line(line: Line, limits: Limits, *, covers: bool) -> Iterator[tuple[str, str]]:
    inks, width = line.colour.inks, line.width + _SLACK
    said = f"{line.width:.2f}".rstrip("0").rstrip(".")
    if inks is None:
        return
    if line.colour.is_black and covers and width < limits.overprinted_line:
        least = f"{limits.overprinted_line:g}"
        if line.colour.space.family == "DeviceGray":  # wrong whether it overprints or not
            yield "GWG R0012", f"压在别的图形上的 {said} 磅黑线用的是 DeviceGray，叠印不起作用；请改用 CMYK 0/0/0/100。"
        elif not line.overprint.keeps_below(line.colour):
            yield "GWG R0010", f"压在别的图形上的 {said} 磅黑线没有叠印，套不准会露白；{least} 磅以下请设为叠印（OPM 1）。"
    if not inks:
        if width < limits.multi_line:
            yield "GWG R0018", f"反白线只有 {said} 磅，会被油墨填满；请加粗到 {limits.multi_line:g} 磅以上。"
    elif len(inks) > 1:
        if width < limits.multi_line:
            yield "GWG R0019", f"{said} 磅的线用了 {len(inks)} 种油墨，套印会发虚；请改单色，或加粗到 {limits.multi_line:g} 磅。"
    elif width < limits.solid_line:
        yield "EP hairline", f"线只有 {said} 磅，会断线；请加粗到 {limits.solid_line:g} 磅以上。"
