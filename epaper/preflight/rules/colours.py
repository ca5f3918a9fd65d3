"""The colour spaces in use → faults of spot inks, of RGB and ICC, and of blending (R0013, R0020, R0024, R0027, R0030)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.boxes import trimmed
from epaper.preflight.grounds import over_grounds
from epaper.preflight.matrix import common
from epaper.preflight.model import Drawn, Fault, Path, Picture, Shade, Text, laid, spaces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.geometry import Rect
    from epaper.preflight.colourspaces import Space
    from epaper.preflight.limits import Limits
    from epaper.preflight.model import Painted, Sheet

_DEVICE = {"DeviceGray", "DeviceCMYK"}
_CALLED = {
    "DeviceRGB": "RGB",
    "CalRGB": "CalRGB",
    "CalGray": "CalGray",
    "Lab": "Lab",
    "ICCBased": "带 ICC 特性文件的颜色",
    "Unknown": "无法识别的颜色空间",
}


def spot_faults(sheets: Sequence[Sheet], limits: Limits) -> Iterator[Fault]:
    """Find more spot inks than the press has units for."""
    seen: dict[str, tuple[int, Rect]] = {}
    for sheet in sheets:
        for item in sheet.painted:
            for space in spaces_of(item):
                for spot in space.spots:
                    seen.setdefault(spot, (sheet.number, item.box))
    for spot, (number, box) in list(seen.items())[limits.spots :]:
        yield Fault("GWG R0020", "error", f"用了专色“{spot}”，报纸只印四色；请转成 CMYK。", number, box)


def plate_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find colours that come out on other plates than meant: the registration colour within the trim, grey that overprints."""
    del limits  # the same for every press
    kept = trimmed(sheet)
    for item, covers in over_grounds(sheet.painted):
        spaces = list(spaces_of(item))
        if any("All" in space.names for space in spaces) and common(item.box, kept) is not None:
            message = f"{_what(item)}用的是套准色（All），每块版上都会印；请改用 CMYK 0/0/0/100。"
            yield Fault("GWG R0024", "warning", message, sheet.number, item.box)
        if covers and any(colour.space.family == "DeviceGray" and overprint.on for colour, overprint in laid(item)):
            message = f"压在别的图形上的{_what(item)}用 DeviceGray 又设了叠印，各家印厂印得不一样；请改用 CMYK。"
            yield Fault("GWG R0013", "warning", message, sheet.number, item.box)


def space_faults(sheet: Sheet, limits: Limits) -> Iterator[Fault]:
    """Find colours that are neither grey nor CMYK, and transparency that blends in anything but CMYK."""
    for item in sheet.painted:
        for space in spaces_of(item):
            named = _foreign(space)
            if named and limits.grey_and_cmyk_only:
                yield Fault("GWG R0027", "error", f"{_what(item)}用的是{named}；请转成 CMYK 或灰度。", sheet.number, item.box)
    for space in sheet.blends:
        if space.family != "DeviceCMYK":
            named = _CALLED.get(space.family, space.family)
            yield Fault("GWG R0030", "error", f"透明效果在{named}里混合；请把混合空间改为 DeviceCMYK。", sheet.number)


def _foreign(space: Space) -> str:
    root = space.root
    if root.names:  # a separation prints in its own ink; what it is made of on other devices has to be CMYK all the same
        return _foreign(root.base) if root.base is not None else ""
    return "" if root.family in {*_DEVICE, "Pattern"} else _CALLED.get(root.family, root.family)


def _what(item: Painted) -> str:
    return {Text: "文字", Path: "图形", Picture: "图片", Shade: "渐变", Drawn: "字形或蒙版里的图形"}[type(item)]
