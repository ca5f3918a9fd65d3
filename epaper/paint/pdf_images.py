"""Pictures of a facsimile → image objects of its PDF, each once: JPEG as it came, everything else as flat samples.

Pillow is imported only when there is a picture, since it costs a cold export as much as typesetting does.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from epaper.paint.pdf_document import Document, Reference, Value, name
from epaper.scene.model import Clip
from epaper.scene.model import Image as Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PIL.Image import Image as Picture

    from epaper.scene.model import Facsimile, Mark

Matrix = tuple[int, int, int, int, int, int]

# Cameras note which side is up (EXIF tag 0x0112, values 1-8); how the unit square of the stored picture is turned upright.
ORIENTATION = 0x0112
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
TURNS: Mapping[int, Matrix] = {
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class PdfImage(NamedTuple):
    """An embedded picture: the name content calls it by, the object, and the matrix that turns it upright."""

    resource: str
    reference: Reference
    turn: Matrix


def embed_images(facsimile: Facsimile, document: Document) -> dict[str, PdfImage]:
    """Put every picture some page shows into `document`; one that cannot be read is left out."""
    wanted = dict.fromkeys(image for page in facsimile.pages for image in picture_names(page.marks))
    embedded: dict[str, PdfImage] = {}
    for image in wanted:
        found = _embed(facsimile.images.get(image, b""), f"I{len(embedded) + 1}", document)
        if found is not None:
            embedded[image] = found
    return embedded


def picture_names(marks: tuple[Mark, ...]) -> Iterator[str]:
    """Return the names of the pictures among `marks`, in the order they are drawn."""
    for mark in marks:
        if isinstance(mark, Placed):
            yield mark.name
        elif isinstance(mark, Clip):
            yield from picture_names(mark.marks)


def _embed(data: bytes, resource: str, document: Document) -> PdfImage | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            # As Qt does: in a PNG or WebP the note is not heeded; a TIFF is turned by Pillow itself.
            turn = TURNS.get(picture.getexif().get(ORIENTATION, 1), UPRIGHT) if picture.format == "JPEG" else UPRIGHT
            if picture.format == "JPEG" and picture.mode in SPACES:
                picture.load()
                reference = _jpeg(picture, data, document)
            else:
                reference = _samples(picture, document)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return PdfImage(resource, reference, turn)


def _jpeg(picture: Picture, data: bytes, document: Document) -> Reference:
    entries = _entries(picture.size, SPACES[picture.mode])
    entries["Filter"] = name("DCTDecode")
    if picture.mode == "CMYK" and "adobe" in picture.info:
        entries["Decode"] = (1, 0) * 4  # Adobe stores ink amounts inverted
    return document.add_stream(entries, data, deflate=False)


def _samples(picture: Picture, document: Document) -> Reference:
    mask = None
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        mask = document.add_stream(_entries(rgba.size, "DeviceGray"), rgba.getchannel("A").tobytes())
        flat = rgba.convert("RGB")
    elif picture.mode in SPACES:
        flat = picture.copy()
    elif picture.mode.startswith("I"):
        flat = picture.convert("I").point(lambda sample: sample * (1 / 257)).convert("L")  # 16 bits; converting would clip
    else:
        flat = picture.convert("L" if picture.mode == "1" else "RGB")
    entries = _entries(flat.size, SPACES[flat.mode])
    if mask is not None:
        entries["SMask"] = mask
    return document.add_stream(entries, flat.tobytes())


def _entries(size: tuple[int, int], space: str) -> dict[str, Value]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "BitsPerComponent": 8,
        "ColorSpace": name(space),
    }
