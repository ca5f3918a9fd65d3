"""Ink as the plates show it, against coverages known beforehand."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from files import INK, RIGHT, broken, complaints, form, image, right
from pikepdf import Array, Dictionary, Name, Pdf

from epaper.geometry import Rect, mm
from epaper.preflight.coverage import Grid, cells_of, grid_of, heavy_squares
from epaper.preflight.plates import PLATES, Plates

if TYPE_CHECKING:
    from pathlib import Path

BED = b"20 20 100 100 re f "
PLACE = (30, 290, 110, 370)  # well within the bed, in points from the top left
TO_A_POINT = 2.0


def inks(pdf: Pdf, place: tuple[int, int, int, int] = PLACE) -> list[float]:
    """Return the mean of each ink at a place, in per cent."""
    data = BytesIO()
    pdf.save(data)
    with Pdf.open(data) as copy:
        made = Plates(copy)
        found = []
        for plate in PLATES:
            (picture,) = made.pictures(plate, [TO_A_POINT])
            part = picture.crop(tuple(int(edge * TO_A_POINT) for edge in place)).tobytes()
            found.append(100 - 100 * sum(part) / 255 / len(part))
        return found


STATES = {"/On": Dictionary(OP=True, op=True, OPM=1), "/Half": Dictionary(ca=0.5), "/Off": Dictionary(OP=False, op=False)}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b".1 .2 .3 .4 k " + BED, (10, 20, 30, 40, 0)),
        (b".3 g " + BED, (0, 0, 0, 70, 0)),
        (BED, (0, 0, 0, 100, 0)),
        (b".2 .4 .6 rg " + BED, (40, 20, 0, 40, 0)),
        (b"/DeviceCMYK cs .1 .2 .3 .4 sc " + BED, (10, 20, 30, 40, 0)),
        (b"1 1 1 1 k " + BED + b"0 0 0 0 k " + BED, (0, 0, 0, 0, 0)),
        (b"1 0 0 0 k " + BED + b"0 0 0 1 k " + BED, (0, 0, 0, 100, 0)),
        (b"1 0 0 0 k " + BED + b"/On gs 0 0 0 1 k " + BED, (100, 0, 0, 100, 0)),
        (b"1 0 0 0 k " + BED + b"q /On gs 0 0 0 1 k " + BED + b"Q 0 1 0 0 k " + BED, (0, 100, 0, 0, 0)),
        (b"1 0 0 0 k " + BED + b"/On gs 0 g " + BED, (0, 0, 0, 100, 0)),
        (b"1 0 0 0 k " + BED + b"/Half gs 0 0 0 1 k " + BED, (50, 0, 0, 50, 0)),
        (b"/Spot cs .5 scn " + BED, (0, 0, 0, 0, 50)),
        (b"1 0 0 0 k " + BED + b"/On gs /Spot cs .5 scn " + BED, (100, 0, 0, 0, 50)),
        (b"/Duo cs .3 .6 scn " + BED, (0, 30, 0, 0, 60)),
        (b"/All cs .5 scn " + BED, (50, 50, 50, 50, 0)),
        (b"/Pattern cs /Cell scn " + BED, (100, 0, 0, 0, 0)),
        (b"/Icc cs .1 .2 .3 .4 scn " + BED, (10, 20, 30, 40, 0)),
        (b".2 .4 0 0 k /Form Do", (20, 40, 0, 0, 0)),
        (b"/Half gs .2 .4 0 0 k /Form Do", (10, 20, 0, 0, 0)),
        (b"q 20 20 100 100 re W n /Fade sh Q", (30, 0, 0, 60, 0)),
        (b"q 100 0 0 100 20 20 cm /Cmyk Do Q", (20, 40, 60, 80, 0)),
        (b"q 100 0 0 100 20 20 cm /Index Do Q", (80, 60, 40, 20, 0)),
        (b"0 1 0 0 k q 100 0 0 100 20 20 cm /Stencil Do Q", (0, 50, 0, 0, 0)),
        (b"q 100 0 0 100 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \x33\x66\x99\xcc EI Q", (20, 40, 60, 80, 0)),
    ],
)
def test_inks_of_every_kind_of_paint(content: bytes, expected: tuple[float, ...]) -> None:
    pdf = right(content, ExtGState=STATES)
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    duo = pdf.make_stream(b"{0 exch 0 exch}", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.3, 0, 0, 0.6], C1=[0.3, 0, 0, 0.6], N=1)
    resources = pdf.pages[0].obj["/Resources"]
    resources["/ColorSpace"] = Dictionary(
        Spot=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint]),
        All=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]),
        Duo=Array([Name.DeviceN, Array([Name.Magenta, Name.Gold]), Name.DeviceCMYK, duo]),
        Icc=Array([Name.ICCBased, pdf.make_stream(b"", N=4)]),
    )
    cell = Dictionary(PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary())
    resources["/Pattern"] = Dictionary(Cell=pdf.make_stream(b"1 0 0 0 k 0 0 9 9 re f", cell))
    resources["/Shading"] = Dictionary(
        Fade=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 300, 0], Function=fade, Extend=Array([True, True])
        )
    )
    stripes = pdf.make_stream(
        b"\xaa" * 8, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=1, ImageMask=True
    )
    indexed = Array([Name.Indexed, Name.DeviceCMYK, 0, b"\xcc\x99\x66\x33"])
    resources["/XObject"] = Dictionary(
        Form=form(pdf, BED),
        Cmyk=image(pdf, Name.DeviceCMYK, b"\x33\x66\x99\xcc" * 400, 20, 20),
        Index=image(pdf, indexed, bytes(400), 20, 20),
        Stencil=stripes,
    )
    # pictures are drawn a level off white or black now and then
    assert inks(pdf) == pytest.approx(expected, abs=0.8)


def test_text_and_thin_lines_by_their_areas() -> None:
    """Squares of 10 points, 20 apart, cover half a row; lines of 1 point every 4 cover a quarter."""
    squares = b" ".join(
        b"BT /F 10 Tf 20 %d Td [<0001> -1000 <0001> -1000 <0001> -1000 <0001>] TJ ET" % y for y in range(20, 120, 10)
    )
    assert inks(right(INK + squares), (20, 290, 100, 370))[3] == pytest.approx(50, abs=0.5)
    lines = b" ".join(b"20 %d 100 1 re f" % y for y in range(20, 120, 4))
    assert inks(right(INK + lines), (30, 290, 110, 370))[3] == pytest.approx(25, abs=0.5)


def test_limit_is_of_a_square_and_not_of_a_spot(tmp_path: Path) -> None:
    def checked(side: float, ink: bytes, profile: str = "newspaper") -> Any:
        content = RIGHT + ink + b" k 50 50 %.2f %.2f re f" % (mm(side), mm(side))
        return [each for each in complaints(right(content), tmp_path, profile) if each.fault.rule == "GWG R0026"]

    (found,) = checked(16, b".8 .8 .8 .2")
    assert found.fault.severity == "warning"
    assert "260%" in found.fault.message
    assert found.places[0].overlap(Rect(50, 400 - 50 - mm(16), mm(16), mm(16))) > 0.95 * mm(15) ** 2
    assert not checked(16, b".8 .8 .6 .2")
    assert checked(16, b".8 .8 .6 .2", "newspaper-strict")
    assert not checked(16, b".8 .8 .8 .2", "magazine")
    assert not checked(12, b".8 .8 .8 .2")  # 260 % on 64 % of the square


def test_marks_beyond_the_trim_do_not_count(tmp_path: Path) -> None:
    pdf = right(RIGHT + b"1 1 1 1 k 200 0 100 400 re f")
    assert broken(pdf, tmp_path) == {("GWG R0026", "warning")}
    pdf.pages[0].obj["/TrimBox"] = Array([0, 0, 195, 400])
    assert broken(pdf, tmp_path) == set()


def test_squares_found_do_not_share_paper() -> None:
    found = heavy_squares([255 * 4] * 10_000, 100, Grid(1.0, 10), 245, Rect(0, 0, 100, 100))
    assert len(found) == 8
    assert {square.ink for square in found} == {400}
    assert all(one.place.overlap(other.place) == 0 for one in found for other in found if one is not other)


def test_large_sheets_take_larger_cells() -> None:
    assert grid_of(mm(390), mm(543)) == Grid(mm(1), 15)
    assert grid_of(14_400, 14_400).square < 15


def test_cells_are_means() -> None:
    from PIL import Image

    assert cells_of(Image.new("L", (8, 4), 51)) == (2, b"\x33\x33")
