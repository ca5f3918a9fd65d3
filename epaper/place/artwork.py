"""A paper's own lettering 报头题字 → its marks in a place on the page, and the name it says, to be found though it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.geometry import Rect, transformed
from epaper.place.desk import Placed
from epaper.scene.inks import Ink
from epaper.scene.model import Image, LineRole, Mark, Shape, TextLine
from epaper.style import House
from epaper.style.artwork import Artwork

FOLDER = "masthead/"  # before the name of a picture of the paper's own: an issue's pictures stand beside its text


def image_name(artwork: Artwork) -> str:
    """Return by what name the scene calls a picture of the paper's own."""
    return FOLDER + artwork.name


def lettering(house: House) -> dict[str, bytes]:
    """Return the picture of the paper's own lettering, by the name the scene calls it; a drawing is none."""
    artwork = house.masthead.artwork
    return {image_name(artwork): artwork.data} if artwork and artwork.data else {}


def place_artwork(artwork: Artwork, room: Rect, ink: Ink, name: str, role: LineRole, *, middle: bool) -> Placed:
    """Fit artwork into its room, whole, upright in its middle and from its left edge or in the middle too."""
    scale = min(room.width / artwork.width, room.height / artwork.height)
    width, height = artwork.width * scale, artwork.height * scale
    x = room.x + (room.width - width) / 2 if middle else room.x
    place = Rect(x, room.y + (room.height - height) / 2, width, height)
    line = TextLine("", role, 0, 0, len(name), place.x, place.bottom, place.width, place.height, name, ())
    return Placed(tuple(_marks(artwork, place, scale, ink, name)), (line,))


def _marks(artwork: Artwork, place: Rect, scale: float, ink: Ink, name: str) -> Iterator[Mark]:
    if artwork.data:
        yield Image(place, image_name(artwork), alternative=name)
    for part in artwork.parts:
        yield Shape(transformed(part.outline, scale, place.x, place.y), part.colour or ink, part.even_odd)
