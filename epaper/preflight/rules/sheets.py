"""The pages of a file → faults of boxes, sizes, turning and emptiness (R0002 to R0006, and the boxes of PDF/X-4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.model import Fault
from epaper.preflight.values import inherited, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Boxes, Sheet

_SLACK = 0.01  # points
_TURN = 360


def sheet_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find what is wrong with one page as a sheet."""
    page, boxes = sheet.number, sheet.boxes
    if "/UserUnit" in sheet.source.obj:
        yield Fault("GWG R0002", "error", "版面用了 UserUnit 缩放，印刷尺寸会错；请按实际尺寸重新输出。", page)
    if boxes.crop is not None and boxes.media is not None and not _same(boxes.crop, boxes.media):
        yield Fault("GWG R0003", "error", "CropBox 与 MediaBox 不同；请去掉 CropBox，或让两者相等。", page)
    if number(inherited(sheet.source, "/Rotate")) % _TURN:
        yield Fault("GWG R0004", limits.uneven, "版面设了旋转（Rotate）；请按正立方向重新输出。", page)
    if not sheet.marks and not sheet.troubles:
        yield Fault("GWG R0005", limits.uneven, "这一版是空的；请删去空页，或补上内容。", page)
    for trouble in sheet.troubles:
        yield Fault("EP unreadable", "error", f"{trouble}；请用原来的程序重新输出。", page)
    yield from (Fault("X4 boxes", "error", message, page) for message in _nesting(boxes))


def size_faults(sheets: Sequence[Sheet], limits: Limits) -> Iterator[Fault]:
    """Find pages of another size than the first, and more than one page where one is asked for."""
    sizes = [_size(sheet.boxes) for sheet in sheets]
    for sheet, size in zip(sheets, sizes, strict=True):
        if not _same(size, sizes[0]):
            message = f"成品尺寸 {size[0]:.1f}×{size[1]:.1f} 磅，与第1版的 {sizes[0][0]:.1f}×{sizes[0][1]:.1f} 磅不同；请统一。"
            yield Fault("GWG R0004", limits.uneven, message, sheet.number)
    if limits.single and len(sheets) > 1:
        yield Fault("GWG R0006", "error", f"一个广告文件应只有一页，现在有 {len(sheets)} 页；请分开交。")


def _size(boxes: Boxes) -> tuple[float, float]:
    left, bottom, right, top = boxes.trim or boxes.art or boxes.crop or boxes.media or (0.0, 0.0, 0.0, 0.0)
    return right - left, top - bottom


def _nesting(boxes: Boxes) -> Iterator[str]:
    if boxes.media is None:
        yield "没有 MediaBox；请重新输出。"
        return
    if boxes.trim is None and boxes.art is None:
        yield "没有 TrimBox，印厂不知道成品尺寸；请在输出时写上。"
    if boxes.trim is not None and boxes.art is not None:
        yield "同时有 TrimBox 和 ArtBox，PDF/X-4 只许有一个；请去掉 ArtBox。"
    trim = boxes.trim or boxes.art
    for name, box in (("TrimBox", trim), ("BleedBox", boxes.bleed)):
        if box is not None and not _within(box, boxes.media):
            yield f"{name} 超出了 MediaBox；请更正页面框。"
    if boxes.bleed is not None and trim is not None and not _within(trim, boxes.bleed):
        yield "TrimBox 超出了 BleedBox；请更正页面框。"


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _SLACK for a, b in zip(one, other, strict=True))
