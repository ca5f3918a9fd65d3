"""Pictures of a facsimile → image objects of its PDF, each once: JPEG as it came, everything else as flat samples.

Only the part that pages show goes into the file: what make-up has cut away is no reader's business, and programs that measure a
page would take a picture to reach beyond its frame. So a JPEG that is trimmed is coded anew.

One that is finer than print can show is made smaller, one for a page in black has its colours taken. Ink and foreign light are
shown as a screen shows them: the file for readers says that its colours are those of a screen, and must not mix the two.

Pillow is imported only when there is a picture, since it costs a cold export as much as typesetting does.
"""

from __future__ import annotations

import math
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, Protocol

from epaper.camera import is_jpeg, side_up
from epaper.paint.ink_limit import LEAST_INK, limit_ink, most_ink
from epaper.paint.pdf_document import Document, Reference, Value, name
from epaper.paint.picture_notes import without_notes
from epaper.paint.picture_parts import TURNS, UPRIGHT, Matrix, part_held, pixels_shown
from epaper.paint.picture_uses import WHOLE, Shown, Use, pictures_in, pictures_shown, use_of
from epaper.paint.separation import to_light

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PIL.Image import Image as Picture

    from epaper.geometry import Rect
    from epaper.scene.model import Facsimile, Mark

FINEST = 300.0  # pixels to the inch, as printed: what newsprint and offset can show
WORTH_SHRINKING = 1.15  # times as many pixels: a picture hardly finer is left as it came
HARDLY_TRIMMED = 0.98  # of a JPEG shown: it is left as it came, since coding it anew costs a little of its quality
JPEG_QUALITY, PLATE_QUALITY, TRIMMED_QUALITY = 85, 90, 92
BY_QUALITY = -1  # how finely colours are sampled
SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}


class PdfImage(NamedTuple):
    """An embedded picture: the name content calls it by, the object, the matrix that turns it upright, and the part it holds."""

    resource: str
    reference: Reference
    turn: Matrix
    part: Rect


class Plates(Protocol):
    """Makes pictures ready for a press."""

    @property
    def ppi(self) -> int:
        """The resolution at which pictures print best there."""

    @property
    def ink_limit(self) -> int:
        """The most ink of all four together, percent."""

    def separated(self, picture: Picture, *, grey: bool) -> Picture:
        """Return a picture in the inks of the press, or in grey."""


def embed_images(facsimile: Facsimile, document: Document, plates: Plates | None = None) -> dict[Use, PdfImage]:
    """Put every picture some page shows into `document`, as fine as its largest use asks; one that cannot be read is left out.

    For a press it is in the inks of its `plates`.
    """
    wanted = pictures_shown(image for page in facsimile.pages for image in pictures_in(page.marks))
    embedded: dict[Use, PdfImage] = {}
    for use, shown in wanted.items():
        data = facsimile.images.get(use.name, b"")
        found = _embed(data, f"I{len(embedded) + 1}", shown, use.grey, document, plates)
        if found is not None:
            embedded[use] = found
    return embedded


def called(marks: Iterable[Mark], images: Mapping[Use, PdfImage]) -> dict[str, Reference]:
    """Return the pictures among marks by the names that content calls them by."""
    shown = (images[use] for use in dict.fromkeys(map(use_of, pictures_in(marks))) if use in images)
    return {image.resource: image.reference for image in shown}


def _embed(data: bytes, resource: str, wanted: Shown, grey: bool, document: Document, plates: Plates | None) -> PdfImage | None:
    """Embed what is shown of a picture, as fine as it is wanted."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (see the module's opening)

    try:
        with Image.open(BytesIO(data)) as picture:
            photo, turn = is_jpeg(picture), TURNS.get(side_up(picture), UPRIGHT)
            picture.load()
            share = _share(picture.height if turn[0] == 0 else picture.width, wanted.inches * (plates.ppi if plates else FINEST))
            box = pixels_shown(wanted.part, picture.size, turn)
            part = part_held(box, picture.size, turn)
            cut = picture if part == WHOLE else picture.crop(box)
            light = cut if plates else to_light(cut)
            if plates:
                plate = plates.separated(shrunk(whole(cut), share), grey=grey)
                reference = _plated(plate, _jpeg_within(plate, plates.ink_limit) if photo else None, document)
            elif photo and light is cut and (not grey or cut.mode == "L"):
                came = _as_it_came(picture, data, share) if part.area >= HARDLY_TRIMMED else None
                reference = _jpeg(*((picture, came) if came else _coded(picture, cut, share)), document)
                part = WHOLE if came else part
            else:
                reference = _anew(light, share, document, grey=grey and cut.mode != "L", photo=photo)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return PdfImage(resource, reference, turn, part)


def _plated(plate: Picture, jpeg: bytes | None, document: Document) -> Reference:
    """Embed a picture in ink: what came as a JPEG is one again, in Adobe's manner with the amounts turned round."""
    entries = _entries(plate.size, SPACES[plate.mode])
    if jpeg is None:
        return document.add_stream(entries, plate.tobytes())
    if plate.mode == "CMYK":
        entries["Decode"] = (1, 0) * 4
    return document.add_stream(entries | {"Filter": name("DCTDecode")}, jpeg, deflate=False)


def _jpeg_within(plate: Picture, limit: int) -> bytes | None:
    """Return a picture in ink as a JPEG; nothing where no JPEG of it keeps within the ink limit.

    A JPEG strays from its samples, up and down: one that strays above the limit is made anew of as much less ink.
    """
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    most = limit
    while most >= LEAST_INK:
        data = _photo(plate if most == limit else limit_ink(plate, most), PLATE_QUALITY)
        with Image.open(BytesIO(data)) as printed:
            over = most_ink(printed) - limit if printed.mode == "CMYK" else 0
        if over <= 0:
            return data
        most -= math.ceil(over)
    return None


def _share(across: int, most: float) -> float:
    """Return the share of a picture's size that it is made smaller to, with at most about `most` pixels across."""
    return round(most) / across if across > round(most) * WORTH_SHRINKING else 1.0


def _as_it_came(picture: Picture, data: bytes, share: float) -> bytes | None:
    """Return a JPEG without its notes, unless one made smaller takes less room."""
    plain = without_notes(data)
    return plain if share == 1 or len(_photo(shrunk(picture, share))) >= len(plain) else None


def _coded(picture: Picture, cut: Picture, share: float) -> tuple[Picture, bytes]:
    """Code the part of a photograph anew; one that is not made smaller so finely that nobody sees it."""
    from PIL import JpegImagePlugin  # noqa: PLC0415 (see the module's opening)

    small = shrunk(cut, share)
    if small is cut:
        return cut, _photo(cut, TRIMMED_QUALITY, JpegImagePlugin.get_sampling(picture))
    return small, _photo(small)


def _jpeg(picture: Picture, data: bytes, document: Document) -> Reference:
    entries = _entries(picture.size, SPACES[picture.mode])
    entries["Filter"] = name("DCTDecode")
    return document.add_stream(entries, data, deflate=False)


def _anew(picture: Picture, share: float, document: Document, *, grey: bool, photo: bool) -> Reference:
    """Embed a picture at a `share` of its size, grey if asked; what came as a JPEG is one again."""
    mask = None
    if picture.has_transparency_data:
        rgba = shrunk(picture.convert("RGBA"), share)
        mask = document.add_stream(_entries(rgba.size, "DeviceGray"), rgba.getchannel("A").tobytes())
        flat = rgba.convert("RGB")
    else:
        flat = _smaller(_flat(picture), share, photo=photo)
    flat = flat.convert("L") if grey else flat
    entries = _entries(flat.size, SPACES[flat.mode])
    if mask is not None:
        entries["SMask"] = mask
    if photo:
        return document.add_stream(entries | {"Filter": name("DCTDecode")}, _photo(flat), deflate=False)
    return document.add_stream(entries, flat.tobytes())


def _flat(picture: Picture) -> Picture:
    """Bring samples to eight bits of grey or light."""
    if picture.mode in SPACES:
        return picture.copy()
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda sample: sample * (1 / 257)).convert("L")  # 16 bits; converting would clip
    return picture.convert("L" if picture.mode == "1" else "RGB")


def whole(picture: Picture) -> Picture:
    """Bring samples that cannot be made smaller to some that can: of a palette, or of one bit."""
    if picture.mode in ("P", "PA"):
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture.convert("L") if picture.mode == "1" else picture


def _smaller(picture: Picture, share: float, *, photo: bool) -> Picture:
    """Shrink samples where that saves room: the flat colours of a drawing take more of it once they run into one another."""
    small = shrunk(picture, share)
    if photo or share == 1 or _room(small) < _room(picture):
        return small
    return picture


def _room(picture: Picture) -> int:
    """Return the bytes samples take in a file, about."""
    return len(zlib.compress(picture.tobytes(), 1))


def _photo(picture: Picture, quality: int = JPEG_QUALITY, sampling: int = BY_QUALITY) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=sampling, comment=b"")  # the picture's own would go along
    return file.getvalue()


def shrunk(picture: Picture, share: float) -> Picture:
    """Return a picture at a share of its size."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    if share == 1:
        return picture
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _entries(size: tuple[int, int], space: str) -> dict[str, Value]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "BitsPerComponent": 8,
        "ColorSpace": name(space),
    }
