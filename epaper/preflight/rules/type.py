"""Text as painted → faults of white, black, small and heavily inked type (R0007, R0009, R0011, R0015 to R0017)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.grounds import over_grounds
from epaper.preflight.model import INVISIBLE, ONLY_CLIPS, Fault, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet

SLACK = 0.005  # points: a size that went through matrices is never quite what was set
_SOLID = 0.995  # of an ink; less is a tint, broken into dots


def type_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find what is wrong with the type of a page."""
    for item, covers in over_grounds(sheet.painted):
        if isinstance(item, Text) and item.mode not in {INVISIBLE, ONLY_CLIPS}:
            for rule, severity, message in _of_text(item, limits, covers=covers):
                yield Fault(rule, severity, message, sheet.number, item.box)  # type: ignore[arg-type]


def _of_text(text: Text, limits: Limits, *, covers: bool) -> Iterator[tuple[str, str, str]]:
    colour, size = text.colour, text.size + SLACK
    inks = colour.inks
    said = f"{text.size:.2f}".rstrip("0").rstrip(".")
    if inks is None:
        return
    if colour.is_white and text.overprint.on:
        yield "GWG R0007", "error", "白色文字设成了叠印，印出来会消失；请改为挖空（不叠印）。"
    if colour.is_black and covers and size < limits.overprinted_text:
        least = f"{limits.overprinted_text:g}"
        if colour.space.family == "DeviceGray":  # wrong whether it overprints or not
            yield (
                "GWG R0011",
                "warning",
                f"压在别的图形上的 {said} 磅黑字用的是 DeviceGray，叠印不起作用；请改用 CMYK 0/0/0/100。",
            )
        elif not text.overprint.keeps_below(colour):
            yield (
                "GWG R0009",
                "warning",
                f"压在别的图形上的 {said} 磅黑字没有叠印，套不准会露白；{least} 磅以下请设为叠印（OPM 1）。",
            )
    total = 100 * sum(inks.values())
    if inks.get("Black", 0.0) * 100 >= limits.dark_text and total > limits.text_ink:
        yield "GWG R0015", "warning", f"深色文字的油墨合计 {total:.0f}%，超过 {limits.text_ink:g}%，会糊；请改用单黑。"
    yield from _too_small(text, inks, said, limits)


def _too_small(text: Text, inks: dict[str, float], said: str, limits: Limits) -> Iterator[tuple[str, str, str]]:
    size = text.size + SLACK
    if not inks:
        if size < limits.multi_text:
            yield "GWG R0016", "warning", f"反白字只有 {said} 磅，笔画会被油墨填满；请放大到 {limits.multi_text:g} 磅以上。"
    elif len(inks) > 1:
        if size < limits.multi_text:
            yield (
                "GWG R0017",
                "warning",
                f"{said} 磅的文字用了 {len(inks)} 种油墨，套印会发虚；请改单色，或放大到 {limits.multi_text:g} 磅。",
            )
    elif next(iter(inks.values())) < _SOLID:
        if size < limits.tinted_text:
            yield (
                "EP tinted-type",
                "warning",
                f"{said} 磅的文字是加网的浅色，笔画会断；请改实色，或放大到 {limits.tinted_text:g} 磅。",
            )
    elif size < limits.solid_text:
        yield "EP small-type", "warning", f"文字只有 {said} 磅，报纸上难以辨认；请放大到 {limits.solid_text:g} 磅以上。"
