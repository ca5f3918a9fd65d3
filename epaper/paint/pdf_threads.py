"""The legs of a story on all its pages → an article thread, which readers follow from column to column (ISO 32000-1, 12.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_document import Document, Reference, Value, text
from epaper.scene.model import ASCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from epaper.scene.model import Facsimile, Leg


class Bead(NamedTuple):
    """A leg on the page of that index, and its place in the file."""

    page: int
    leg: Leg
    reference: Reference


Threads = dict[str, tuple[Bead, ...]]  # by story


def reserve_threads(facsimile: Facsimile, document: Document) -> Threads:
    """Return the beads of every story, in the order they are read."""
    threads: dict[str, list[Bead]] = {}
    for index, page in enumerate(facsimile.pages):
        for leg in page.legs:
            threads.setdefault(leg.article, []).append(Bead(index, leg, document.reserve()))
    return {article: tuple(beads) for article, beads in threads.items()}


def on_page(threads: Threads, index: int) -> dict[str, Value]:
    """Return what a page says of its beads."""
    own = tuple(bead.reference for beads in threads.values() for bead in beads if bead.page == index)
    return {"B": own} if own else {}


def write_threads(threads: Threads, facsimile: Facsimile, pages: Sequence[Reference], document: Document) -> None:
    """Write the threads; `pages` are the page objects in order. The last bead of each leads back to the first."""
    if not threads:
        return
    written = []
    for article, beads in threads.items():
        title = facsimile.titles.get(article) or article
        thread = document.add({"F": beads[0].reference, "I": {"Title": text(title)}})
        written.append(thread)
        for number, bead in enumerate(beads):
            said: dict[str, Value] = {
                "N": beads[(number + 1) % len(beads)].reference,
                "V": beads[number - 1].reference,
                "P": pages[bead.page],
                "R": _edges(facsimile, bead),
            }
            document.fill(bead.reference, said if number else {"T": thread, **said})
    document.catalogue["Threads"] = document.add_array(written)


def _edges(facsimile: Facsimile, bead: Bead) -> tuple[float, ...]:
    """Return the rectangle of a leg, from the top of its first line to the foot of its last."""
    size, leg = facsimile.body_size, bead.leg
    pitch = facsimile.baselines.pitch if facsimile.baselines else size
    top = facsimile.pages[bead.page].height - leg.baseline + ASCENT * size
    foot = top - (leg.rows - 1) * pitch - size
    return tuple(round(edge, 2) for edge in (leg.x, foot, leg.x + leg.measure, top))
