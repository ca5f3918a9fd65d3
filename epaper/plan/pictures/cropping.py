"""A picture and a place for it → how much of it is trimmed away there, and the part of it that is shown (rulebook F8).

Photographs fill their place and keep their focus in view; charts, maps and signs are never trimmed and stand inside it.
"""

from __future__ import annotations

from epaper.geometry import Rect
from epaper.issue.model import Picture

ASPECT_UNKNOWN = 1.5  # width : height of a picture whose pixels are not known
TRIMMED_MOST = 0.18  # share of a photograph that may be trimmed away
FOCUS_CLEAR = 0.12  # share of its height and width that stays in view around the focus, where there is so much
DRAWN = ("图表", "制图", "绘图", "示意图", "地图", "标志")  # said of a picture in its caption or credit


def aspect(picture: Picture) -> float:
    """Return width : height of the whole picture."""
    return picture.width / picture.height if picture.width > 0 and picture.height > 0 else ASPECT_UNKNOWN


def is_unseen(picture: Picture) -> bool:
    """Say whether nobody knows how large a picture is: its file is missing, or is no picture."""
    return picture.width < 1 or picture.height < 1


def is_drawn(picture: Picture) -> bool:
    """Say whether a picture is a chart, map or sign: by its pixels, or by what is said of it."""
    return picture.drawing or any(word in picture.caption or word in picture.credit for word in DRAWN)


def is_whole(picture: Picture) -> bool:
    """Say whether a picture is never trimmed: by the editor's word, or as what it is."""
    return is_drawn(picture) if picture.crop is None else not picture.crop


def trimmed(picture: Picture, wanted: float) -> float:
    """Return the share of a picture that is lost when it fills a place of `wanted` width : height."""
    natural = aspect(picture)
    return 1 - min(wanted / natural, natural / wanted)


def shown(picture: Picture, place: Rect) -> tuple[Rect, Rect]:
    """Return where in its place a picture stands, and the part of it, as fractions, that is seen there."""
    wanted, natural = place.width / place.height, aspect(picture)
    if not is_whole(picture):
        return place, (cropped(picture, wanted) if picture.width and picture.height else Rect(0.0, 0.0, 1.0, 1.0))
    width, height = (place.width, place.width / natural) if natural > wanted else (place.height * natural, place.height)
    return Rect(place.x + (place.width - width) / 2, place.y, width, height), Rect(0.0, 0.0, 1.0, 1.0)


def cropped(picture: Picture, wanted: float) -> Rect:
    """Return the part of a picture, as fractions, that has the `wanted` width : height and holds the focus.

    The focus stands in the part where it stands in the whole, so that what is around it is trimmed evenly.
    """
    natural = aspect(picture)
    width, height = (1.0, natural / wanted) if wanted > natural else (wanted / natural, 1.0)
    return Rect(_begin(picture.focus[0], width), _begin(picture.focus[1], height), width, height)


def _begin(focus: float, length: float) -> float:
    """Return where a part of `length` begins on one side of a picture so that the focus is in it, clear of its ends."""
    focus = min(max(focus, 0.0), 1.0)
    clear = min(FOCUS_CLEAR, length / 2)
    begin = focus * (1.0 - length)
    begin = min(max(begin, focus + clear - length), focus - clear)
    return min(max(begin, 0.0), 1.0 - length)
