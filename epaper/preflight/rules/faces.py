"""The fonts that text is shown in → faults of fonts left outside the file and of glyphs they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.model import INVISIBLE, Fault, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Sheet


def face_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find text whose look the file does not hold."""
    del limits  # the same for every press
    for item in sheet.painted:
        if not isinstance(item, Text) or item.mode == INVISIBLE:
            continue
        if not item.font.embedded:
            message = f"字体“{item.font.name}”没有嵌入，印厂会换字；请嵌入后重新输出。"
            yield Fault("X4 fonts", "error", message, sheet.number, item.box)
        if item.blank:
            message = f"有 {item.blank} 个字在字体“{item.font.name}”里没有字形，会印成空框；请换字体。"
            yield Fault("EP missing-glyph", "error", message, sheet.number, item.box)
