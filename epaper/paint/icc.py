"""Bytes of an ICC file → its head, where they are the profile of a four-colour press; else one sentence that says what they are.

Only what stands in the first bytes is read here, so that a file made to do harm is turned away before a colour engine opens it.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from epaper.errors import UnreadableInput

HEADER_SIZE = 128
TAG_ENTRY = struct.Struct(">4sII")
MOST_TAGS = 200  # the largest of real profiles have some forty
LATEST_VERSION = 4  # PDF knows no later one: version 5 is iccMAX
PRESS, FOUR_INKS = b"prtr", b"CMYK"
CONNECTION_SPACES = (b"Lab ", b"XYZ ")
TABLES = (b"A2B0", b"B2A0")  # ink → colour and colour → ink; without them nothing can be separated or proofed
REMEDY = "请改用印刷厂给出的 CMYK 输出（prtr）ICC 文件，版本 2 或 4"

# What a profile of another kind is called, so that a person sees which file was taken by mistake.
CLASSES = {
    b"mntr": "显示器",
    b"scnr": "扫描仪或相机",
    b"link": "设备链接",
    b"spac": "色彩空间",
    b"abst": "抽象",
    b"nmcl": "专色",
}
SPACES = {b"RGB ": "RGB", b"GRAY": "灰度", b"CMY ": "CMY", b"Lab ": "Lab"}


class Head(NamedTuple):
    """What a profile says of itself: how long it is in bytes, its main version, and the signatures of its tags."""

    size: int
    version: int
    tags: tuple[bytes, ...]


def press_head(data: bytes, where: str) -> Head:
    """Return the head of the profile of a four-colour press; raise `UnreadableInput`, naming `where`, for anything else."""
    if len(data) < HEADER_SIZE + 4 or data[36:40] != b"acsp":
        raise UnreadableInput(f"{where}：不是 ICC 文件；{REMEDY}。")
    (size,) = struct.unpack_from(">I", data)
    if size > len(data):
        raise UnreadableInput(f"{where}：ICC 文件不完整，应有 {size} 字节，只有 {len(data)} 字节；请重新取得这个文件。")
    version, kind, space, connection = data[8], data[12:16], data[16:20], data[20:24]
    if not 0 < version <= LATEST_VERSION:
        raise UnreadableInput(f"{where}：ICC 版本是 {version}，PDF 只认版本 2 和 4；{REMEDY}。")
    if kind != PRESS:
        raise UnreadableInput(f"{where}：是{CLASSES.get(kind, '其他')}用的 ICC 文件，不是印刷输出用的；{REMEDY}。")
    if space != FOUR_INKS:
        raise UnreadableInput(f"{where}：是{SPACES.get(space, '其他颜色')}的 ICC 文件，不是 CMYK 的；{REMEDY}。")
    tags = _tags(data[:size])
    if tags is None or connection not in CONNECTION_SPACES:
        raise UnreadableInput(f"{where}：ICC 文件已损坏；请重新取得这个文件。")
    if not set(TABLES) <= set(tags):
        raise UnreadableInput(f"{where}：ICC 文件里没有颜色与油墨之间的换算表；{REMEDY}。")
    return Head(size, version, tags)


def _tags(data: bytes) -> tuple[bytes, ...] | None:
    """Return the signatures of all tags, or nothing where one does not lie inside the file."""
    (count,) = struct.unpack_from(">I", data, HEADER_SIZE) if len(data) >= HEADER_SIZE + 4 else (0,)
    first = HEADER_SIZE + 4 + TAG_ENTRY.size * count
    if not 0 < count <= MOST_TAGS or first > len(data):
        return None
    entries = [TAG_ENTRY.unpack_from(data, HEADER_SIZE + 4 + TAG_ENTRY.size * index) for index in range(count)]
    if any(at < first or at + size > len(data) for _, at, size in entries):
        return None
    return tuple(sign for sign, _, _ in entries)
