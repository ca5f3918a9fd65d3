"""Files that are damaged, locked, endless or no PDF at all: one sentence or a finding, in bounded time, never a traceback."""

from __future__ import annotations

import random
import time
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from files import COPY, INK, RIGHT, broken, form, image, right
from pikepdf import Array, Dictionary, Name, Pdf

from epaper.errors import UnreadableInput, UsageError
from epaper.preflight.check import preflight
from epaper.preflight.interpreter import MOST_OPERATORS, Allowance
from epaper.preflight.limits import limits_named
from epaper.preflight.model import Boxes, Sheet

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = r"\A[^。]*：[^。]*[；，。].*。\Z"
SECONDS = 30.0  # what bounded means here, of the processor: the machine may be busy


def refused(path: Path) -> str:
    with pytest.raises(UnreadableInput, match=SENTENCE) as caught:
        preflight(path, limits_named("newspaper"))
    return str(caught.value)


def test_what_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    assert "没有这个文件" in refused(path)
    assert "是文件夹" in refused(tmp_path)
    path.write_bytes(b"")
    assert "不是 PDF 文件" in refused(path)
    path.write_bytes("# 湘江晚报\n".encode())
    assert "不是 PDF 文件" in refused(path)
    path.write_bytes(b"%PDF-1.6\nnothing")
    assert "已损坏" in refused(path)


def test_locked_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    right().save(path, encryption=pikepdf.Encryption(owner="press", user="press"))
    assert "密码" in refused(path)
    Pdf.new().save(path)
    assert "一页也没有" in refused(path)


def test_unknown_profile_is_one_sentence() -> None:
    with pytest.raises(UsageError, match="没有名为“tabloid”的印刷条件；可选：newspaper、"):
        limits_named("tabloid")


def test_bytes_changed_at_random(tmp_path: Path) -> None:
    """Whatever is changed, the answer is a verdict or a refusal."""
    data = BytesIO()
    right(pages=2).save(data, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    path, chance = tmp_path / "a.pdf", random.Random(20260521)
    for _ in range(150):
        changed = bytearray(data.getvalue())
        for _ in range(chance.randrange(1, 30)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        path.write_bytes(changed[: chance.choice((None, chance.randrange(len(changed))))])
        with suppress(UnreadableInput):
            preflight(path, limits_named("newspaper"))


def test_forms_in_themselves(tmp_path: Path) -> None:
    pdf = right(RIGHT + b"/A Do")
    loop = pdf.make_indirect(form(pdf, b"/A Do " + COPY))
    loop["/Resources"] = Dictionary(XObject=Dictionary(A=loop), Font=pdf.pages[0].obj["/Resources"]["/Font"])
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(A=loop)
    assert broken(pdf, tmp_path) == {("EP unreadable", "error"), ("EP ink-unmeasured", "warning")}


def test_forms_that_multiply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten uses of ten uses of ten: a hundred million million operators from a kilobyte; a tenth of those allowed will do."""
    monkeypatch.setattr(Allowance.__init__, "__defaults__", (MOST_OPERATORS // 10,))
    pdf = right(RIGHT + b"/A Do")
    inner = form(pdf, b"0 0 1 1 re f")
    for _ in range(14):
        inner = form(pdf, b"/A Do " * 10, Resources=Dictionary(XObject=Dictionary(A=pdf.make_indirect(inner))))
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(A=inner)
    start = time.process_time()
    assert broken(pdf, tmp_path) == {("EP unreadable", "error"), ("EP ink-unmeasured", "warning")}
    assert time.process_time() - start < SECONDS / 3


def test_streams_that_unfold(tmp_path: Path) -> None:
    pdf = right()
    pdf.pages[0].obj["/Contents"].write(zlib.compress(zlib.compress(b"0 " * (100 << 20), 9), 9), filter=[Name.FlateDecode] * 2)
    start = time.process_time()
    assert broken(pdf, tmp_path) == {("EP unreadable", "error"), ("EP ink-unmeasured", "warning")}
    assert time.process_time() - start < SECONDS


def test_pictures_and_pages_of_impossible_size(tmp_path: Path) -> None:
    pdf = right(RIGHT + b"q 100 0 0 100 9 9 cm /P Do Q")
    pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(P=image(pdf, Name.DeviceCMYK, b"", 100_000, 100_000))
    assert broken(pdf, tmp_path) == {("EP ink-unmeasured", "warning")}
    pdf = right()
    pdf.pages[0].obj["/MediaBox"] = Array([0, 0, 90_000_000, 90_000_000])
    assert ("EP ink-unmeasured", "warning") in broken(pdf, tmp_path)
    pdf.pages[0].obj["/MediaBox"] = Array([0, 0, 0, 0])
    assert ("EP ink-unmeasured", "warning") in broken(pdf, tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"q " * 9000 + RIGHT,
        RIGHT + b"Q " * 50,
        RIGHT + b"0 0 0 0 0 0 cm 0 0 5 5 re f",
        RIGHT + b"/None gs /None Do /None sh /None cs /None scn 1 Tr",
        INK + b"BT /None 12 Tf (abc) Tj [(a) (b) /x] TJ ET 0 0 0 1 k 9 9 9 9 re f",
        RIGHT + b"1 2 re 3 m l c (x) w [] d k cm Tf Tm Td scn",
        RIGHT + b"1e99 0 0 1e99 0 0 cm 1e99 1e99 m 5 5 l S",
        RIGHT + b"BT ( unclosed",
    ],
)
def test_content_that_makes_no_sense(content: bytes, tmp_path: Path) -> None:
    broken(right(content), tmp_path)


def test_resources_of_the_wrong_kind(tmp_path: Path) -> None:
    for kind in ("Font", "XObject", "ColorSpace", "ExtGState", "Pattern", "Shading"):
        for value in (1, Array([1, 2]), Name("/None"), Dictionary(F=1, X=Array())):
            pdf = right(RIGHT + b"/F gs /F Do /F sh /F cs /F scn 0 0 1 1 re f")
            pdf.pages[0].obj["/Resources"][f"/{kind}"] = value
            broken(pdf, tmp_path)


def test_allowance_is_of_the_whole_file() -> None:
    from epaper.preflight.interpreter import read_sheet

    pdf = right(pages=2)
    allowance = Allowance(operators=60)
    sheets = []
    for number, page in enumerate(pdf.pages, start=1):
        sheets.append(Sheet(number, page, Boxes((0, 0, 300, 400), None, None, None, None), (300, 400)))
        read_sheet(sheets[-1], allowance)
    assert [bool(sheet.troubles) for sheet in sheets] == [False, True]
