"""Fast web view: page 1 and all it needs stand first in the reading PDF, and nothing but the order of its objects is new."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from handset import bind, photo, set_line, set_page

from epaper.geometry import Rect
from epaper.paint import pdf
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from epaper.scene.model import Image
from tests.composed import SHIPPED, composed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def paper() -> tuple[bytes, bytes]:
    """The shipped issue as a reading PDF: in the order it is made, and linearised."""
    facsimile = composed(SHIPPED, "a4").facsimile
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "linearised", lambda data: data)
        made = pdf.pdf_bytes(facsimile, srgb(icc_folder()))
    return made, pdf.pdf_bytes(facsimile, srgb(icc_folder()))


def test_the_file_is_linearised_and_its_tables_are_right(paper: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(paper[1])) as file:
        assert file.is_linearized
        assert file.check_linearization()
        assert not file.check_pdf_syntax()
    assert paper[1].startswith(b"%PDF-1.7\n%")
    assert len(paper[1]) < len(paper[0])


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_calls_it_optimised(paper: tuple[bytes, bytes], tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper[1])
    said = subprocess.run(["pdfinfo", str(tmp_path / "paper.pdf")], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Optimized: +yes$", said, re.MULTILINE)


def test_page_1_stands_before_what_only_other_pages_need() -> None:
    """A viewer that has read as far as /E (the end of the first page) can show page 1; the photo of page 2 comes after."""
    second = set_page([set_line("第二版", 20, 30, face="kai")], (Image(Rect(20, 80, 120, 60), "p"),), number=2)
    data = pdf.pdf_bytes(bind(set_page([set_line("头版", 20, 30)]), second, images={"p": photo()}))
    ends = int(re.findall(rb"/E (\d+)", data[:1024])[0])
    with pikepdf.open(BytesIO(data)) as file:
        page = file.pages[0]
        content = page.Contents.read_raw_bytes()
        faces = page.Resources.Font
        fonts = [faces[key].DescendantFonts[0].FontDescriptor.FontFile2.read_raw_bytes() for key in faces]
        picture = file.pages[1].Resources.XObject["/I1"].read_raw_bytes()
    assert all(0 < data.find(stream) < ends - len(stream) for stream in (content, *fonts))
    assert data.find(picture) > ends


def test_nothing_but_the_order_of_objects_is_new(paper: tuple[bytes, bytes]) -> None:
    """Structure tree, threads, outline, links, metadata, contents: every object is there, and points where it did."""
    made, linear = (list(objects(data)) for data in paper)
    assert len(made) > 150
    assert linear == made


def test_both_halves_of_the_id_are_alike_as_in_any_new_file(paper: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(paper[1])) as file:
        first, second = file.trailer.ID
        assert bytes(first) == bytes(second)
        assert len(bytes(first)) == 16


def test_metadata_can_be_found_without_reading_pdf(paper: tuple[bytes, bytes]) -> None:
    assert b'<?xpacket begin="\xef\xbb\xbf"' in paper[1]


def objects(data: bytes) -> Iterator[str]:
    """Write every object that is reached from the catalogue and the information, named by the order in which it is reached."""
    with pikepdf.open(BytesIO(data)) as file:
        waiting = [file.Root, file.trailer.Info]
        names = {item.objgen: index for index, item in enumerate(waiting)}

        def written(item: object) -> str:
            if isinstance(item, pikepdf.Object) and item.is_indirect:
                if item.objgen not in names:
                    names[item.objgen] = len(names)
                    waiting.append(item)
                return f"object {names[item.objgen]}"
            return spelled(item)

        def spelled(item: object) -> str:
            if isinstance(item, pikepdf.Array):
                return f"[{' '.join(map(written, item))}]"
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
                keys = sorted(set(item.keys()) - {"/Length"})
                said = " ".join(f"{key} {written(item.get(key))}" for key in keys)
                return f"<<{said}>>" + (repr(item.read_raw_bytes()) if isinstance(item, pikepdf.Stream) else "")
            return repr(item)

        for item in waiting:  # grows while it is read
            yield spelled(item)
