"""What the program is asked for, as one value, and what of it does not go together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from epaper.errors import UsageError
from epaper.paint.pages import Kind

Verb = Literal["window", "export", "render", "check", "import", "layout", "preflight", "help"]
ENDINGS: Mapping[Kind, tuple[str, ...]] = MappingProxyType({"png": (".png",), "tiff": (".tif", ".tiff"), "svg": (".svg",)})


class Request(NamedTuple):
    """What is asked for; fields a verb does not take keep their defaults. `page` None asks for every page."""

    verb: Verb
    path: Path | None = None
    output: Path = Path()
    stock: str = "auto"
    pages: int | None = None
    page: int | None = 1
    pictures: Path | None = None
    dpi: float | None = None
    contact: bool = False
    thumbnail: int | None = None
    force: bool = False
    as_json: bool = False
    full: bool = False
    style: str = ""
    pin: bool = False
    unpin: bool = False
    text: str = ""
    purpose: Literal["reading", "press"] = "reading"
    appendix: Literal["", "phone", "a5"] = ""
    profile: str = ""
    ink: int | None = None
    bleed: float = 0.0
    marks: bool = False
    impose: bool = False
    creep: float = 0.0

    @property
    def source(self) -> Path:
        """The path, where the verb demands one."""
        return self.path if self.path is not None else Path()

    @property
    def kind(self) -> Kind:
        """What pictures of pages are written as, by the ending of the file; raise `UsageError` for one that is not known.

        A folder and a name without an ending get PNG; figures after a dot (no.6) are no ending.
        """
        ending = self.output.suffix.lower()
        if not ending or ending[1:].isdecimal() or self.output.is_dir():
            return "png"
        for kind, endings in ENDINGS.items():
            if ending in endings:
                return kind
        raise UsageError(
            f"{self.output}：不会写“{self.output.suffix}”文件；请以 .png（图片）、.tif（CMYK 图片）或 .svg（矢量图）结尾。"
        )


def check_picture(request: Request) -> None:
    """Raise `UsageError` where what is asked of a picture does not go together."""
    small = "--contact" if request.contact else "--thumbnail" if request.thumbnail is not None else ""
    kind = request.kind
    if small and kind != "png":
        raise UsageError(f"{small} 只能写成 PNG；请让文件以 .png 结尾。")
    if small and request.dpi is not None:
        raise UsageError(f"{small} 的大小由像素数定，不能同时写 --dpi；请去掉一个。")
    if request.contact and request.page != 1:
        raise UsageError("--contact 总是全部版面，不能同时写 --page；请去掉一个。")
    if kind == "svg" and request.dpi is not None:
        raise UsageError("SVG 是矢量图，没有分辨率；请去掉 --dpi。")
    vain = "--profile" if request.profile else "--ink" if request.ink is not None else ""
    if kind != "tiff" and vain:
        raise UsageError(f"{vain} 只用于 CMYK 图片；请去掉它，或让文件以 .tif 结尾。")
