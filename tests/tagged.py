"""A tagged PDF → what its structure tree says: elements with what they own, and what each page shows inside and outside of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWING = ("TJ", "Tj", "Do", "S", "f", "f*", "sh")
ARTIFACT = "/Artifact"


class Mark(NamedTuple):
    """A sequence of marked content: its tag, its number on the page, and the text that is told in its stead."""

    tag: str
    number: int | None
    told: str | None

    @property
    def owned(self) -> bool:
        """Whether it says whose its content is: an element's or nobody's."""
        return self.number is not None or self.tag == ARTIFACT


@dataclass
class Node:
    """An element: its kind among the standard ones, its own entries, its elements, stretches (page, number) and annotations."""

    kind: str
    entries: pikepdf.Object
    parent: Node | None
    kids: list[Node | tuple[int, int] | pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Return the element and all below it in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Return all stretches of content in order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.stretches()
            elif isinstance(kid, tuple):
                yield kid


class Tagged:
    """A file opened to be looked into."""

    def __init__(self, data: bytes) -> None:
        """Read the file, its tree and the text of its stretches."""
        self.file = pikepdf.open(BytesIO(data))
        self._numbers = {page.objgen: index for index, page in enumerate(self.file.pages)}
        self._maps: dict[object, dict[int, str]] = {}
        self.roles = {str(own): str(known) for own, known in self.file.Root.StructTreeRoot.RoleMap.items()}
        (root,) = self.file.Root.StructTreeRoot.K
        self.root = self._node(root, None)
        self.texts: dict[tuple[int, int], str] = {}
        self.loose: list[str] = []  # what is shown in neither
        self.tangled: list[str] = []  # an artifact in a stretch, or a stretch in another or in an artifact
        self.codes: dict[str, set[int]] = {}
        for index in range(len(self.file.pages)):
            self._read(index)

    def _node(self, entries: pikepdf.Object, parent: Node | None) -> Node:
        kind = str(entries.S)
        node = Node(self.roles.get(kind, kind).removeprefix("/"), entries, parent)
        kids = entries.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.kids.append((self._numbers[entries.Pg.objgen], int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append((self._numbers[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.kids.append(kid.Obj)
            else:
                assert kid.P.objgen == entries.objgen
                node.kids.append(self._node(kid, node))
        return node

    def _read(self, index: int) -> None:
        page = self.file.pages[index]
        inside: list[Mark] = []
        font = ""
        for words, operator in pikepdf.parse_content_stream(page):
            sign = str(operator)
            if sign in ("BDC", "BMC"):
                self._begin(index, inside, words)
            elif sign == "EMC":
                inside.pop()
            elif sign == "Tf":
                font = str(words[0])
            elif sign in SHOWING:
                if not any(mark.owned for mark in inside):
                    self.loose.append(f"{index}: {sign}")
                text = self._said(page, font, words[0]) if sign == "TJ" else ""
                if all(mark.told is None for mark in inside):
                    self._add(index, inside, text)
        assert not inside

    def _begin(self, index: int, inside: list[Mark], words: pikepdf.Object) -> None:
        said = words[1] if len(words) > 1 else pikepdf.Dictionary()
        number = int(said.MCID) if "/MCID" in said else None
        mark = Mark(str(words[0]), number, str(said.ActualText) if "/ActualText" in said else None)
        if mark.owned and any(outer.owned for outer in inside):
            self.tangled.append(f"{index}: {mark} in {inside}")
        inside.append(mark)
        if number is not None:
            assert (index, number) not in self.texts, "a number is given once"
            self.texts[index, number] = ""
        elif mark.told is not None:
            self._add(index, inside, mark.told)

    def _add(self, index: int, inside: list[Mark], text: str) -> None:
        for mark in inside:
            if mark.number is not None:
                self.texts[index, mark.number] += text

    def _said(self, page: pikepdf.Page, font: str, parts: pikepdf.Object) -> str:
        if font not in self._maps:
            cmap = page.Resources.Font[font].ToUnicode.read_bytes().decode("ascii")
            pairs = re.findall(r"^<([0-9A-F]{4})><([0-9A-F]+)>$", cmap, re.MULTILINE)
            self._maps[font] = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        data = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
        self.codes.setdefault(font, set()).update(codes)
        return "".join(self._maps[font].get(code, "\ufffd") for code in codes)

    def unmapped(self) -> dict[str, set[int]]:
        """Return the codes shown that stand for no text, by font."""
        return {font: missing for font, codes in self.codes.items() if (missing := codes - self._maps[font].keys())}

    def text(self, node: Node) -> str:
        """Return what an element says."""
        return "".join(self.texts[stretch] for stretch in node.stretches())
