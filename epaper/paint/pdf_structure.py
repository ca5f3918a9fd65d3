"""The structure tree of a facsimile → the objects of a tagged PDF, and the way back from content to it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.paint.pdf_document import Document, Reference, Value, name, text
from epaper.paint.tag_tree import ROLES, Area, Content, Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from epaper.paint.tags import Tags


def add_structure(tags: Tags, pages: Sequence[Reference], pressed: Mapping[Area, Reference], document: Document) -> None:
    """Give `document` its structure tree; `pages` are the page objects in order, `pressed` the annotations of areas.

    The parent tree's keys are the indices of the pages, then those of the annotations in their order.
    """
    writer = _Writer(pages, pressed, document)
    places = {element: document.reserve() for element in tags.root.walk()}
    root = document.reserve()
    for element, parent in _with_parents(tags.root):
        writer.write(element, places, root if parent is None else places[parent])
    links = tags.links
    owners: list[Value] = [tuple(places[owner] for owner in page.owners) for page in tags.pages]
    owners += [places[links[area]] for area in pressed]
    numbers = tuple(part for pair in enumerate(owners) for part in pair)
    document.fill(
        root,
        {
            "Type": name("StructTreeRoot"),
            "K": (places[tags.root],),
            "ParentTree": document.add({"Nums": numbers}),
            "ParentTreeNextKey": len(owners),
            "RoleMap": {own: name(known) for own, known in ROLES.items()},
        },
    )
    document.catalogue["StructTreeRoot"] = root
    document.catalogue["MarkInfo"] = {"Marked": "true"}


def _with_parents(element: Element, parent: Element | None = None) -> Iterator[tuple[Element, Element | None]]:
    yield element, parent
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _with_parents(kid, element)


class _Writer:
    def __init__(self, pages: Sequence[Reference], pressed: Mapping[Area, Reference], document: Document) -> None:
        self._pages, self._pressed, self._document = pages, pressed, document

    def write(self, element: Element, places: Mapping[Element, Reference], parent: Reference) -> None:
        said: dict[str, Value] = {"S": name(element.kind), "P": parent}
        first = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        if first is not None:
            said["Pg"] = self._pages[first]
        kids = [places[kid] if isinstance(kid, Element) else self._content(kid, first) for kid in element.kids]
        kids += [{"Type": name("OBJR"), "Obj": self._pressed[area], "Pg": self._pages[area.page]} for area in element.areas]
        if kids:
            said["K"] = kids[0] if len(kids) == 1 else tuple(kids)
        if element.alternative:
            said["Alt"] = text(element.alternative)
        if element.actual:
            said["ActualText"] = text(element.actual)
        if element.language:
            said["Lang"] = text(element.language)
        if element.owner:
            values = {
                key: name(value.decode()) if isinstance(value, bytes) else value for key, value in element.attributes.items()
            }
            said["A"] = {"O": name(element.owner), **values}
        self._document.fill(places[element], said)

    def _content(self, content: Content, page: int | None) -> Value:
        """Name a stretch: by its number alone on the element's own page."""
        if content.page == page:
            return content.number
        return {"Type": name("MCR"), "Pg": self._pages[content.page], "MCID": content.number}
