"""The metadata of the file → faults against PDF/X-4 in XMP and document information, and where the two disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pikepdf

from epaper.preflight.model import Fault
from epaper.preflight.streams import TooMuch, decoded
from epaper.preflight.values import BROKEN, entry, path, word

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_XMP = 8 << 20  # bytes; a packet has some thousand
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_DOCUMENT = "{http://ns.adobe.com/xap/1.0/mm/}DocumentID"
_TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
_NEEDED = {
    _TITLE: "标题（dc:title）",
    f"{_XMP}CreateDate": "创建时间（xmp:CreateDate）",
    f"{_XMP}ModifyDate": "修改时间（xmp:ModifyDate）",
    f"{_XMP}MetadataDate": "元数据时间（xmp:MetadataDate）",
    _DOCUMENT: "文档标识（xmpMM:DocumentID）",
}
_SAME = (
    ("/Title", _TITLE, "标题"),
    ("/CreationDate", f"{_XMP}CreateDate", "创建时间"),
    ("/ModDate", f"{_XMP}ModifyDate", "修改时间"),
)
_TO_THE_SECOND = 14  # digits: year to second; the zone is written in too many ways


def metadata_faults(file: pikepdf.Pdf) -> Iterator[Fault]:
    """Find what is missing from the metadata, or said twice and differently."""
    said = _xmp(file)
    information = entry(file.trailer, "/Info")
    trapped = word(entry(information, "/Trapped")) or (said or {}).get(_TRAPPED, "")
    if trapped not in {"True", "False"}:
        yield _error("X4 trapped", "没有写明是否做过陷印（Trapped 应为 True 或 False）；请按 PDF/X-4 输出。")
    if said is None:
        yield _error("X4 xmp", "没有 XMP 元数据，或读不出来；请按 PDF/X-4 输出。")
        return
    if not said.get(_PDFX, "").startswith("PDF/X-4"):
        now = said.get(_PDFX) or str(entry(information, "/GTS_PDFXVersion") or "") or "没有写"
        yield _error("GWG R0001", f"文件没有声明为 PDF/X-4（pdfxid:GTS_PDFXVersion，现在：{now}）；请按 PDF/X-4 输出。")
    for key, named in _NEEDED.items():
        if not said.get(key):
            yield _error("X4 xmp", f"XMP 元数据里没有{named}；请按 PDF/X-4 输出。")
    for old, new, named in _SAME:
        one, other = str(entry(information, old) or ""), said.get(new, "")
        if one and other and not _agree(one, other, is_date=old.endswith("Date")):
            yield _error("X4 info", f"文档信息与 XMP 元数据里的{named}不一致；请重新输出。")


def _agree(one: str, other: str, *, is_date: bool) -> bool:
    if not is_date:
        return one.strip() == other.strip()
    first, second = (re.sub(r"\D", "", date)[:_TO_THE_SECOND] for date in (one, other))
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def _xmp(file: pikepdf.Pdf) -> dict[str, str] | None:
    stream = path(file.Root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        tree = ElementTree.fromstring(decoded(stream, _MOST_XMP))
    except (ElementTree.ParseError, TooMuch, *BROKEN):
        return None
    found: dict[str, str] = {}
    for description in tree.iter(f"{_RDF}Description"):
        found |= description.attrib
        for child in description:
            found[child.tag] = "".join(child.itertext()).strip()
    return found


def _error(rule: str, message: str) -> Fault:
    return Fault(rule, "error", message)
