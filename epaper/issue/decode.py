"""Bytes of a text file → its characters, the encoding found by evidence: mark, UTF-8, UTF-16, GB 18030.

Invariants: nothing is guessed past doubt (a wrong guess prints wrong characters): what is not plainly one of these is refused;
line breaks of any kind come out as a line feed.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from epaper.errors import UnreadableInput

# A newspaper's longest issue (a hundred pages of 6,000 characters) is a third of this.
MOST_CHARACTERS = 2_000_000
_MOST_BYTES = MOST_CHARACTERS * 4 + 4

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Damaged UTF-8 still reads as UTF-8 for the most part; GB 18030 text read as UTF-8 is nearly all damage.
_FEW_DAMAGED = 0.1
# Ordinary Chinese prose is nearly all of GB 2312's first level 一级汉字; text in another code, misread, is mostly not.
_COMMON_SHARE = 0.6
_LEVEL_ONE = range(0xB0, 0xD8)
_MARKS = (0xA1, 0xA3)  # the rows of punctuation and full-width letters


class Coded(NamedTuple):
    """The text of a file as it stands there, line breaks included, its encoding, and the mark before it."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Return the bytes of another text written the same way."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file with plain line breaks; `name` is how the message names it."""
    return plain_breaks(decoded(data, name).text)


def plain_breaks(text: str) -> str:
    """Make every line break a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes, name: str) -> Coded:
    """Find out how a file is written; `name` is how the message names it."""
    if not data.strip():
        raise UnreadableInput(f"{name}：文件是空的；请换一个有报纸文字的文件。")
    if len(data) > _MOST_BYTES:
        raise UnreadableInput(_too_long(name))
    coded = _by_evidence(data, name)
    if len(plain_breaks(coded.text)) > MOST_CHARACTERS:
        raise UnreadableInput(_too_long(name))
    if not coded.text.strip():
        raise UnreadableInput(f"{name}：文件里没有可见的文字；请换一个有报纸文字的文件。")
    return coded


def _too_long(name: str) -> str:
    return f"{name}：超过 {MOST_CHARACTERS:,} 字，不像一期报纸；请按期拆成几个文件。"


def _by_evidence(data: bytes, name: str) -> Coded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Coded(_strictly(data[len(mark) :], encoding, name), encoding, mark)
    if b"\0" in data:
        return _wide(data, name)
    try:
        return Coded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as trouble:
        if _mostly_utf8(data):
            raise UnreadableInput(_damaged(name, data[: trouble.start], "UTF-8")) from trouble
    return Coded(_national(data, name), "gb18030")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start].decode(encoding, "ignore").encode()
        raise UnreadableInput(_damaged(name, before, encoding.upper())) from trouble


def _damaged(name: str, before: bytes, encoding: str) -> str:
    line = before.count(b"\n") + 1
    return f"{name} 第 {line} 行：有不属于 {encoding} 的字节，文件可能损坏；请用编辑器打开，另存为 UTF-8 后再试。"


def _wide(data: bytes, name: str) -> Coded:
    """Read UTF-16 without a mark: in the right order of bytes it is ordinary prose, in the wrong one it is not."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "replace")
        if len(data) % 2 == 0 and "\ufffd" not in text and not _has_controls(text) and _is_prose(text):
            return Coded(text, encoding)
    raise UnreadableInput(f"{name}：是二进制文件，不是文字；请给出 Markdown、纯文本或 .epaper 文件。")


def _has_controls(text: str) -> bool:
    return any(ord(char) < 32 and char not in "\t\n\r\f" for char in text)


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - damaged
    return damaged <= sound * _FEW_DAMAGED


def _national(data: bytes, name: str) -> str:
    """Read GB 18030, if the characters that come out are those of ordinary prose."""
    text = _strictly(data, "gb18030", name) if _is_prose(data.decode("gb18030", "replace")) else ""
    if not text or _has_controls(text):
        raise UnreadableInput(f"{name}：认不出文字编码（试过 UTF-8、UTF-16、GB 18030）；请用编辑器另存为 UTF-8 后再试。")
    return text


def _is_prose(text: str) -> bool:
    wide = [char for char in text if char > "\x7f"]
    common = sum(1 for char in wide if _is_common(char))
    return bool(wide) and common >= len(wide) * _COMMON_SHARE


def _is_common(char: str) -> bool:
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and (code[0] in _LEVEL_ONE or code[0] in _MARKS)
