"""The arithmetic of looking at pages: zoom, fit, anchors, scroll ranges, page at a point. Plain numbers, no Qt.

A sheet is the pages shown side by side, in points. The desk is the sheet at a zoom (pixels per point) with a margin around
it, in pixels; a window of the desk, smaller or larger than it, is on screen. A desk smaller than the window is centred.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from epaper.geometry import Point, Rect, Size

Fit = Literal["page", "width", "free"]

MARGIN = 28.0  # pixels of desk around the sheet: room for the shadow, and the page visibly ends
GAP = 1.0  # points between the two pages of a spread: they are one sheet, and this is its fold
SMALLEST, LARGEST = 0.25, 8.0  # shares of the actual size
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
NOTCH = 120  # one notch of a wheel, in Qt's eighths of a degree
OVERLAP = 0.1  # share of the window kept in view when paging, so that the eye finds its line again


class Placed(NamedTuple):
    """A page of the sheet: its index in the facsimile and where it lies, in points."""

    page: int
    rect: Rect


class Sheet(NamedTuple):
    """The pages in view and the size of them all, in points."""

    pages: tuple[Placed, ...]
    size: Size


def sheet_of(sizes: Sequence[Size], indices: Sequence[int]) -> Sheet:
    """Lay the pages `indices` side by side, feet level with the tallest one's head."""
    placed: list[Placed] = []
    x = 0.0
    for index in indices:
        placed.append(Placed(index, Rect(x, 0.0, *sizes[index])))
        x += sizes[index].width + GAP
    return Sheet(tuple(placed), Size(max(0.0, x - GAP), max((page.rect.height for page in placed), default=0.0)))


def opening(count: int, index: int, *, facing: bool) -> tuple[int, ...]:
    """Return the pages in view at page `index`: one, or the two of an opening (1 | 2 3 | 4 5 | …)."""
    if not facing or index == 0:
        return (index,) if count else ()
    left = index if index % 2 else index - 1
    return tuple(page for page in (left, left + 1) if page < count)


def turned(count: int, index: int, by: int, *, facing: bool) -> int:
    """Return the page after turning `by` openings (negative: back); the ends hold."""
    for _ in range(abs(by) if count else 0):
        shown = opening(count, index, facing=facing)
        index = min(count - 1, shown[-1] + 1) if by > 0 else max(0, shown[0] - 1)
    return index


def clamp_zoom(zoom: float, actual: float) -> float:
    """Keep `zoom` within 25-800 % of the actual size."""
    return min(max(zoom, SMALLEST * actual), LARGEST * actual)


def step_zoom(zoom: float, actual: float, by: int) -> float:
    """Return the next zoom of the ladder above or below."""
    share = zoom / actual
    if by > 0:
        return actual * next((step for step in STEPS if step > share * 1.005), LARGEST)
    return actual * next((step for step in reversed(STEPS) if step < share / 1.005), SMALLEST)


def wheel_zoom(zoom: float, actual: float, delta: float) -> float:
    """Return the zoom after the wheel turned `delta` eighths of a degree: a notch is a fifth larger or smaller."""
    return clamp_zoom(zoom * math.pow(1.2, delta / NOTCH), actual)


def fit_zoom(fit: Fit, sheet: Sheet, window: Size, actual: float) -> float:
    """Return the zoom at which the sheet fits the window, whole or by its width."""
    across = (window.width - 2 * MARGIN) / max(sheet.size.width, 1.0)
    down = (window.height - 2 * MARGIN) / max(sheet.size.height, 1.0)
    return clamp_zoom(min(across, down) if fit == "page" else across, actual)


def desk_size(sheet: Sheet, zoom: float) -> Size:
    """Return the size of the desk in pixels."""
    return Size(sheet.size.width * zoom + 2 * MARGIN, sheet.size.height * zoom + 2 * MARGIN)


def scroll_range(desk: Size, window: Size) -> tuple[int, int]:
    """Return how far one can scroll to the right and down, in whole pixels."""
    return max(0, math.ceil(desk.width - window.width - 1e-6)), max(0, math.ceil(desk.height - window.height - 1e-6))


def origin(sheet: Sheet, zoom: float, window: Size, scroll: Point) -> Point:
    """Return where the sheet's top left corner stands in the window, in whole pixels so that scrolling moves whole pixels."""
    desk = desk_size(sheet, zoom)
    x = MARGIN - scroll.x if desk.width > window.width else (window.width - desk.width) / 2 + MARGIN
    y = MARGIN - scroll.y if desk.height > window.height else (window.height - desk.height) / 2 + MARGIN
    return Point(math.floor(x), math.floor(y))


def to_sheet(place: Point, corner: Point, zoom: float) -> Point:
    """Turn a place in the window into one on the sheet."""
    return Point((place.x - corner.x) / zoom, (place.y - corner.y) / zoom)


def to_window(place: Point, corner: Point, zoom: float) -> Point:
    """Turn a place on the sheet into one in the window."""
    return Point(corner.x + place.x * zoom, corner.y + place.y * zoom)


def rect_to_window(rect: Rect, corner: Point, zoom: float) -> Rect:
    """Turn a rectangle on the sheet into one in the window."""
    return Rect(corner.x + rect.x * zoom, corner.y + rect.y * zoom, rect.width * zoom, rect.height * zoom)


def scroll_keeping(spot: Point, at: Point, zoom: float) -> Point:
    """Return the scroll position at which the sheet's `spot` stands at the window's `at`."""
    return Point(round(spot.x * zoom + MARGIN - at.x), round(spot.y * zoom + MARGIN - at.y))


def scroll_revealing(rect: Rect, zoom: float, window: Size, scroll: Point) -> Point:
    """Return the nearest scroll position that shows `rect` of the sheet (its head, if it is larger than the window)."""

    def along(start: float, length: float, room: float, now: float) -> float:
        low, high = start - MARGIN / 2, start + length + MARGIN / 2
        if now <= low and high <= now + room:
            return now
        return low if low < now or high - low > room else high - room

    return Point(
        round(along(rect.x * zoom + MARGIN, rect.width * zoom, window.width, scroll.x)),
        round(along(rect.y * zoom + MARGIN, rect.height * zoom, window.height, scroll.y)),
    )


def page_at(sheet: Sheet, spot: Point) -> tuple[int, Point] | None:
    """Return the index of the page at a spot of the sheet, and the spot on that page."""
    for placed in sheet.pages:
        if placed.rect.contains(spot):
            return placed.page, Point(spot.x - placed.rect.x, spot.y - placed.rect.y)
    return None


class Push(NamedTuple):
    """What a push of the wheel does: scroll by so many pixels, turn by so many openings, and what is left of the push."""

    scroll: int
    turn: int
    rest: int


def push_at_edge(delta: int, gathered: int, value: int, maximum: int, pixels: int) -> Push:
    """Decide between scrolling and turning: a full notch pushed against an edge turns the page, less is gathered.

    `delta` is the wheel's (positive: away from the reader, towards the head), `value` of `maximum` the scroll position.
    """
    against = (delta > 0 and value <= 0) or (delta < 0 and value >= maximum)
    if not against:
        return Push(pixels, 0, 0)
    total = delta if gathered * delta < 0 else gathered + delta
    if abs(total) < NOTCH:
        return Push(0, 0, total)
    return Push(0, 1 if total < 0 else -1, 0)


def page_step(value: int, maximum: int, room: float, by: int) -> int | None:
    """Return the scroll position one screenful on (or back), None where that is the next page."""
    if (by > 0 and value >= maximum) or (by < 0 and value <= 0):
        return None
    return max(0, min(maximum, value + by * max(1, round(room * (1 - OVERLAP)))))
