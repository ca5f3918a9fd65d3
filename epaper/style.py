"""The house style of a paper: what it is printed on and which types play which part. Values only; no stage is in here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadFaces:
    """The faces of one kind of head: headline 主题, and kicker 引题 and deck 副题 around it."""

    headline: str
    around: str


@dataclass(frozen=True, slots=True)
class Style:
    """How an issue shall look.

    `stock` is `auto`, `broadsheet`, `tabloid`, `a4` or `WxH` in millimetres; `pages` a page count or None for as many as fit.
    Body sizes are in points; pitch (line to line) in multiples of the body size.
    """

    stock: str = "auto"
    pages: int | None = None
    agency: HeadFaces = HeadFaces("song-black", "kai")  # heavy Song for agency copy and politics (rule H6)
    local: HeadFaces = HeadFaces("hei-black", "kai")  # heavy Hei for the paper's own reporting
    body_sizes: tuple[float, ...] = (10.5, 10.0, 9.5, 9.0)
    pitch_least: float = 1.26
    pitch_most: float = 1.42
    pitch_best: float = 1.333  # rule G7: a third of the body size
    jump_to: str = "（下转第{page}版）"
    jump_from: str = "（上接第{page}版）"
    page_label: str = "第{page}版"
