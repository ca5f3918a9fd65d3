"""What is painted by parts of a page: glyphs that are drawn (Type 3), soft masks, cells of patterns, looks of annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from files import COPY, INK, RIGHT, WIDTH, broken, complaints, font, form, image, right
from pikepdf import Array, Dictionary, Name, Pdf

from epaper.geometry import Rect

if TYPE_CHECKING:
    from pathlib import Path

LIGHT = ("GWG R0027", "error")
COARSE = ("GWG R0031", "error")
UNEMBEDDED = ("X4 fonts", "error")
BLEND = ("GWG R0030", "error")
MISSING = ("EP missing-glyph", "error")


def resources(pdf: Pdf) -> Dictionary:
    """Return what the contents under test may call: a coarse grey picture, a form in RGB, a Type 0 font, one not embedded."""
    loose = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    inner = form(pdf, b"1 0 0 rg 0 0 99 99 re f")
    return Dictionary(
        XObject=Dictionary(P=image(pdf, Name.DeviceGray, bytes(400), 20, 20), R=inner), Font=Dictionary(F=font(pdf), H=loose)
    )


def with_glyph(content: bytes, text: bytes = b"BT /D 12 Tf 20 300 Td (A) Tj ET") -> Pdf:
    """Return a file that shows one drawn glyph, of a thousand units to the size."""
    pdf = right(INK + text)
    drawn = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FontBBox=[0, 0, 1000, 1000], FirstChar=65,
        LastChar=65, Widths=[1000], CharProcs=Dictionary(A=pdf.make_stream(content)),
        Encoding=Dictionary(Differences=[65, Name.A]), Resources=resources(pdf),
    )  # fmt: skip
    pdf.pages[0].obj["/Resources"]["/Font"]["/D"] = drawn = pdf.make_indirect(drawn)
    drawn["/Resources"]["/Font"]["/D"] = drawn
    return pdf


def with_mask(content: bytes, kind: str = "Luminosity", space: str = "DeviceGray", after: bytes = COPY) -> Pdf:
    """Return a file whose copy is painted through a soft mask."""
    pdf = right(INK + b"/M gs " + after)
    group = form(pdf, content, Group=Dictionary(S=Name.Transparency, CS=Name(f"/{space}")), Resources=resources(pdf))
    mask = Dictionary(Type=Name.Mask, S=Name(f"/{kind}"), G=pdf.make_indirect(group))
    pdf.pages[0].obj["/Resources"]["/ExtGState"] = Dictionary(M=Dictionary(SMask=mask))
    return pdf


def with_look(content: bytes, flags: int = 4, **entries: Any) -> Pdf:
    """Return a file with an annotation that looks so, twice as large as it is drawn."""
    pdf = right()
    look = form(pdf, content, Resources=resources(pdf))
    look["/BBox"] = Array([0, 0, 50, 50])
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.PrinterMark, Rect=[100, 100, 200, 200], F=flags, AP=Dictionary(N=look), **entries
    )
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])
    return pdf


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1000 0 d0 1 0 0 rg 0 0 900 900 re f", {LIGHT}),
        (b"1000 0 d0 1 0 0 RG 9 w 0 0 m 900 900 l S", {LIGHT}),
        (b"1000 0 d0 0 1 1 0 k 0 0 900 900 re f", set()),
        (b"1000 0 0 0 900 900 d1 1 0 0 rg 0 0 900 900 re f", set()),  # colours do not count there
        (b"1000 0 d0 0 0 0 1 k 0 0 900 9 re f", set()),  # a stroke of a letter is no thin line
        (b"1000 0 d0 /R Do", {LIGHT}),
        (b"1000 0 d0 q 60000 0 0 60000 0 0 cm /P Do Q", {COARSE}),
        (b"1000 0 d0 q 500 0 0 500 0 0 cm /P Do Q", set()),
        (b"1000 0 d0 BT /H 900 Tf (a) Tj ET", {UNEMBEDDED}),
        (b"1000 0 d0 0 0 0 1 k BT /F 900 Tf <0000> Tj ET", {MISSING}),
        (b"1000 0 0 0 900 900 d1 BT /D 900 Tf (A) Tj ET", set()),  # in itself
    ],
)
def test_drawn_glyphs(content: bytes, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert broken(with_glyph(content), tmp_path) == expected


def test_pictures_in_glyphs_are_as_fine_as_the_type_is_small(tmp_path: Path) -> None:
    """20 pixels in an em: 144 to the inch at 10 points, 96 at 15."""
    content = b"1000 0 d0 q 1000 0 0 1000 0 0 cm /P Do Q"
    text = b"BT /D %d Tf 20 300 Td (A) Tj ET "
    assert broken(with_glyph(content, text % 10), tmp_path) == {("GWG R0031", "warning")}
    assert broken(with_glyph(content, text % 10 + text % 15), tmp_path) == {("GWG R0031", "warning"), COARSE}


def test_coloured_glyphs_have_not_the_colour_of_the_text(tmp_path: Path) -> None:
    text = b"0 1 0 rg BT /D 12 Tf 20 300 Td (A) Tj ET"
    assert broken(with_glyph(b"1000 0 d0 0 0 0 1 k 0 0 900 900 re f", text), tmp_path) == set()
    assert broken(with_glyph(b"1000 0 0 0 900 900 d1 0 0 900 900 re f", text), tmp_path) == {LIGHT}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"1 g 0 0 300 400 re f", set()),
        (b"1 0 0 rg 0 0 300 400 re f", {LIGHT}),
        (b"/R Do", {LIGHT}),
        (b"1 g BT /H 12 Tf 20 300 Td (a) Tj ET", {UNEMBEDDED}),
        (b"1 g BT /F 12 Tf 20 300 Td <0000> Tj ET", {MISSING}),
        (b"1 g BT /F 2 Tf 20 300 Td <0001> Tj ET .1 w 0 0 m 9 9 l S q 300 0 0 400 0 0 cm /P Do Q", set()),  # nothing is printed
    ],
)
def test_soft_masks(content: bytes, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert broken(with_mask(content), tmp_path) == expected


def test_blend_spaces_of_soft_masks(tmp_path: Path) -> None:
    """R0030: in a mask of luminosity grey is as good as CMYK."""
    white = b"1 g 0 0 300 400 re f"
    assert broken(with_mask(white, space="DeviceCMYK"), tmp_path) == set()
    assert broken(with_mask(white, space="DeviceRGB"), tmp_path) == {BLEND}
    assert broken(with_mask(white, "Alpha"), tmp_path) == {BLEND}


def test_a_mask_alone_leaves_a_page_empty(tmp_path: Path) -> None:
    assert broken(with_mask(b"1 g 0 0 300 400 re f", after=b""), tmp_path) == {("GWG R0005", "error")}


@pytest.mark.parametrize(
    ("content", "paint", "expected"),
    [
        (b"1 0 0 rg 0 0 5 5 re f", 1, {LIGHT}),
        (b"0 1 0 0 k 0 0 5 5 re f", 1, set()),
        (b"1 0 0 rg 0 0 5 5 re f", 2, set()),  # it is painted in the colour it is chosen with
        (b"q 90 0 0 90 0 0 cm /P Do Q", 1, {COARSE}),
        (b"0 0 0 1 k BT /H 9 Tf (a) Tj ET", 1, {UNEMBEDDED}),
        (b"/M gs 0 1 0 0 k 0 0 5 5 re f", 1, {BLEND}),
    ],
)
def test_cells_of_patterns(content: bytes, paint: int, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    pdf = right(RIGHT + (b"/Pattern cs /C scn" if paint == 1 else b"/U cs 0 1 0 0 /C scn") + b" 20 20 90 90 re f")
    own = resources(pdf)
    group = form(pdf, b"1 g 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))
    own["/ExtGState"] = Dictionary(M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=pdf.make_indirect(group))))
    cell = pdf.make_stream(
        content, PatternType=1, PaintType=paint, TilingType=1, BBox=[0, 0, 99, 99], XStep=99, YStep=99, Resources=own
    )
    pdf.pages[0].obj["/Resources"]["/Pattern"] = Dictionary(C=cell)
    pdf.pages[0].obj["/Resources"]["/ColorSpace"] = Dictionary(U=Array([Name.Pattern, Name.DeviceCMYK]))
    assert broken(pdf, tmp_path) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 0 1 k 0 0 50 50 re f", set()),
        (b"1 0 0 rg 0 0 50 50 re f", {LIGHT}),
        (b"/R Do", {LIGHT}),
        (b"0 0 0 1 k BT /H 12 Tf (a) Tj ET", {UNEMBEDDED}),
        (b"q 10 0 0 10 0 0 cm /P Do Q", {COARSE}),  # 144 pixels to the inch as drawn, 72 as it stands
    ],
)
def test_looks_of_printed_annotations(content: bytes, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert broken(with_look(content), tmp_path) == expected


def test_a_look_is_found_where_it_stands(tmp_path: Path) -> None:
    (found,) = complaints(with_look(b"1 0 0 rg 0 0 25 50 re f"), tmp_path)
    assert found.places == (Rect(100, 200, 50, 100),)
    assert found.places[0].right < WIDTH


def test_looks_that_are_not_printed_do_not_count(tmp_path: Path) -> None:
    red = b"1 0 0 rg 0 0 50 50 re f"
    assert broken(with_look(red, flags=0), tmp_path) == set()
    assert broken(with_look(red, flags=6), tmp_path) == set()
    pdf = with_look(red, AS=Name.Off)
    note = pdf.pages[0].obj["/Annots"][0]
    note["/AP"] = Dictionary(N=Dictionary(Off=form(pdf, b""), On=note["/AP"]["/N"]))
    assert broken(pdf, tmp_path) == set()
    note["/AS"] = Name.On
    assert broken(pdf, tmp_path) == {LIGHT}
