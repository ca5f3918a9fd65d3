"""Pictures as they stand → faults of resolution (R0031, R0032, R0033)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.model import Fault, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet

_WHOLE_PAGE = 0.98  # of its area
# Pictures of a single row or column are tints and blends, which have no detail to lose; nor does one that is smaller each way
# than GWG measures (R0031, R0032).
_ONE_PIXEL, _FEW_PIXELS = 1, 16


def image_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find pictures with too few pixels for their size."""
    pictures = [item for item in sheet.painted if isinstance(item, Picture)]
    for picture in pictures:
        if min(picture.width, picture.height) <= _ONE_PIXEL or max(picture.width, picture.height) <= _FEW_PIXELS:
            continue
        bitmap = picture.bits == 1
        least, wished = (limits.bitmap_error, limits.bitmap_warning) if bitmap else (limits.picture_error, limits.picture_warning)
        if picture.ppi > wished:
            continue
        rule, kind = ("GWG R0032", "黑白线条图") if bitmap else ("GWG R0031", "图片")
        message = f"{kind}的有效分辨率只有 {picture.ppi:.0f} ppi（应高于 {wished:.0f}）；请换像素更多的原图，或缩小。"
        yield Fault(rule, "error" if picture.ppi <= least else "warning", message, sheet.number, picture.box)
    page = sheet.size[0] * sheet.size[1]
    if limits.single and len(sheet.marks) == 1 and pictures and pictures[0].box.area > _WHOLE_PAGE * page:
        ppi = pictures[0].ppi
        if ppi <= limits.raster_warning:
            message = f"整版只是一张 {ppi:.0f} ppi 的图片（应高于 {limits.raster_warning:.0f}），文字会发虚；请交带文字的 PDF。"
            severity = "error" if ppi <= limits.picture_error else "warning"
            yield Fault("GWG R0033", severity, message, sheet.number, pictures[0].box)  # type: ignore[arg-type]
