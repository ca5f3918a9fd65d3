"""A stream of a PDF → its bytes or its operators, never more of them than a press page can need.

A few kilobytes can unfold into gigabytes; so Flate is undone here, to a limit, before anything else is allowed to read it.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf

from epaper.preflight.values import entry, items, word

if TYPE_CHECKING:
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Stream

    Instruction = ContentStreamInstruction | ContentStreamInlineImage

MOST_CONTENT = 48 << 20  # bytes of operators in one stream; a dense broadsheet page of outlines takes some ten million
_FLATE = {"FlateDecode", "Fl"}
_GROWING = {*_FLATE, "LZWDecode", "LZW", "RunLengthDecode", "RL"}
_MOST_GROWTH = 4096  # of any filter that is not Flate: LZW codes stand for at most as many bytes


class TooMuch(Exception):
    """A stream holds more than anybody could print."""


def filters(stream: object) -> tuple[str, ...]:
    """Return the names of the filters of a stream, the outermost first."""
    given = entry(stream, "/Filter")
    return (word(given),) if isinstance(given, pikepdf.Name) else tuple(word(item) for item in items(given))


def decoded(stream: Stream, most: int) -> bytes:
    """Return the bytes of a stream; raise `TooMuch` when there are more than `most`."""
    measure(stream, most)
    data = stream.read_bytes()
    if len(data) > most:
        raise TooMuch
    return data


def measure(stream: Stream, most: int) -> None:
    """Raise `TooMuch` when a stream unfolds into more than `most` bytes."""
    raw: bytes = stream.read_raw_bytes()
    if len(raw) > most:
        raise TooMuch
    names = filters(stream)
    for at, name in enumerate(names):
        if name in _FLATE:
            raw = _inflated(raw, most)
        elif name in _GROWING and len(raw) * (_MOST_GROWTH if at + 1 < len(names) else 1) > most:
            raise TooMuch


def _inflated(raw: bytes, most: int) -> bytes:
    engine = zlib.decompressobj()
    try:
        data = engine.decompress(raw, most + 1)
    except zlib.error:
        return b""  # damaged: whoever reads it will say so
    if len(data) > most:
        raise TooMuch
    return data


def instructions(source: pikepdf.Page | Stream) -> list[Instruction]:
    """Return the operators of a page or form; raise `TooMuch`, or what pikepdf raises for content that is broken."""
    if isinstance(source, pikepdf.Page):
        given = source.obj.get("/Contents")
        streams = [given] if isinstance(given, pikepdf.Stream) else list(items(given))
        if sum(len(stream.read_raw_bytes()) for stream in streams if isinstance(stream, pikepdf.Stream)) > MOST_CONTENT:
            raise TooMuch
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                measure(stream, MOST_CONTENT // max(1, len(streams)) if len(streams) > 64 else MOST_CONTENT)
        if not streams:
            return []
    else:
        measure(source, MOST_CONTENT)
    return list(pikepdf.parse_content_stream(source))
