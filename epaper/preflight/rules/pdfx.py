"""The file as a whole → faults against PDF/X-4 in header, trailer and output intent, and of layers (R0034, R0035)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from epaper.preflight.model import Fault
from epaper.preflight.streams import TooMuch, decoded
from epaper.preflight.values import BROKEN, entry, items, number, path, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from epaper.preflight.limits import Limits

_NEWEST = (1, 7)  # ISO 15930-7 builds on 1.6; readers of it accept 1.7
_MOST_PROFILE = 32 << 20  # bytes; large CMYK profiles have three million
_PROFILE_HEAD = 128  # bytes of an ICC header
_REBUILT = "reconstruct"  # how qpdf, which reads the file, says that its cross references are lost
_CLASS, _SPACE = slice(12, 16), slice(16, 20)  # where it says what it is for, and in which inks


def file_faults(file: pikepdf.Pdf, limits: Limits) -> Iterator[Fault]:
    """Find what keeps the file from being PDF/X-4, pages apart."""
    version = tuple(int(part) for part in file.pdf_version.split(".") if part.isdecimal())
    if version > _NEWEST:
        yield _error("X4 version", f"PDF 版本是 {file.pdf_version}，PDF/X-4 最高到 1.7；请按 PDF/X-4 输出。")
    if len(list(items(entry(file.trailer, "/ID")))) != 2:
        yield _error("X4 id", "文件尾没有 ID；请按 PDF/X-4 重新输出。")
    if file.is_encrypted:
        yield _error("X4 encrypted", "文件加了密；请去掉密码与权限限制。")
    if limits.single and path(file.Root, "/OCProperties", "/Configs") is not None:
        yield _error("GWG R0034", "图层另存了几种显示方案（Configs），印厂不知道印哪一种；请去掉，或拼合图层。")
    yield from _intent(file)


def damage_faults(file: pikepdf.Pdf) -> Iterator[Fault]:
    """Find what had to be mended while the file was read: the next program may mend it otherwise, or refuse it."""
    mended = [str(warning) for warning in file.get_warnings()]
    if any(_REBUILT in warning for warning in mended):
        yield _error("X4 damaged", "文件已损坏或不完整（找对象的表是重建的），印厂的程序可能打不开；请重新输出或重新传送。")
    elif mended:
        yield Fault("X4 damaged", "warning", f"文件的结构有 {len(mended)} 处不合规范，读的时候作了修补；请重新输出。")


def _intent(file: pikepdf.Pdf) -> Iterator[Fault]:
    intents = [intent for intent in items(entry(file.Root, "/OutputIntents")) if word(entry(intent, "/S")) == "GTS_PDFX"]
    if len(intents) != 1:
        said = "没有" if not intents else f"有 {len(intents)} 个"
        yield _error("X4 intent", f"{said} PDF/X 输出意图（GTS_PDFX），应正好一个；请选定印刷条件后重新输出。")
        if not intents:
            yield _error("GWG R0035", "没有 CMYK 的输出意图；请选定报纸的印刷条件后重新输出。")
        return
    intent = intents[0]
    if not str(entry(intent, "/OutputConditionIdentifier") or ""):
        yield _error("X4 intent", "输出意图没有写印刷条件（OutputConditionIdentifier）；请重新输出。")
    profile = entry(intent, "/DestOutputProfile")
    if profile is not None:
        yield from _profile(profile)
    elif not str(entry(intent, "/RegistryName") or ""):
        yield _error("X4 intent", "输出意图既没有嵌入特性文件，也没有注明登记处（RegistryName）；请嵌入特性文件。")


def _profile(profile: pikepdf.Object) -> Iterator[Fault]:
    try:
        data = decoded(profile, _MOST_PROFILE) if isinstance(profile, pikepdf.Stream) else b""
    except (TooMuch, *BROKEN):
        data = b""
    if len(data) < _PROFILE_HEAD:
        yield _error("X4 intent", "输出意图的特性文件读不出来；请重新嵌入。")
    elif data[_CLASS] != b"prtr":
        yield _error("X4 intent", "输出意图的特性文件不是印刷设备的；请换成印厂给的特性文件。")
    elif data[_SPACE] != b"CMYK":
        yield _error("GWG R0035", "输出意图不是 CMYK 的；请换成报纸印刷的 CMYK 特性文件。")
    elif number(entry(profile, "/N")) != 4:
        yield _error("X4 intent", "输出意图的特性文件是 CMYK 的，却没有写成 4 个分量（N）；请重新嵌入。")


def _error(rule: str, message: str) -> Fault:
    return Fault(rule, "error", message)
