"""A colour as a style file says it, `{ rgb = "#B8141C", cmyk = [20, 100, 100, 5] }` → the colour."""

from __future__ import annotations

import re
from typing import Any

from epaper.colours import Cmyk, Colour, Rgb
from epaper.errors import UnreadableInput

MOST_INK = 240.0  # percent of all four inks together that newsprint takes (rulebook F10)
_HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")


def read_colour(value: Any, where: str) -> Colour:
    """Read a colour; `where` names file and key."""
    example = '{ rgb = "#B8141C", cmyk = [20, 100, 100, 5] }'
    if not isinstance(value, dict) or set(value) != {"rgb", "cmyk"}:
        raise UnreadableInput(f"{where} 应写屏幕色 rgb 和印刷色 cmyk 两项；请写成 {example}。")
    hexadecimal = _HEX.fullmatch(value["rgb"]) if isinstance(value["rgb"], str) else None
    if hexadecimal is None:
        raise UnreadableInput(f"{where}.rgb 应是 # 和六位十六进制数，现在是“{value['rgb']}”；请写成 {example}。")
    inks = value["cmyk"]
    if not isinstance(inks, list) or len(inks) != 4 or not all(_percent(ink) for ink in inks):
        raise UnreadableInput(f"{where}.cmyk 应是青、品红、黄、黑四个 0 至 100 的数，现在是 {inks}；请写成 {example}。")
    if sum(inks) > MOST_INK:
        raise UnreadableInput(f"{where}.cmyk 四色共 {sum(inks):g}%，新闻纸最多吃 {MOST_INK:g}%；请减去一些墨。")
    red, green, blue = (int(part, 16) for part in hexadecimal.groups())
    return Colour(Rgb(red, green, blue), Cmyk(*map(float, inks)))


def _percent(ink: Any) -> bool:
    return isinstance(ink, int | float) and not isinstance(ink, bool) and 0 <= ink <= 100
