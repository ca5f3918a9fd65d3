"""The links of a structure tree → annotations that lead to a story's place or to an address (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.geometry import union
from epaper.paint.pdf_document import Document, Reference, Value, name, text, upwards
from epaper.paint.tag_tree import Area, Element, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from epaper.paint.tags import Tags
    from epaper.scene.model import Facsimile, Page

PRINTED = 4  # annotation flag: shown on paper too, as PDF/A asks of every annotation


def reserve_links(tags: Tags, document: Document) -> dict[Area, Reference]:
    """Return a place in the file for every area that can be pressed, in the order of the tree."""
    return {area: document.reserve() for area in tags.links}


def on_page(pressed: Mapping[Area, Reference], index: int) -> dict[str, Value]:
    """Return what a page says of its annotations: what they are, and that the tabulator goes through them as they are read."""
    own = tuple(reference for area, reference in pressed.items() if area.page == index)
    return {"Annots": own, "Tabs": name("S")} if own else {}


def write_links(
    tags: Tags, facsimile: Facsimile, pages: Sequence[Reference], pressed: Mapping[Area, Reference], document: Document
) -> None:
    """Write the annotations; `pages` are the page objects in order, whose number is the first key of the annotations."""
    links = tags.links
    for key, (area, reference) in enumerate(pressed.items(), start=len(pages)):
        link, page = links[area], facsimile.pages[area.page]
        document.fill(
            reference,
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": tuple(round(edge, 2) for edge in upwards(area.rect, page.height)),
                "Border": (0, 0, 0),
                "F": PRINTED,
                "Contents": text(link.says),
                "StructParent": key,
                "P": pages[area.page],
                **_action(link, page, facsimile, pages),
            },
        )


def _action(link: Element, origin: Page, facsimile: Facsimile, pages: Sequence[Reference]) -> dict[str, Value]:
    if isinstance(link.target, Place):
        return {"Dest": _destination(link.target, origin, facsimile, pages)}
    return {"A": {"S": name("URI"), "URI": text(link.target)}}


def _destination(target: Place, origin: Page, facsimile: Facsimile, pages: Sequence[Reference]) -> Value:
    """Return the top left of the story on the page; if it is not there, the page.

    From the paper to its appendix and back the scale that suited one page suits the other no more: a page of an appendix fills
    the width of the window, a story of the paper all of it.
    """
    for page, reference in zip(facsimile.pages, pages, strict=True):
        if page.number == target.page:
            own = [region for region in page.regions if region.article == target.article]
            rects = [rect for region in own if region.kind in ("article", "continuation") for rect in region.rects]
            if not rects:
                return reference, name("Fit")
            left, foot, right, top = (round(edge, 2) for edge in upwards(union(rects), page.height))
            if page.appendix:
                return reference, name("FitH"), top
            if origin.appendix:
                return reference, name("FitR"), left, foot, right, top
            return reference, name("XYZ"), left, top, "null"
    return pages[0], name("Fit")
