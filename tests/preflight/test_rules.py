"""Every rule by name: each has a file made wrong on purpose somewhere in these tests, and each limit is met and missed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from files import COPY, INK, RIGHT, broken, image, right
from pikepdf import Array, Dictionary, Name, String

from epaper.geometry import mm

if TYPE_CHECKING:
    from collections.abc import Iterable

RULE = re.compile(r'"((?:GWG R|X4 |EP )[\w-]+)"')
DUOTONE = b"1 1 0 0 k BT /F %s Tf 20 300 Td <0001> Tj ET"
SOURCES = Path(__file__).resolve().parents[2] / "epaper" / "preflight"


def named(paths: Iterable[Path]) -> set[str]:
    return {rule for path in paths for rule in RULE.findall(path.read_text("utf-8"))}


def test_every_rule_has_a_file_made_wrong_on_purpose() -> None:
    rules = named(SOURCES.rglob("*.py"))
    assert len(rules) > 40
    assert rules - named(Path(__file__).parent.glob("test_*.py")) == set()


def test_courier_may_be_a_stand_in(tmp_path: Path) -> None:
    pdf = right(INK + COPY)
    font = pdf.pages[0].obj["/Resources"]["/Font"]["/F"]
    found = {("GWG R0014", "warning")}
    for name, expected in (("Courier", found), ("ABCDEF+Courier", found), ("CourierNew", set())):
        font["/BaseFont"] = Name(f"/{name}")
        assert broken(pdf, tmp_path) == expected


def test_the_registration_colour_stands_beyond_the_trim(tmp_path: Path) -> None:
    content = RIGHT + b"/All cs .2 scn 250 20 40 40 re f"
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    pdf = right(content, ColorSpace={"/All": Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])})
    assert broken(pdf, tmp_path) == {("GWG R0024", "warning")}
    pdf.pages[0].obj["/TrimBox"] = Array([0, 0, 240, 400])
    assert broken(pdf, tmp_path) == set()


@pytest.mark.parametrize(
    ("profile", "rule", "wrong", "fine"),
    [
        ("magazine", "GWG R0015", b".7 .6 .7 .9 k " + COPY, b".6 .6 .6 .9 k " + COPY),
        ("magazine", "GWG R0016", b"0 0 0 .2 k 9 290 90 90 re f 0 0 0 0 k BT /F 8.9 Tf 20 300 Td <0001> Tj ET", INK + COPY),
        (
            "magazine",
            "GWG R0017",
            DUOTONE % b"8.9",
            DUOTONE % b"9",
        ),
        (
            "sheetfed",
            "GWG R0017",
            DUOTONE % b"7.9",
            DUOTONE % b"8",
        ),
        ("magazine", "GWG R0026", b"1 .9 .9 .3 k 50 50 %.2f %.2f re f", b"1 .9 .9 .2 k 50 50 %.2f %.2f re f"),
        ("sheetfed", "GWG R0026", b"1 .9 .9 .5 k 50 50 %.2f %.2f re f", b"1 .9 .9 .3 k 50 50 %.2f %.2f re f"),
    ],
)
def test_limits_of_coated_paper(profile: str, rule: str, wrong: bytes, fine: bytes, tmp_path: Path) -> None:
    side = mm(16)
    contents = [content % (side, side) if b"%" in content else content for content in (wrong, fine)]
    assert broken(right(RIGHT + contents[0]), tmp_path, profile) == {(rule, "warning")}
    assert broken(right(RIGHT + contents[1]), tmp_path, profile) == set()


@pytest.mark.parametrize(("pixels", "severity"), [(149, "error"), (224, "warning"), (225, "")])
def test_pictures_on_coated_paper(pixels: int, severity: str, tmp_path: Path) -> None:
    pdf = right(RIGHT + b"q 72 0 0 72 9 9 cm /P Do Q")
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(P=image(pdf, Name.DeviceGray, bytes(pixels**2), pixels, pixels))
    for profile in ("magazine", "sheetfed"):
        assert broken(pdf, tmp_path, profile) == ({("GWG R0031", severity)} if severity else set())


def test_the_smallest_pictures_have_no_detail_to_lose(tmp_path: Path) -> None:
    for size, expected in (((16, 16), set()), ((17, 16), {("GWG R0031", "error")}), ((400, 1), set())):
        pdf = right(RIGHT + b"q 200 0 0 200 9 9 cm /P Do Q")
        pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(P=image(pdf, Name.DeviceGray, bytes(400), *size))
        assert broken(pdf, tmp_path) == expected


def test_sheets_may_be_of_several_sizes_and_empty_on_the_back(tmp_path: Path) -> None:
    pdf = right(pages=3)
    pdf.pages[1].obj["/TrimBox"] = Array([5, 5, 200, 200])
    pdf.pages[2].obj["/Contents"] = pdf.make_stream(b"")
    for profile, severity in (("magazine", "error"), ("sheetfed", "warning")):
        assert broken(pdf, tmp_path, profile) == {("GWG R0004", severity), ("GWG R0005", severity)}


def test_an_advertisement_has_one_set_of_layers(tmp_path: Path) -> None:
    pdf = right()
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(), D=Dictionary(), Configs=Array([Dictionary()]))
    assert broken(pdf, tmp_path, "newspaper-ad") == {("GWG R0034", "error")}
    assert broken(pdf, tmp_path) == set()


def test_right_things_of_many_kinds_are_right(tmp_path: Path) -> None:
    """Nothing is said of what a press takes, however seldom it is seen."""
    pdf = right(RIGHT + b"/OC /L BDC 0 0 0 .3 k 20 20 50 50 re f EMC q 20 0 0 20 90 90 cm /P Do Q /G gs 0 .5 0 0 k 9 9 9 9 re f")
    resources = pdf.pages[0].obj["/Resources"]
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))
    resources["/Properties"] = Dictionary(L=layer)
    indexed = Array([Name.Indexed, Name.DeviceCMYK, 1, b"\0\0\0\0\0\0\0\xff"])
    resources["/XObject"] = Dictionary(P=image(pdf, indexed, bytes(60 * 60), 60, 60))
    resources["/ExtGState"] = Dictionary(G=Dictionary(ca=0.5, BM=Name.Multiply, SMask=Name("/None"), AIS=False))
    for profile in ("newspaper", "newspaper-ad", "newspaper-strict", "magazine"):
        assert broken(pdf, tmp_path, profile) <= ({("GWG R0031", "warning")} if profile == "magazine" else set())
