"""The marks of a page → which of them are figures, in words, and which only adorn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from epaper.geometry import Point, Rect, union
from epaper.paint.pdf_document import upwards
from epaper.paint.picture_uses import pictures_in
from epaper.paint.tag_tree import GROUND, HEADER, LAYOUT, Element
from epaper.scene.model import Clip, Fill, Image, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from epaper.scene.model import Mark, Page, TextLine

SLACK = 0.5  # points a drawing may reach over the place its name has


@dataclass(eq=False, slots=True)
class Figure:
    """A picture on a page: its story (empty if it has none), its place, its element; `shown` once the tree has it."""

    article: str
    rect: Rect
    element: Element
    shown: bool = False


def figures(page: Page, titles: Mapping[str, str]) -> tuple[tuple[Element | bytes, ...], tuple[Figure, ...]]:
    """Return what each mark of the page belongs to, and the figures in the order they are drawn."""
    lettered = [(line, _lettering(page, line)) for line in page.lines if not line.runs]
    found = [figure for line, figure in lettered if line.role == "masthead"]
    owners: list[Element | bytes] = []
    for mark in page.marks:
        named = next(((line, figure) for line, figure in lettered if _inside(mark, figure.rect)), None)
        if named is not None:
            line, figure = named
            owners.append(HEADER if line.role == "folio" else figure.element)
        elif (picture := next(pictures_in((mark,)), None)) is not None:
            found.append(_picture(page, mark, picture, titles))
            owners.append(found[-1].element)
        else:
            owners.append(GROUND if isinstance(mark, Fill) else LAYOUT)
    return tuple(owners), tuple(found)


def _lettering(page: Page, line: TextLine) -> Figure:
    """Return the figure of a name that is drawn; its line has the place of the drawing."""
    rect = Rect(line.x, line.baseline - line.size, line.width, line.size)
    return Figure("", rect, _element(page, rect, line.text))


def _picture(page: Page, mark: Mark, picture: Image, titles: Mapping[str, str]) -> Figure:
    rect = mark.rect if isinstance(mark, Clip) else picture.rect
    regions = [region for region in page.regions if region.article and region.contains(rect.centre)]
    article = next((region.article for region in sorted(regions, key=lambda region: region.kind != "picture")), "")
    return Figure(article, rect, _element(page, rect, picture.alternative or titles.get(article) or picture.name))


def _element(page: Page, rect: Rect, alternative: str) -> Element:
    box = {"Placement": b"Block", "BBox": tuple(round(edge, 2) for edge in upwards(rect, page.height))}
    return Element("Figure", alternative=alternative, owner="Layout", attributes=box)


def _inside(mark: Mark, rect: Rect) -> bool:
    """Say whether a mark is part of what is drawn in a place."""
    if isinstance(mark, Image):
        own = mark.rect
    elif isinstance(mark, Shape):
        own = union(Rect(*point, 0.0, 0.0) for point in _points(mark))
    else:
        return False
    return (
        own.x >= rect.x - SLACK
        and own.y >= rect.y - SLACK
        and own.right <= rect.right + SLACK
        and own.bottom <= rect.bottom + SLACK
    )


def _points(shape: Shape) -> Iterator[Point]:
    for step in shape.outline:
        yield from step.points
