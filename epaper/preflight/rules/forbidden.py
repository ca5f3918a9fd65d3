"""Every object of the file → faults for what a press must not meet: scripts, attachments, forms, media, transfer curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from epaper.geometry import Rect
from epaper.preflight.model import Fault
from epaper.preflight.streams import filters
from epaper.preflight.values import BROKEN, entry, items, numbers, path, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from epaper.preflight.model import Boxes, Sheet

MOST_OBJECTS = 400_000  # looked at; a thick newspaper has some ten thousand
_ALLOWED_NOTES = {"PrinterMark", "TrapNet"}  # ISO 15930-7: all others lie wholly outside the BleedBox
_MEDIA = {"Movie", "Sound", "Screen", "RichMedia", "3D"}
_SCRIPTS = {"JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "Rendition", "Movie", "Sound", "RichMediaExecute"}
_MILD = ("Identity", "Default")
_HALFTONES = {1, 5}


def forbidden_faults(file: pikepdf.Pdf) -> Iterator[Fault]:
    """Find forbidden objects anywhere in the file, each kind once."""
    seen: set[str] = set()
    for message in (*_of_catalogue(file), *_of_objects(file)):
        if message not in seen:
            seen.add(message)
            yield Fault("X4 forbidden", "error", message)


def _of_catalogue(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    if path(root, "/Names", "/JavaScript") is not None:
        yield "文件里有 JavaScript；请去掉。"
    if path(root, "/Names", "/EmbeddedFiles") is not None or entry(root, "/AF") is not None:
        yield "文件带有附件；请去掉。"
    if entry(root, "/AA") is not None or isinstance(entry(root, "/OpenAction"), pikepdf.Dictionary):
        yield "文件设了打开时的动作；请去掉。"
    form = entry(root, "/AcroForm")
    if form is not None and (list(items(entry(form, "/Fields"))) or entry(form, "/XFA") is not None):
        yield "文件里有可填写的表单；请拼合（flatten）后重新输出。"


def _of_objects(file: pikepdf.Pdf) -> Iterator[str]:
    for count, item in enumerate(file.objects):
        if count >= MOST_OBJECTS:
            yield f"文件里的对象超过 {MOST_OBJECTS} 个，没有全部检查；请用原来的程序重新输出。"
            return
        try:
            yield from _of_object(item)
        except BROKEN:
            continue


def _of_object(item: object) -> Iterator[str]:
    if isinstance(item, pikepdf.Stream):
        yield from _of_stream(item)
    if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    if word(entry(item, "/S")) in _SCRIPTS:
        yield "文件里有脚本或动作；请去掉。"
    if entry(item, "/EF") is not None:
        yield "文件带有附件；请去掉。"
    if "/AA" in item:
        yield "文件里有自动触发的动作；请去掉。"
    states = entry(entry(item, "/Resources"), "/ExtGState")
    for state in (item, *(entry(states, key) for key in (states.keys() if isinstance(states, pikepdf.Dictionary) else ()))):
        yield from _of_state(state)


def _of_state(state: object) -> Iterator[str]:
    for key in ("/TR", "/TR2"):
        curve = entry(state, key)
        if curve is not None and word(curve) not in _MILD and (word(curve) or not isinstance(curve, pikepdf.Name)):
            yield "图形状态里有转移曲线（TR），会改变网点大小；请去掉。"
    halftone = entry(state, "/HT")
    if isinstance(halftone, (pikepdf.Dictionary, pikepdf.Stream)):
        if int(halftone.get("/HalftoneType", 0)) not in _HALFTONES or "/HalftoneName" in halftone:
            yield "文件自带加网设置（HT），会打乱印厂的加网；请去掉。"
        if "/TransferFunction" in halftone:
            yield "图形状态里有转移曲线（TR），会改变网点大小；请去掉。"


def _of_stream(item: pikepdf.Stream) -> Iterator[str]:
    if word(entry(item, "/Subtype")) == "PS" or word(entry(item, "/Subtype2")) == "PS":
        yield "文件里有 PostScript 片段；请拼合后重新输出。"
    if entry(item, "/OPI") is not None:
        yield "图片只是 OPI 占位，真图在别处；请嵌入原图。"
    if entry(item, "/Ref") is not None and word(entry(item, "/Subtype")) == "Form":
        yield "版面引用了别的文件（Ref）；请把内容嵌入。"
    if entry(item, "/Alternates") is not None:
        yield "图片带有备用图（Alternates）；请去掉。"
    if {"LZWDecode", "LZW"} & set(filters(item)):
        yield "文件用了 LZW 压缩；请改用 Flate（ZIP）重新输出。"


def note_faults(sheet: Sheet) -> Iterator[Fault]:
    """Find annotations that would be printed, or lie, within the page."""
    inside = sheet.boxes.bleed or sheet.boxes.trim or sheet.boxes.art or sheet.boxes.media
    if "/AA" in sheet.source.obj:
        yield Fault("X4 forbidden", "error", "版面设了自动触发的动作；请去掉。", sheet.number)
    for note in items(entry(sheet.source.obj, "/Annots")):
        kind = word(entry(note, "/Subtype"))
        place = numbers(entry(note, "/Rect"))
        if kind in _MEDIA:
            yield Fault("X4 forbidden", "error", "版面里有影音；请去掉。", sheet.number)
        elif kind not in _ALLOWED_NOTES and len(place) == 4 and inside is not None and _meet(place, inside):
            named = {"Link": "链接", "Widget": "表单域"}.get(kind, "批注")
            message = f"版面范围内有{named}（{kind}），PDF/X-4 不允许；请去掉后重新输出。"
            yield Fault("X4 annotations", "error", message, sheet.number, _on_page(place, sheet.boxes))


def _meet(place: Sequence[float], inside: Sequence[float]) -> bool:
    left, right = sorted((place[0], place[2]))
    bottom, top = sorted((place[1], place[3]))
    return left < inside[2] and right > inside[0] and bottom < inside[3] and top > inside[1]


def _on_page(place: Sequence[float], boxes: Boxes) -> Rect:
    left, _, _, top = boxes.media or (0.0, 0.0, 0.0, 0.0)
    across, down = sorted((place[0], place[2])), sorted((place[1], place[3]))
    return Rect(across[0] - left, top - down[1], across[1] - across[0], down[1] - down[0])
