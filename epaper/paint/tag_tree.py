"""The values of a tagged page: elements of the structure tree, the stretches of content they own, and where these begin.

A stretch is numbered on its page (MCID); content opens it with an operator, and everything up to the next opening belongs to it.
What belongs to no element is an artifact: it is opened alike, and has no number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from epaper.geometry import Rect

# Artifacts as ISO 32000-1, 14.8.2.2.2 parts them.
HEADER = b"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
LAYOUT = b"/Artifact<</Type/Layout>>BDC"
GROUND = b"/Artifact<</Type/Background>>BDC"

# What the names of our own stand for among the standard ones.
ROLES: Mapping[str, str] = {
    "Masthead": "Sect",
    "Imprint": "Sect",
    "Kicker": "P",
    "Deck": "P",
    "Byline": "P",
    "Label": "P",
    "Jump": "P",
    "Verse": "P",
    "Names": "P",
    "EditorNote": "P",
    "Source": "P",
}


class Content(NamedTuple):
    """A stretch of the content of a page, by the page's index and the stretch's number there."""

    page: int
    number: int


class Area(NamedTuple):
    """A part of a page, by its index, that can be pressed."""

    page: int
    rect: Rect


class Place(NamedTuple):
    """Where a link inside the paper leads: a story, on the page of that number."""

    article: str
    page: int


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure tree; `kids` stand in the order they are read.

    `alternative` says in words what is no text, `actual` what its content does not say as it is read, `language` in which other
    than the paper's it is. `owner` and `attributes` are one attribute object (ISO 32000-1, 14.8.5), its values names as bytes,
    numbers or tuples of them. A link has a `target`, an address or a place, what `says` where it leads, and `areas`.
    """

    kind: str
    kids: list[Element | Content] = field(default_factory=list)
    alternative: str = ""
    actual: str = ""
    language: str = ""
    owner: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    target: str | Place = ""
    says: str = ""
    areas: list[Area] = field(default_factory=list)

    def add(self, kind: str) -> Element:
        """Append an element and return it."""
        kid = Element(kind)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """Return the element and all below it, in the order they are read."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Turn(NamedTuple):
    """From the character `start` of a line on, content belongs to what `opening` opens."""

    start: int
    opening: bytes


class PageTags(NamedTuple):
    """What each mark of a page belongs to, by the operator that opens it, and each line; whose the numbered stretches are.

    A line without glyphs has no turns. `parted` are the numbers of the lines after which there is a blank that they do not show.
    """

    marks: tuple[bytes, ...]
    lines: tuple[tuple[Turn, ...], ...]
    owners: tuple[Element, ...]
    parted: frozenset[int]


class Stretches:
    """Numbers the stretches of one page in the order they are asked for."""

    def __init__(self, page: int) -> None:
        """Take the index of the page."""
        self._page = page
        self._last: Element | None = None
        self._said = b""
        self.owners: list[Element] = []

    def opening(self, owner: Element | bytes) -> bytes:
        """Return what opens content of an element, or of an artifact; what goes on in the same element opens nothing new."""
        if isinstance(owner, bytes):
            self._last = None
            return owner
        if owner is not self._last:
            number = len(self.owners)
            owner.kids.append(Content(self._page, number))
            self.owners.append(owner)
            self._last, self._said = owner, b"/%s<</MCID %d>>BDC" % (owner.kind.encode("ascii"), number)
        return self._said
