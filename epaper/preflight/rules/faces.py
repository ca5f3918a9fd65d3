"""The fonts that text is shown in → faults of fonts left outside the file, of glyphs they lack, and of Courier (R0014)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.model import INVISIBLE, Fault, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet

_STAND_IN = "Courier"  # what PostScript devices took for a font they did not have


def face_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find text whose look the file does not hold."""
    del limits  # the same for every press
    for item in sheet.painted:
        if not isinstance(item, Text) or item.mode == INVISIBLE:
            continue
        if not item.font.embedded:
            message = f"字体“{item.font.name}”没有嵌入，印厂会换字；请嵌入后重新输出。"
            yield Fault("X4 fonts", "error", message, sheet.number, item.box)
        elif item.font.name.rpartition("+")[2] == _STAND_IN:
            message = f"字体“{_STAND_IN}”多半是缺字体时换上的；若不是有意用它，请嵌入原来的字体后重新输出。"
            yield Fault("GWG R0014", "warning", message, sheet.number, item.box)
        if item.blank:
            message = f"有 {item.blank} 个字在字体“{item.font.name}”里没有字形，会印成空框；请换字体。"
            yield Fault("EP missing-glyph", "error", message, sheet.number, item.box)
