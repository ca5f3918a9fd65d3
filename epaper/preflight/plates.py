"""A PDF → one grey picture of each page for each ink, as a platemaker would separate it: black where the plate prints in full.

How. pdfium renders only RGB, and turns CMYK into RGB on the way, which loses the inks. So the file is changed before it is
rendered: every colour space in it is written over as a DeviceN space of as many components, whose tint transform is a little
PostScript that answers with the grey of one plate. Nothing else changes, so outlines of glyphs, curves, clips, pictures of
every kind, shadings, patterns and transparency come out as the renderer draws them, and none of them is approximated here.
The operators `g`, `rg` and `k`, which name no space, are written as `scn` in such a space. What overprints is drawn with no
opacity on the plates it leaves standing. Between plates only the transforms and those opacities change. The plates are cyan,
magenta, yellow, black, and one for all spot inks together, since only the total counts (their sum stops at 100 %).

Known limits: RGB is separated by plain replacement of grey by black; Lab is left to the renderer and counts on every plate;
strokes thinner than a pixel of the picture are drawn a pixel wide, so hairlines count a little too much.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from epaper.preflight.colourspaces import PROCESS, Space, read_space
from epaper.preflight.repaint import Repainter
from epaper.preflight.tints import tint
from epaper.preflight.values import entries, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

SPOTS = "Spot"
PLATES = (*PROCESS, SPOTS)
_POSTSCRIPT = 4  # the type of a function that is written in it
_LEFT_ALONE = {"Unknown", "Lab"}
_TURNS = ("/Rotate", "/UserUnit", "/CropBox")  # would put the picture elsewhere than the media box says


class Plates:
    """A file rewritten, and set to one plate after another; the file it is made of is good for nothing else then."""

    def __init__(self, file: Pdf) -> None:
        """Rewrite every colour of `file`."""
        self._file = file
        self._tints: dict[Space, tuple[Stream, Object]] = {}
        self._covers: dict[str, Object] = {}
        repainter = Repainter(self)
        for page in file.pages:
            repainter.page(page)
            _straighten(page)

    def pictures(self, plate: str, scales: list[float]) -> Iterator[Image]:
        """Yield each page on one plate, at so many pixels to the point."""
        for space, (stream, _) in self._tints.items():
            stream.write(tint(space, plate, PLATES).encode("ascii"))
        for masks, cover in self._covers.items():
            at = PLATES.index(plate)
            filled, stroked = masks.split("_")
            cover["/ca"], cover["/CA"] = int(filled[at] == "0"), int(stroked[at] == "0")
        data = BytesIO()
        self._file.save(data, fix_metadata_version=False)  # it would complain aloud of metadata that is broken
        document = pypdfium2.PdfDocument(data.getvalue())
        try:
            for number, scale in enumerate(scales):
                yield document[number].render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False).to_pil()
        finally:
            document.close()

    def space(self, source: Object, resources: object) -> Object | None:
        """Return what is to stand for a colour space; None where it may stay."""
        return self._written(read_space(source, resources), source)

    def device(self, space: Space) -> Object:
        """Return what is to stand for a space of a device."""
        return self._tinted(space)

    def cover(self, filled: frozenset[str], stroked: frozenset[str]) -> tuple[str, Object]:
        """Return the name and the graphics state under which nothing is painted on some plates, for fills and for strokes."""
        masks = "_".join("".join("1" if plate in stands else "0" for plate in PLATES) for stands in (filled, stroked))
        if masks not in self._covers:
            self._covers[masks] = self._file.make_indirect(Dictionary(ca=1, CA=1))
        return f"/EpCover{masks}", self._covers[masks]

    def stream(self, data: bytes, head: Object | None = None) -> Stream:
        """Put a stream into the file."""
        made = self._file.make_stream(data)
        for key, value in entries(head):
            made[key] = value
        return made

    def _written(self, space: Space, source: Object) -> Object | None:
        if space.family in _LEFT_ALONE or (space.family == "Pattern" and space.base is None):
            return None
        if space.base is not None and space.family in {"Pattern", "Indexed"}:
            parts = list(items(source))
            below = self._written(space.base, parts[1]) if len(parts) > 1 else None
            return None if below is None else Array([parts[0], below, *parts[2:]])
        return self._tinted(space)

    def _tinted(self, space: Space) -> Object:
        if space not in self._tints:
            count = space.count
            function = self._file.make_stream(b"{}", FunctionType=_POSTSCRIPT, Domain=[0, 1] * count, Range=[0, 1])
            names = Array([Name(f"/Ep{at}") for at in range(count)])
            written = self._file.make_indirect(Array([Name.DeviceN, names, Name.DeviceGray, function]))
            self._tints[space] = function, written
        return self._tints[space][1]


def _straighten(page: Page) -> None:
    for key in _TURNS:
        if key in page.obj:
            del page.obj[key]
    page.obj["/Rotate"] = 0
