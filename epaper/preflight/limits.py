"""The name of a profile → the limits a press sets; every number the rules measure against stands here, with its source.

GWG: Ghent Workgroup 2022, the variants for newspapers (`newspaper` pages, `newspaper-ad` single advertisements). ISO:
12647-3:2013, with the profile of WAN-IFRA. Presses differ, which is why these are values and not code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from epaper.errors import UsageError


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
    single: bool = False  # R0006 and R0033 apply: one page to a file
    grey_and_cmyk_only: bool = True  # R0027: no RGB, nothing ICC-based


# Values in common use, not checked against a published sheet: finer screens, smaller type holds
COATED = Limits(
    "magazine",
    "杂志（轮转胶印，涂布纸）",
    ink=305.0,
    text_ink=280.0,
    solid_text=5.0,
    tinted_text=6.0,
    multi_text=8.0,
    picture_warning=224.0,
    picture_error=149.0,
)
PROFILES = {
    limits.name: limits
    for limits in (
        Limits("newspaper", "报纸版面（GWG 2022）"),
        Limits("newspaper-ad", "报纸广告（GWG 2022）", single=True),
        # NIAD's sheet for advertisers, and the total of WAN-IFRAnewspaper26v5 in place of GWG's hard stop
        Limits("newspaper-strict", "报纸版面，从严（ISO 12647-3、NIAD）", ink=220.0, solid_line=1.0, multi_line=1.5),
        COATED,
        replace(COATED, name="sheetfed", title="单张纸胶印（涂布纸）", ink=320.0),
    )
}
DEFAULT_PROFILE = "newspaper"


def limits_named(name: str) -> Limits:
    """Return the limits of a profile; raise `UsageError` where there is none of that name."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UsageError(f"没有名为“{name}”的印刷条件；可选：{'、'.join(PROFILES)}。") from None
