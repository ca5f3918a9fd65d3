"""Pages and the articles on them → the outline of a PDF and its page labels; an appendix is one entry with its articles."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_document import Document, Reference, Value, name, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.scene.model import Facsimile, Page


class _Entry(NamedTuple):
    title: str
    target: tuple[Value, ...]
    below: tuple[_Entry, ...] = ()


def add_outline(facsimile: Facsimile, pages: Sequence[Reference], document: Document) -> None:
    """Give `document` an outline, pages and below them their articles; `pages` are the page objects in order."""
    entries = list[_Entry]()
    for appendix, group in groupby(zip(facsimile.pages, pages, strict=True), key=lambda item: item[0].appendix):
        if appendix:
            entries.append(_appendix_entry(facsimile, appendix, tuple(group)))
        else:
            entries += [_page_entry(facsimile, page, where) for page, where in group]
    if entries:
        document.catalogue["Outlines"] = _tree(entries, document)
        labels = ({"P": text(page.label or str(page.number))} for page in facsimile.pages)
        document.catalogue["PageLabels"] = {"Nums": tuple(part for pair in enumerate(labels) for part in pair)}


def _page_entry(facsimile: Facsimile, page: Page, where: Reference) -> _Entry:
    articles = tuple(_article_entries(facsimile, page, where))
    return _Entry(page.label or f"第{page.number}版", (where, name("Fit")), articles)


def _appendix_entry(facsimile: Facsimile, title: str, pages: Sequence[tuple[Page, Reference]]) -> _Entry:
    """Return the entry of an appendix with each article where it begins, as wide as the window."""
    articles = tuple(
        _Entry(
            facsimile.titles.get(region.article) or region.article,
            (where, name("FitH"), round(page.height - min(rect.y for rect in region.rects), 2)),
        )
        for page, where in pages
        for region in page.regions
        if region.kind == "article"
    )
    return _Entry(title, (pages[0][1], name("Fit")), articles)


def _article_entries(facsimile: Facsimile, page: Page, where: Reference) -> Iterator[_Entry]:
    for region in page.regions:
        if region.article and region.rects and region.kind in {"article", "continuation"}:
            title = facsimile.titles.get(region.article) or region.article
            left = min(rect.x for rect in region.rects)
            top = page.height - min(rect.y for rect in region.rects)
            said = title if region.kind == "article" else f"{title}（续）"
            yield _Entry(said, (where, name("XYZ"), round(left, 2), round(top, 2), "null"))


def _tree(entries: Sequence[_Entry], document: Document) -> Reference:
    root = document.reserve()
    first, last = _siblings(entries, root, document)
    shown = len(entries) + sum(len(entry.below) for entry in entries)
    document.fill(root, {"Type": name("Outlines"), "First": first, "Last": last, "Count": shown})
    return root


def _siblings(entries: Sequence[_Entry], parent: Reference, document: Document) -> tuple[Reference, Reference]:
    places = [document.reserve() for _ in entries]
    for index, (entry, place) in enumerate(zip(entries, places, strict=True)):
        said: dict[str, Value] = {"Title": text(entry.title), "Parent": parent, "Dest": entry.target}
        if index:
            said["Prev"] = places[index - 1]
        if index + 1 < len(places):
            said["Next"] = places[index + 1]
        if entry.below:
            said["First"], said["Last"] = _siblings(entry.below, place, document)
            said["Count"] = len(entry.below)
        document.fill(place, said)
    return places[0], places[-1]
