"""Pages as they are placed → what of their artwork is too coarse in print: that of boxes and ears, and the paper's own lettering.

A box says how large its artwork is only when it is placed; pictures of stories are judged by the plan (`plan.pictures.check`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.geometry import POINTS_PER_INCH, POINTS_PER_MM
from epaper.issue.model import Article
from epaper.issue.whereabouts import MASTHEAD
from epaper.place.artwork import image_name
from epaper.place.desk import Desk
from epaper.plan.pictures.check import coarse
from epaper.plan.pictures.rows import FAINT
from epaper.scene.model import Image, Page


def coarse_artwork(desk: Desk, pages: Sequence[Page]) -> Iterator[Finding]:
    """Name every piece of artwork with too few pixels for its size, and the width at which it would have enough."""
    yield from _lettering(desk, pages)
    boxes = {article.id: article for article in desk.copy.boxes}
    for page in pages:
        images = {image.rect: image for image in _images(page)}
        for region in page.regions:
            if region.kind == "picture" and region.article in boxes:
                for rect in region.rects:
                    if rect in images:  # a missing picture has no image
                        yield from _of_box(boxes[region.article], images[rect], page.number)


def _of_box(article: Article, image: Image, page: int) -> Iterator[Finding]:
    picture = next(each for each in article.pictures if each.file == image.name)
    width = picture.width / FAINT * POINTS_PER_INCH
    remedy = f"，或印成宽 {width / POINTS_PER_MM:.0f} 毫米以内"
    where = f"第{page}版 {article.id} 图片“{picture.file}”"
    yield from coarse(f"图片“{picture.file}”", picture.width, image.rect, 1.0, remedy, where, picture.file)


def _lettering(desk: Desk, pages: Sequence[Page]) -> Iterator[Finding]:
    """Judge the lettering where it is largest: in the masthead, or over a page where there is none."""
    artwork = desk.house.masthead.artwork
    if artwork is None or not artwork.data:
        return
    places = [image.rect for page in pages for image in _images(page) if image.name == image_name(artwork)]
    if places:
        largest = max(places, key=lambda rect: rect.width)
        name = f"报头题字“{artwork.name}”"
        yield from coarse(name, artwork.width, largest, 1.0, "，或 SVG 图形", MASTHEAD, "style")


def _images(page: Page) -> Iterator[Image]:
    return (mark for mark in page.marks if isinstance(mark, Image))
