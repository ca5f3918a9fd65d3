"""Bytes of a JPEG or PNG → the same picture without what cameras and programs note beside it, not a sample changed.

Such notes (EXIF, XMP, IPTC, comments, small copies) tell readers where a photograph was taken, by whose camera, and what was on
it before it was cut. What decoders need stays: of a JPEG the segments of JFIF and Adobe, which say what its colours are. Its
profile goes, since a file is embedded as it came only where readers need none. Behind the end nothing stays: phones put films
there.
"""

from __future__ import annotations

import re

PNG_SIGN = b"\x89PNG\r\n\x1a\n"
PNG_NOTES = (b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME")
PNG_END = b"IEND"
AROUND_CHUNK = 12  # bytes: its length, its name and its check

MARKER = re.compile(rb"\xff+([\x01-\xfe])")
MARKER_IN_SCAN = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")  # FF and zero is a sample, and eight other marks only restart
START, STOP = b"\xff\xd8", b"\xff\xd9"
END, SCAN, COMMENT = 0xD9, 0xDA, 0xFE
BARE = frozenset((0x01, *range(0xD0, END)))  # have no content
JFIF, ADOBE = 0xE0, 0xEE
APPLICATIONS = range(JFIF, 0xF0)
SIGNS = {JFIF: b"JFIF\0", ADOBE: b"Adobe"}
BEFORE_COPY, WITHOUT_COPY = 16, 18  # bytes of JFIF, with its mark and length: up to the size of a small copy, and with that


def without_notes(data: bytes) -> bytes:
    """Return a picture without notes; what is neither JPEG nor PNG comes back as it is."""
    if data.startswith(PNG_SIGN):
        return _png(data)
    return _jpeg(data) if data.startswith(b"\xff\xd8") else data


def _png(data: bytes) -> bytes:
    kept, at = [PNG_SIGN], len(PNG_SIGN)
    while at + AROUND_CHUNK <= len(data):
        kind, after = data[at + 4 : at + 8], at + AROUND_CHUNK + int.from_bytes(data[at : at + 4], "big")
        if kind not in PNG_NOTES:
            kept.append(data[at:after])
        if kind == PNG_END:
            break
        at = after
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes:
    kept, at = [START], len(START)
    while (found := MARKER.search(data, at)) is not None and (marker := found[1][0]) != END:
        at = found.end()
        if marker in BARE:
            continue
        at += int.from_bytes(data[at : at + 2], "big")
        if marker == SCAN:
            ended = MARKER_IN_SCAN.search(data, at)
            at = ended.start() if ended else len(data)
        kept.append(_kept(marker, b"\xff" + data[found.start(1) : at]))
    return b"".join((*kept, STOP))


def _kept(marker: int, segment: bytes) -> bytes:
    """Return what stays of a segment, its mark, length and content."""
    if marker in APPLICATIONS and not (marker in SIGNS and segment.startswith(SIGNS[marker], 4)):
        return b""
    if marker == JFIF and len(segment) > WITHOUT_COPY:
        return b"\xff\xe0\0\x10" + segment[4:BEFORE_COPY] + b"\0\0"
    return b"" if marker == COMMENT else segment
