"""The name of a profile → the limits a press sets; every number the rules measure against stands here, with its source.

GWG: the workbook of the Ghent Workgroup's 2022 specification, sheet Requirements, the column of each variant (`newspaper` is
WebCMYKNews CMYK, `newspaper-ad` Newspaper Ads CMYK). It gives the lower of two resolutions only as "error and warning"; those of
errors are of the 2015 edition, 4.26. ISO: 12647-3:2013, with the profile of WAN-IFRA. Presses differ, which is why these are
values and not code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from epaper.errors import UsageError

if TYPE_CHECKING:
    from epaper.preflight.model import Grade


@dataclass(frozen=True, slots=True)
class Limits:
    """What one kind of press bears; sizes and widths in points, inks and tints in per cent, resolutions in pixels per inch."""

    name: str
    title: str
    ink: float = 245.0  # R0026, averaged over a square
    text_ink: float = 220.0  # R0015, the inks of dark text summed
    dark_text: float = 85.0  # R0015, from so much black on text counts as dark
    spots: int = 0  # R0020
    overprinted_text: float = 12.0  # R0009, R0011: black text below it has to overprint
    overprinted_line: float = 2.0  # R0010, R0012
    solid_text: float = 6.0  # one ink, solid; printers' sheets
    tinted_text: float = 8.0  # one ink, tinted; printers' sheets
    multi_text: float = 10.0  # R0016, R0017: white, or of several inks
    solid_line: float = 0.25  # one ink; thinner lines break up on any plate
    multi_line: float = 0.25  # R0018, R0019
    picture_error: float = 99.0  # R0031: not more than that is an error
    picture_warning: float = 149.0
    bitmap_error: float = 549.0  # R0032, one bit a pixel
    bitmap_warning: float = 799.0
    raster_warning: float = 449.0  # R0033, a page that is nothing but one picture
    single: bool = False  # R0006, R0033 and R0034 apply: one page to a file
    grey_and_cmyk_only: bool = True  # R0027: no RGB, nothing ICC-based
    uneven: Grade = "error"  # R0004, R0005: pages of different sizes, turned or empty


# GWG's variants of heatset printing (`WebCMYK CMYK`, which agrees with `Magazine Ads CMYK`) and of sheets (`SheetCMYK CMYK`).
HEATSET = Limits(
    "magazine",
    "杂志（轮转胶印，涂布纸；GWG 2022）",
    ink=305.0,
    text_ink=280.0,
    multi_text=9.0,
    picture_warning=224.0,
    picture_error=149.0,
    solid_text=5.0,  # not of GWG: a point less than on newsprint, as is `tinted_text`
    tinted_text=7.0,
)
SHEETFED = replace(
    HEATSET, name="sheetfed", title="单张纸胶印（涂布纸；GWG 2022）", ink=320.0, multi_text=8.0, tinted_text=6.0, uneven="warning"
)
PROFILES = {
    limits.name: limits
    for limits in (
        Limits("newspaper", "报纸版面（GWG 2022）"),
        Limits("newspaper-ad", "报纸广告（GWG 2022）", single=True),
        # NIAD's sheet for advertisers, and the total of WAN-IFRAnewspaper26v5 in place of GWG's hard stop
        Limits("newspaper-strict", "报纸版面，从严（ISO 12647-3、NIAD）", ink=220.0, solid_line=1.0, multi_line=1.5),
        HEATSET,
        SHEETFED,
    )
}
DEFAULT_PROFILE = "newspaper"


def limits_named(name: str) -> Limits:
    """Return the limits of a profile; raise `UsageError` where there is none of that name."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UsageError(f"没有名为“{name}”的印刷条件；可选：{'、'.join(PROFILES)}。") from None
