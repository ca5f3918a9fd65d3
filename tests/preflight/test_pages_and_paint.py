"""GWG 2022, rule by rule: a page wrong on purpose is caught by that rule and no other, a right one by none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from files import COPY, HEIGHT, INK, RIGHT, WIDTH, broken, complaints, form, image, right
from pikepdf import Array, Dictionary, Name, Pdf

from epaper.geometry import Rect

if TYPE_CHECKING:
    from pathlib import Path

GREY_BED = b"0 0 0 .2 k 10 200 280 150 re f "
STATES = {
    "/On": Dictionary(OP=True, op=True, OPM=1),
    "/Zero": Dictionary(OP=True, op=True, OPM=0),
}


def test_right_file_passes_with_every_profile(tmp_path: Path) -> None:
    for profile in ("newspaper", "newspaper-ad", "newspaper-strict", "magazine", "sheetfed"):
        assert broken(right(), tmp_path, profile) == set()
    assert broken(right(pages=4), tmp_path) == set()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/On gs 0 0 0 0 k " + COPY, {("GWG R0007", "error")}),
        (b"0 0 0 0 k " + COPY, set()),
        (INK + COPY + b"/On gs 0 0 0 0 k 20 20 50 50 re f", {("GWG R0008", "warning")}),
        (GREY_BED + INK + b"BT /F 10.5 Tf 20 300 Td <0001> Tj ET", {("GWG R0009", "warning")}),
        (GREY_BED + INK + b"/Zero gs BT /F 10.5 Tf 20 300 Td <0001> Tj ET", {("GWG R0009", "warning")}),
        (GREY_BED + INK + b"/On gs BT /F 10.5 Tf 20 300 Td <0001> Tj ET", set()),
        (GREY_BED + INK + b"BT /F 12 Tf 20 300 Td <0001> Tj ET", set()),
        (INK + b"BT /F 10.5 Tf 20 300 Td <0001> Tj ET" + GREY_BED, set()),
        (GREY_BED + b"0 g BT /F 10.5 Tf 20 300 Td <0001> Tj ET", {("GWG R0011", "warning")}),
        (GREY_BED + b"/On gs 0 g BT /F 12 Tf 20 300 Td <0001> Tj ET", {("GWG R0013", "warning")}),
        (GREY_BED + b"/On gs .5 g 20 300 20 20 re f", {("GWG R0013", "warning")}),
        (b"/On gs 0 g BT /F 10.5 Tf 20 300 Td <0001> Tj ET", set()),
        (GREY_BED + INK + b"1 w 20 300 m 200 300 l S", {("GWG R0010", "warning")}),
        (GREY_BED + INK + b"20 300 100 1 re f", {("GWG R0010", "warning")}),
        (GREY_BED + INK + b"/On gs 1 w 20 300 m 200 300 l S", set()),
        (GREY_BED + INK + b"2 w 20 300 m 200 300 l S", set()),
        (GREY_BED + b"0 G 1 w 20 300 m 200 300 l S", {("GWG R0012", "warning")}),
        (GREY_BED + b"/On gs 0 G 2 w 20 300 m 200 300 l S", {("GWG R0013", "warning")}),
        (b".5 .5 .5 .9 k " + COPY, {("GWG R0015", "warning")}),
        (b".4 .4 .4 .9 k " + COPY, set()),
        (GREY_BED + b"0 0 0 0 k BT /F 9.9 Tf 20 300 Td <0001> Tj ET", {("GWG R0016", "warning")}),
        (b"1 1 0 0 k BT /F 9.9 Tf 20 300 Td <0001> Tj ET", {("GWG R0017", "warning")}),
        (b"1 1 0 0 k BT /F 10 Tf 20 300 Td <0001> Tj ET", set()),
        (b"1 1 0 0 k BT /F 1 Tf 5 0 0 5 20 300 Tm <0001> Tj ET", {("GWG R0017", "warning")}),
        (b"q .5 0 0 .5 0 0 cm 1 1 0 0 k BT /F 1 Tf 18 0 0 18 20 300 Tm <0001> Tj ET Q", {("GWG R0017", "warning")}),
        (GREY_BED + b"0 0 0 0 K .2 w 20 300 m 200 300 l S", {("GWG R0018", "warning")}),
        (b"1 1 0 0 K .2 w 20 300 m 200 300 l S", {("GWG R0019", "warning")}),
        (b"1 1 0 0 k 20 300 100 .2 re f", {("GWG R0019", "warning")}),
        (b"1 1 0 0 k 20 300 m 120 300 l 120 300.2 l 20 300.2 l h f", {("GWG R0019", "warning")}),
        (b"1 1 0 0 K .25 w 20 300 m 200 300 l S", set()),
        (b"q .1 0 0 .1 0 0 cm 1 1 0 0 K 2 w 20 300 m 2000 300 l S Q", {("GWG R0019", "warning")}),
        (INK + b".2 w 20 300 m 200 300 l S", {("EP hairline", "warning")}),
        (INK + b"BT /F 5.9 Tf 20 300 Td <0001> Tj ET", {("EP small-type", "warning")}),
        (b"0 0 0 .5 k BT /F 7.9 Tf 20 300 Td <0001> Tj ET", {("EP tinted-type", "warning")}),
        (b"0 1 0 rg 20 20 50 50 re f", {("GWG R0027", "error")}),
        (b"0 1 0 RG 20 20 m 50 50 l S", {("GWG R0027", "error")}),
        (b"/DeviceRGB cs 1 0 0 sc 20 20 50 50 re f", {("GWG R0027", "error")}),
        (INK + b"BT /F 12 Tf 20 300 Td <0000> Tj ET", {("EP missing-glyph", "error")}),
        (INK + b"BT /F 12 Tf 20 300 Td <0009> Tj ET", {("EP missing-glyph", "error")}),
        (INK + b"BT 3 Tr /F 2 Tf 20 300 Td <0000> Tj ET " + COPY, set()),
        (b"", {("GWG R0005", "error")}),
        (b"0 0 0 1 k 900 900 50 50 re f", {("GWG R0005", "error")}),
        (b"q 0 0 10 10 re W n 0 0 0 1 k 90 90 50 50 re f Q", {("GWG R0005", "error")}),
    ],
)
def test_paint(content: bytes, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    assert broken(right(content, ExtGState=STATES), tmp_path) == expected


def test_what_a_profile_changes(tmp_path: Path) -> None:
    assert ("EP hairline", "warning") in broken(right(INK + COPY + b".5 w 0 9 m 90 9 l S"), tmp_path, "newspaper-strict")
    assert broken(right(pages=2), tmp_path, "newspaper-ad") == {("GWG R0006", "error")}


def test_pages_as_sheets(tmp_path: Path) -> None:
    def changed(**entries: Any) -> set[tuple[str, str]]:
        pdf = right(pages=2)
        for key, value in entries.items():
            pdf.pages[1].obj[f"/{key}"] = value
        return broken(pdf, tmp_path)

    assert changed(UserUnit=2) == {("GWG R0002", "error")}
    assert changed(CropBox=Array([5, 5, 200, 200])) == {("GWG R0003", "error")}
    assert changed(CropBox=Array([0, 0, WIDTH, HEIGHT])) == set()
    assert changed(Rotate=90) == {("GWG R0004", "error")}
    assert changed(TrimBox=Array([5, 5, 200, 200])) == {("GWG R0004", "error")}
    assert changed(BleedBox=Array([5, 5, 200, 200])) == {("X4 boxes", "error")}
    assert changed(TrimBox=Array([-9, 0, WIDTH - 9, HEIGHT])) == {("X4 boxes", "error")}
    assert changed(ArtBox=Array([0, 0, WIDTH, HEIGHT])) == {("X4 boxes", "error")}
    pdf = right()
    del pdf.pages[0].obj["/TrimBox"]
    assert broken(pdf, tmp_path) == {("X4 boxes", "error")}


def spot(pdf: Pdf, name: str) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def test_spot_inks(tmp_path: Path) -> None:
    content = b"/S cs 1 scn 20 20 50 50 re f " + RIGHT
    pdf = right(content, ColorSpace={"/S": spot(Pdf.new(), "PANTONE 485 C")})
    (found,) = complaints(pdf, tmp_path)
    assert (found.fault.rule, found.fault.severity, found.fault.page) == ("GWG R0020", "error", 1)
    assert "PANTONE 485 C" in found.fault.message
    assert found.places == (Rect(20, HEIGHT - 70, 50, 50),)
    assert broken(right(content, ColorSpace={"/S": spot(Pdf.new(), "Black")}), tmp_path) == set()


def test_icc_and_blend_space(tmp_path: Path) -> None:
    pdf = right(b"/I cs .5 scn 20 20 50 50 re f " + RIGHT)
    icc = Array([Name.ICCBased, pdf.make_stream(b"x", N=1)])
    pdf.pages[0].obj["/Resources"]["/ColorSpace"] = Dictionary({"/I": icc})
    assert broken(pdf, tmp_path) == {("GWG R0027", "error")}
    pdf = right()
    pdf.pages[0].obj["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    assert broken(pdf, tmp_path) == {("GWG R0030", "error")}
    pdf.pages[0].obj["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    assert broken(pdf, tmp_path) == set()


@pytest.mark.parametrize(
    ("pixels", "bits", "expected"),
    [
        (99, 8, {("GWG R0031", "error")}),
        (149, 8, {("GWG R0031", "warning")}),
        (150, 8, set()),
        (549, 1, {("GWG R0032", "error")}),
        (799, 1, {("GWG R0032", "warning")}),
        (800, 1, set()),
    ],
)
def test_resolution_through_nested_forms(pixels: int, bits: int, expected: set[tuple[str, str]], tmp_path: Path) -> None:
    """A picture an inch wide, by the matrices of the page, of a form in it and of a form in that one."""
    pdf = right(RIGHT + b"q .5 0 0 .5 0 0 cm /A Do Q")
    data = bytes(((pixels * bits + 7) // 8) * pixels)
    inner = form(pdf, b"72 0 0 72 0 0 cm /P Do", Matrix=[2, 0, 0, 2, 10, 10])
    inner["/Resources"] = Dictionary(XObject=Dictionary(P=image(pdf, Name.DeviceGray, data, pixels, pixels, bits)))
    outer = form(pdf, b"/B Do")
    outer["/Resources"] = Dictionary(XObject=Dictionary(B=inner))
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(A=outer)
    found = complaints(pdf, tmp_path)
    assert {(each.fault.rule, each.fault.severity) for each in found} == expected
    for each in found:
        assert each.places == (Rect(5, HEIGHT - 77, 72, 72),)


def test_inline_pictures_and_whole_page_rasters(tmp_path: Path) -> None:
    content = b"q 72 0 0 72 9 9 cm BI /W 20 /H 20 /BPC 8 /CS /RGB ID " + b"0" * 1200 + b" EI Q " + RIGHT
    assert broken(right(content), tmp_path) == {("GWG R0031", "error"), ("GWG R0027", "error")}
    pdf = right(b"300 0 0 400 0 0 cm /P Do")
    picture = image(pdf, Name.DeviceGray, bytes(900 * 1200), 900, 1200)  # 216 ppi
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(P=picture)
    assert broken(pdf, tmp_path) == set()
    assert broken(pdf, tmp_path, "newspaper-ad") == {("GWG R0033", "warning")}


def test_patterns_and_shadings_are_looked_into(tmp_path: Path) -> None:
    fade = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 1, 1], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 100, 0], Function=fade)
    assert broken(right(RIGHT + b"/S sh", Shading={"/S": shading}), tmp_path) == {("GWG R0027", "error")}
    pdf = right(RIGHT + b"/Pattern cs /P scn 20 20 90 90 re f")
    cell = pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9,
        Resources=Dictionary(),
    )  # fmt: skip
    pdf.pages[0].obj["/Resources"]["/Pattern"] = Dictionary(P=cell)
    assert broken(pdf, tmp_path) == {("GWG R0027", "error")}


def test_fonts_that_are_not_embedded(tmp_path: Path) -> None:
    pdf = right(INK + b"BT /H 12 Tf 20 300 Td (Helvetica) Tj ET")
    pdf.pages[0].obj["/Resources"]["/Font"]["/H"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    assert broken(pdf, tmp_path) == {("X4 fonts", "error")}
    drawn = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FontBBox=[0, 0, 1000, 1000],
        FirstChar=65, LastChar=65, Widths=[1000], CharProcs=Dictionary(A=pdf.make_stream(b"1000 0 d0 0 0 999 999 re f")),
        Encoding=Dictionary(Differences=[65, Name.A]), Resources=Dictionary(),
    )  # fmt: skip
    pdf.pages[0].obj["/Resources"]["/Font"]["/H"] = drawn
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(INK + b"BT /H 12 Tf 20 300 Td (A) Tj ET")
    assert broken(pdf, tmp_path) == set()


def test_many_faults_of_a_kind_are_one_complaint_with_its_places(tmp_path: Path) -> None:
    lines = b"".join(b"BT /F 5 Tf 20 %d Td <0001> Tj ET " % (20 + 10 * at) for at in range(30))
    (found,) = complaints(right(INK + lines), tmp_path)
    assert found.times == 30
    assert len(found.places) == 30
