"""What a file is, and the standards it keeps → its XMP packet, the same things its document information says, as XML."""

from __future__ import annotations

import hashlib
import uuid
from functools import partial
from html import escape as escaped  # that of xml.sax brings in the whole of the network
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

escape = partial(escaped, quote=False)
# The namespaces of the claims a file makes (ISO 19005-2, ISO 14289-1, ISO 15930-7), and of what XMP itself names.
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
PACKET = "W5M0MpCehiHzreSzNTczkc9d"  # the mark by which programs find a packet in a file they do not know
PDF_DATE = "D:{0:04}{1:02}{2:02}000000Z"
UNDATED = 2000, 1, 1  # of an issue that says no date: PDF/X asks for one
XMP_DATE = "{0:04}-{1:02}-{2:02}T00:00:00Z"

# PDF/A knows nothing of these claims: a file that makes one beside its own has to say what it is (ISO 19005-2, 6.6.2.3).
_FOREIGN = {
    "pdf:Trapped": ("Adobe PDF schema", "Text", "Whether the file has been trapped"),
    "pdfuaid:part": ("PDF/UA identification schema", "Integer", "Part of ISO 14289 the file keeps"),
    "pdfxid:GTS_PDFXVersion": ("PDF/X identification schema", "Text", "Version of PDF/X the file keeps"),
}


class About(NamedTuple):
    """What a file is: its words, the day it is dated, and a digest of its content, from which its identity is made."""

    title: str
    author: str
    language: str
    creator: str
    producer: str
    day: tuple[int, int, int]
    digest: bytes


def day_of(dated: date | None) -> tuple[int, int, int]:
    """Return the day a file is dated."""
    return (dated.year, dated.month, dated.day) if dated else UNDATED


def packet(about: About, claims: Mapping[str, str]) -> bytes:
    """Write the packet; `claims` are properties by their qualified names (pdfaid:part), in order."""
    identity = uuid.UUID(bytes=hashlib.sha256(about.digest).digest()[:16], version=4)
    day = XMP_DATE.format(*about.day)
    plain = {
        "xmp:CreatorTool": about.creator,
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "xmp:MetadataDate": day,
        "xmpMM:DocumentID": f"uuid:{identity}",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
        "pdf:Producer": about.producer,
        **claims,
    }
    said = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in plain.items())
    lists = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>'
    if about.author:
        lists += f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    lists += f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>"
    # A strict reader of PDF/A stumbles over the bare name of PDF/X.
    spoken = SPACES if "pdfxid:GTS_PDFXVersion" in claims else SPACES.keys() - {"pdfxid"}
    names = " ".join(f'xmlns:{key}="{value}"' for key, value in SPACES.items() if key in spoken)
    return (
        f'<?xpacket begin="\ufeff" id="{PACKET}"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{SPACES["rdf"]}">'
        f'<rdf:Description rdf:about="" {names}>{said}{lists}</rdf:Description>{_described(claims)}</rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def _described(claims: Mapping[str, str]) -> str:
    """Write the extension schemas of those claims PDF/A does not know; nothing where there are none."""
    schemas = "".join(_schema(key) for key in claims if key in _FOREIGN)
    if not schemas:
        return ""
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _schema(key: str) -> str:
    title, kind, description = _FOREIGN[key]
    prefix, _, own = key.partition(":")
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{SPACES[prefix]}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>{own}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )
