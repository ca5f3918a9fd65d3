"""The faces that come with the program: the part each plays, its file, and for the fall-back faces where their characters lie.

A fall-back face is asked only for characters of its own blocks, so that a rare character opens one file and not all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

BODY = "song"
EMOJI = "emoji"

# The roles of a newspaper's types, and the file that plays each part. The key is also the face's name in the scene.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "song": "NotoSerifSC-Medium.ttf",  # 报宋, the body
        "song-bold": "NotoSerifSC-Bold.ttf",  # 小标宋
        "song-black": "NotoSerifSC-Black.ttf",  # 大标宋
        "hei-bold": "NotoSansSC-Bold.ttf",  # 黑体
        "hei-black": "NotoSansSC-Black.ttf",  # 大黑
        "kai": "LXGWWenKai-Regular.ttf",  # 楷体
        "brush": "MaShanZheng-Regular.ttf",  # 报头 lettering
        "latin": "SourceSerif4-Regular.ttf",  # the text of an English paper
        "latin-italic": "SourceSerif4-Italic.ttf",
        "latin-bold": "SourceSerif4-Bold.ttf",
        "latin-black": "FrankRuhlLibre-ExtraBold.ttf",  # its heads
        "latin-sans": "LibreFranklin-SemiBold.ttf",  # its labels
        "latin-masthead": "UnifrakturCook-Bold.ttf",
    }
)

# What stands in for a face that lacks a character before the body does: faces of like colour.
NEAREST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "song-bold": ("latin-bold",),
        "song-black": ("song-bold", "latin-bold"),
        "hei-bold": ("latin-sans",),
        "hei-black": ("hei-bold", "latin-sans"),
        "latin-italic": ("latin", "kai"),
        "latin-bold": ("latin", "song-bold"),
        "latin-black": ("latin-bold", "song-black"),
        "latin-sans": ("latin-bold", "hei-bold"),
        "latin-masthead": ("latin-black", "song-black"),
    }
)


class Fallback(NamedTuple):
    """A face for characters the body lacks: its key, its file, and the blocks it is asked for.

    One of heavy type is asked only `beside` the faces of these keys, any other beside all.
    """

    key: str
    file: str
    blocks: tuple[range, ...]
    beside: frozenset[str] = frozenset()


_ALPHABETS = (
    range(0x0080, 0x0530),  # Latin, IPA, tone marks, combining accents, Greek, Cyrillic
    range(0x1AB0, 0x1B00),
    range(0x1C80, 0x1C90),
    range(0x1D00, 0x20D0),  # phonetics, Latin with two accents, Greek with accents, punctuation, super- and subscripts, currency
    range(0x2100, 0x2190),
    range(0x2C60, 0x2C80),
    range(0x2DE0, 0x2E80),
    range(0xA640, 0xA800),
    range(0xAB30, 0xAB70),
    range(0xFB00, 0xFB07),
    range(0xFE20, 0xFE30),
    range(0x10780, 0x107C0),
    range(0x1DF00, 0x1E000),
)

_ARABIC = (
    range(0x0600, 0x0700),
    range(0x0750, 0x0780),
    range(0x0870, 0x0900),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)
_HEAVY = frozenset({"song-bold", "song-black", "hei-bold", "hei-black", "latin-bold", "latin-black", "latin-sans"})

# In the order they are asked; the first that has the character sets it.
FALLBACKS: tuple[Fallback, ...] = (
    Fallback("latin", ROLES["latin"], _ALPHABETS),  # the Latin of the body face is of the same design
    Fallback("serif", "NotoSerif-Regular.ttf", _ALPHABETS),
    Fallback("arabic-bold", "ScheherazadeNew-Bold.ttf", _ARABIC, _HEAVY),
    Fallback("arabic", "ScheherazadeNew-Medium.ttf", _ARABIC),
    Fallback("hebrew", "NotoSerifHebrew-Medium.ttf", (range(0x0590, 0x0600), range(0xFB1D, 0xFB50))),
    Fallback(
        "devanagari",
        "NotoSerifDevanagari-Regular.ttf",
        (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA830, 0xA840), range(0xA8E0, 0xA900)),
    ),
    Fallback("thai", "NotoSansThai-Regular.ttf", (range(0x0E00, 0x0E80),)),
    Fallback("tibetan", "NotoSerifTibetan-Regular.ttf", (range(0x0F00, 0x1000),)),
    Fallback("mongolian", "NotoSansMongolian-Regular.ttf", (range(0x1800, 0x18B0), range(0x11660, 0x11680))),
    Fallback("yi", "NotoSansYi-Regular.ttf", (range(0xA000, 0xA4D0),)),
    Fallback("lisu", "NotoSansLisu-Medium.ttf", (range(0xA4D0, 0xA500), range(0x11FB0, 0x11FC0))),
    Fallback("hangul", "NotoSerifKR-Medium.ttf", (range(0x3130, 0x3190), range(0xAC00, 0xD7B0))),
    Fallback(
        "math",
        "NotoSansMath-Regular.ttf",
        (range(0x2010, 0x2070), range(0x20D0, 0x2300), range(0x27C0, 0x2800), range(0x2900, 0x2C00), range(0x1D400, 0x1D800)),
    ),
    Fallback("symbols", "NotoSansSymbols-Medium.ttf", (range(0x20D0, 0x2800), range(0x1F100, 0x1F200), range(0x1F700, 0x1F780))),
    Fallback(
        "symbols-2",
        "NotoSansSymbols2-Regular.ttf",
        (
            range(0x2300, 0x2C00),
            range(0x4DC0, 0x4E00),
            range(0x1F000, 0x1F100),
            range(0x1F650, 0x1F680),
            range(0x1F700, 0x1F900),
            range(0x1FA00, 0x1FA70),
        ),
    ),
    Fallback(
        EMOJI,
        "NotoEmoji-Medium.ttf",
        (
            range(0x203C, 0x204A),
            range(0x20E3, 0x20E4),
            range(0x2190, 0x2C00),
            range(0x3030, 0x3031),
            range(0x3297, 0x329A),
            range(0x1F000, 0x1FB00),
        ),
    ),
    Fallback("han", "HanaMinB.ttf", (range(0x20000, 0x2EBF0),)),
    Fallback("han-compatibility", "HanaMinA.ttf", (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))),
    Fallback("kai", ROLES["kai"], (range(0x2E80, 0x3400), range(0x20000, 0x323B0))),  # the youngest Han, for names
)

# Every face, by key.
FILES: Mapping[str, str] = MappingProxyType({**ROLES, **{fallback.key: fallback.file for fallback in FALLBACKS}})
