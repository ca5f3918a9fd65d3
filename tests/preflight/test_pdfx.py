"""PDF/X-4: each thing missing or forbidden is caught, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from files import DATE, XMP, broken, right
from pikepdf import Array, Dictionary, Name, Pdf, String

from epaper.preflight.check import preflight
from epaper.preflight.limits import limits_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _root(key: str, value: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _page(key: str, value: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def _intent(key: str, value: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root["/OutputIntents"][0].__setitem__(key, value)


def _xmp(old: str, new: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root["/Metadata"].write(XMP.replace(old, new).encode())


def _profile(at: int, word: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        stream = pdf.Root["/OutputIntents"][0]["/DestOutputProfile"]
        data = stream.read_bytes()
        stream.write(data[:at] + word + data[at + len(word) :])

    return change


def _state(**entries: Any) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj["/Resources"].__setitem__("/ExtGState", Dictionary(G=Dictionary(**entries)))


def _object(**entries: Any) -> Callable[[Pdf], None]:
    return lambda pdf: (
        pdf.pages[0].obj["/Resources"].__setitem__("/XObject", Dictionary(X=pdf.make_stream(b"", Type=Name.XObject, **entries)))
    )


def _note(kind: str, place: tuple[int, ...]) -> Callable[[Pdf], None]:
    return _page("/Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(place))]))


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
INSIDE, OUTSIDE = (10, 10, 50, 50), (400, 10, 450, 50)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (_root("/OutputIntents", Array()), "X4 intent"),
        (lambda pdf: pdf.Root["/OutputIntents"].append(pdf.Root["/OutputIntents"][0]), "X4 intent"),
        (_intent("/OutputConditionIdentifier", String("")), "X4 intent"),
        (_intent("/DestOutputProfile", Dictionary()), "X4 intent"),
        (_profile(12, b"mntr"), "X4 intent"),
        (_profile(16, b"RGB "), "GWG R0035"),
        (lambda pdf: pdf.Root["/OutputIntents"][0]["/DestOutputProfile"].__setitem__("/N", 3), "X4 intent"),
        (lambda pdf: pdf.docinfo.__delitem__("/Trapped"), "X4 trapped"),
        (lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name.Unknown), "X4 trapped"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "X4 xmp"),
        (_xmp("</rdf:RDF>", ""), "X4 xmp"),
        (_xmp("PDF/X-4", "PDF/X-1a:2003"), "GWG R0001"),
        (_xmp(f'xmp:MetadataDate="{DATE}"', ""), "X4 xmp"),
        (_xmp("湘江晚报", ""), "X4 xmp"),
        (_xmp("湘江晚报", "衡阳日报"), "X4 info"),
        (_xmp(f'CreateDate="{DATE}"', 'CreateDate="2026-05-22T06:00:00+08:00"'), "X4 info"),
        (_root("/Names", Dictionary(JavaScript=Dictionary(Names=Array()))), "X4 forbidden"),
        (_root("/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array()))), "X4 forbidden"),
        (_root("/OpenAction", SCRIPT), "X4 forbidden"),
        (_root("/AA", Dictionary(WC=SCRIPT)), "X4 forbidden"),
        (_root("/AcroForm", Dictionary(Fields=Array([Dictionary(FT=Name.Tx)]))), "X4 forbidden"),
        (_page("/AA", Dictionary(O=SCRIPT)), "X4 forbidden"),
        (_state(TR=Dictionary(FunctionType=2, N=2, Domain=[0, 1])), "X4 forbidden"),
        (_state(HT=Dictionary(Type=Name.Halftone, HalftoneType=1, HalftoneName=String("own"))), "X4 forbidden"),
        (_object(Subtype=Name.PS), "X4 forbidden"),
        (_object(Subtype=Name.Form, BBox=[0, 0, 1, 1], OPI=Dictionary()), "X4 forbidden"),
        (_object(Subtype=Name.Form, BBox=[0, 0, 1, 1], Ref=Dictionary()), "X4 forbidden"),
        (_object(Subtype=Name.Image, Alternates=Array()), "X4 forbidden"),
        (_note("Link", INSIDE), "X4 annotations"),
        (_note("Text", INSIDE), "X4 annotations"),
        (_note("Movie", OUTSIDE), "X4 forbidden"),
    ],
)
def test_each_breach_is_caught_alone(change: Callable[[Pdf], None], rule: str, tmp_path: Path) -> None:
    pdf = right()
    change(pdf)
    expected = {(rule, "error")}
    if rule == "X4 intent" and not list(pdf.Root["/OutputIntents"]):
        expected.add(("GWG R0035", "error"))
    assert broken(pdf, tmp_path) == expected


@pytest.mark.parametrize(
    "change",
    [
        _note("Link", OUTSIDE),
        _note("PrinterMark", INSIDE),
        _state(TR=Name.Identity, TR2=Name.Default),
        _root("/OpenAction", Array([1, Name.Fit])),
        _xmp(f'CreateDate="{DATE}"', 'CreateDate="2026-05-21T06:00:00Z"'),
    ],
)
def test_what_is_allowed(change: Callable[[Pdf], None], tmp_path: Path) -> None:
    pdf = right()
    change(pdf)
    assert broken(pdf, tmp_path) == set()


def test_registered_condition_needs_no_profile(tmp_path: Path) -> None:
    pdf = right()
    del pdf.Root["/OutputIntents"][0]["/DestOutputProfile"]
    assert broken(pdf, tmp_path) == {("X4 intent", "error")}
    pdf.Root["/OutputIntents"][0]["/RegistryName"] = String("registry")
    assert broken(pdf, tmp_path) == set()


def _rules(path: Path) -> set[str]:
    return {each.fault.rule for each in preflight(path, limits_named("newspaper")).complaints}


def test_version_identity_encryption_and_lzw(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    right().save(path, min_version="2.0")
    assert _rules(path) == {"X4 version"}
    right().save(path, encryption=pikepdf.Encryption(owner="press", user=""))
    assert _rules(path) == {"X4 encrypted"}
    right().save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/ID [", b"/IX ["))
    assert _rules(path) == {"X4 id"}
    pdf = right()
    _object(Subtype=Name.Form, BBox=[0, 0, 1, 1])(pdf)
    lzw = bytes.fromhex("800B6050220C0C8501")  # the example of the PDF reference
    pdf.pages[0].obj["/Resources"]["/XObject"]["/X"].write(lzw, filter=Name.LZWDecode)
    pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert _rules(path) == {"X4 forbidden"}


def test_a_file_that_had_to_be_mended_is_no_sound_file(tmp_path: Path) -> None:
    """One cut short reads as if nothing were amiss, its table of objects being built anew."""
    path = tmp_path / "a.pdf"
    right().save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    sound = path.read_bytes()
    path.write_bytes(sound[: sound.rindex(b"startxref")])
    found = [(each.fault.rule, each.fault.severity) for each in preflight(path, limits_named("newspaper")).complaints]
    assert found == [("X4 damaged", "error")]
    path.write_bytes(sound.replace(b"/Size ", b"/Size 1", 1))
    found = [(each.fault.rule, each.fault.severity) for each in preflight(path, limits_named("newspaper")).complaints]
    assert found == [("X4 damaged", "warning")]
