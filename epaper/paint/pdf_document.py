"""Dictionaries, streams and pages → the bytes of one PDF file, through ReportLab's document model.

The only module that knows ReportLab's internals. It uses `pdfbase.pdfdoc` (objects, cross references, trailer) and no canvas: the
canvas puts an unembedded Helvetica into every file and takes longer to import than a page takes to write. The catalogue and the
page tree are plain dictionaries, since ReportLab's own classes silently drop entries they do not know (output intents, tabs).
Invariant: the same calls give the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import deque
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

if TYPE_CHECKING:
    from epaper.geometry import Rect

PDF_VERSION = (1, 7)
PRODUCER = "epaper"
# Level 9 makes the file 0.3 % smaller and takes half as long again as all the rest of the writing.
DEFLATE_LEVEL = 6
# zlib lets the interpreter go, so a long content is deflated beside what is written next; a short one is done sooner than that.
LONG = 1 << 14
DEFLATERS = 2
MOST_WAITING = 8  # lest the samples of all pictures lie in memory at once

# What a dictionary may hold: numbers, references, `text`, `name`, literal operators as str, and nested tuples and mappings.
Value = Any
Reference = Any


def name(word: str) -> str:
    """Return a PDF name."""
    return str(PDFName(word))


def text(words: str) -> Value:
    """Return a PDF text string for people to read."""
    return PDFString(words)


class _Stream(PDFStream):  # type: ignore[misc]
    """A stream whose content may yet be deflated when it is put into the file.

    ReportLab leaves out the end of line before `endstream`, which press and archive checks ask for.
    """

    content: bytes | Future[bytes]

    def format(self, document: Any) -> bytes:
        if isinstance(self.content, Future):
            self.content = self.content.result()
        document.updateSignature(self.content)
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class Document:
    """A PDF file in the making."""

    def __init__(self, title: str, author: str, language: str, version: tuple[int, int] = PDF_VERSION) -> None:
        """Start a file called `title`, in `language` (zh-CN), of a `version` of PDF."""
        self._file = PDFDocument(invariant=1, compression=1, pdfVersion=version)
        # ReportLab begins a file's identity with a time, that of SOURCE_DATE_EPOCH where it is set: content alone makes ours.
        self._file.signature = hashlib.md5(usedforsecurity=False)
        self._kids: list[Reference] = []
        self._tree = PDFDictionary({"Type": name("Pages")})
        self._fonts = PDFDictionary({})
        self._states: dict[str, Value] = {}
        self._deflaters = ThreadPoolExecutor(DEFLATERS)
        self._waiting: deque[Future[bytes]] = deque()
        self.catalogue: dict[str, Value] = {
            "Type": name("Catalog"),
            "Lang": text(language),
            "ViewerPreferences": {"DisplayDocTitle": "true"},
        }
        people = {"Title": title, "Author": author, "Creator": PRODUCER}
        self.information: dict[str, Value] = {key: text(words) for key, words in people.items() if words}
        self._fonts_reference = self._file.Reference(self._fonts)
        self._tree_reference = self._file.Reference(self._tree)

    def add(self, entries: Mapping[str, Value]) -> Reference:
        """Put a dictionary into the file and return the reference to it."""
        return self._file.Reference(_converted(entries))

    def add_array(self, members: Sequence[Value]) -> Reference:
        """Put an array into the file and return the reference to it."""
        return self._file.Reference(_converted(tuple(members)))

    def reserve(self) -> Reference:
        """Return the reference to a dictionary that `fill` writes later, for objects that point at each other."""
        return self._file.Reference(PDFDictionary({}))

    def fill(self, reserved: Reference, entries: Mapping[str, Value]) -> None:
        """Write the entries of a dictionary that was reserved."""
        self._file.idToObject[reserved.name].dict.update(_converted(entries).dict)

    def add_stream(self, entries: Mapping[str, Value], content: bytes, *, deflate: bool = True) -> Reference:
        """Put a stream into the file, compressed unless it already is."""
        if not deflate:
            return self._file.Reference(_Stream(_converted(entries), content))
        return self._file.Reference(_Stream(_converted({**entries, "Filter": name("FlateDecode")}), self._deflated(content)))

    def _deflated(self, content: bytes) -> bytes | Future[bytes]:
        if len(content) < LONG:
            return zlib.compress(content, DEFLATE_LEVEL)
        if len(self._waiting) == MOST_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._deflaters.submit(zlib.compress, content, DEFLATE_LEVEL))
        return self._waiting[-1]

    def name_font(self, resource: str, font: Reference) -> None:
        """Let every page's content call `font` by the name `resource`."""
        self._fonts[resource] = font

    def name_state(self, resource: str, entries: Mapping[str, Value]) -> None:
        """Let every page's content call a graphics state by the name `resource`."""
        self._states[resource] = self.add({"Type": name("ExtGState"), **entries})

    def add_page(
        self,
        width: float,
        height: float,
        content: bytes,
        images: Mapping[str, Reference],
        boxes: Mapping[str, Rect] = MappingProxyType({}),
        more: Mapping[str, Value] = MappingProxyType({}),
    ) -> Reference:
        """Append a page of the given size in points; `images` are those its content draws, by resource name.

        `boxes` are its TrimBox and the like, y downwards from the page's top left as in the scene; `more` are entries
        that not every page has.
        """
        resources: dict[str, Value] = {"Font": self._fonts_reference}
        if images:
            resources["XObject"] = images
        if self._states:
            resources["ExtGState"] = self._states
        page = self.add(
            {
                "Type": name("Page"),
                "Parent": self._tree_reference,
                "MediaBox": (0, 0, round(width, 3), round(height, 3)),
                "Resources": resources,
                "Contents": self.add_stream({}, content),
                **{key: tuple(round(edge, 3) for edge in upwards(box, height)) for key, box in boxes.items()},
                **more,
            }
        )
        self._kids.append(page)
        return page

    def data(self) -> bytes:
        """Close the file and return it; to be called once."""
        self.catalogue["Pages"] = self._tree_reference
        self._tree["Kids"] = PDFArray(self._kids)
        self._tree["Count"] = len(self._kids)
        self._file.Catalog = _converted(self.catalogue)
        self._file.info = _converted(self.information)
        written: bytes = self._file.format()
        self._deflaters.shutdown()
        return written


def upwards(box: Rect, height: float) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top edge of a box as PDF has them."""
    return box.x, height - box.bottom, box.right, height - box.y


def _converted(value: Value) -> Value:
    if isinstance(value, Mapping):
        return PDFDictionary({key: _converted(inner) for key, inner in value.items()})
    if isinstance(value, tuple):
        return PDFArray([_converted(inner) for inner in value])
    return value
