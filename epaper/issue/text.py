"""One line of copy, made tidy: what every text of an `Issue` promises, in one place.

Invariants of a tidy text: Unicode NFC; no line breaks, controls or invisible format characters (joiners of emoji stay);
no space at either end; a run of any white space inside is one plain space, the semantic gap 语义空格.
"""

from __future__ import annotations

import re
import unicodedata

# Format characters that carry meaning inside a grapheme: the two joiners, and the tags of flag emoji.
_JOINERS = {"\u200c", "\u200d"}
_TAGS = range(0xE0020, 0xE0080)
_GAP = re.compile(r"\s+")
# Compared and no pattern: re compiles a class character by character, and this one would take a millisecond of every start.
_HAN = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\u3007", "\u3007"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))
_WIDE = re.compile(r"[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3000-\u303f\uff00-\uffef]")
_HALF_COLON = r"(?<=[\u3400-\u9fff]):(?=[\u3400-\u9fff])"  # compiled when raw text is read; nothing else has such colons


def clean(text: str) -> str:
    """Return the tidy form of `text` (see the module's invariants)."""
    return _GAP.sub(" ", visible(text)).strip()


def visible(text: str) -> str:
    """Return `text` in NFC without controls and invisible format characters; white space stays as it is."""
    # Nearly all copy is printable as it stands, and the look at every character can be spared.
    kept = text if text.isprintable() else "".join(char for char in text if _kept(char))
    return unicodedata.normalize("NFC", kept)


def _kept(char: str) -> bool:
    """Say whether a character may stand in copy; white space may, clean makes gaps of it."""
    if char.isascii():
        return char.isprintable() or char.isspace()
    category = unicodedata.category(char)
    if category == "Cf":
        return char in _JOINERS or ord(char) in _TAGS
    return category not in {"Cc", "Cs"} or char.isspace()


def is_han(char: str) -> bool:
    """Say whether a character is a Han character 汉字."""
    return any(first <= char <= last for first, last in _HAN)


def is_wide(char: str) -> bool:
    """Say whether a character is Han or a mark of Chinese punctuation."""
    return is_han(char) or _WIDE.match(char) is not None


def full_width_colons(text: str) -> str:
    """Make a half-width colon between Han characters full-width (rulebook A8.1)."""
    return re.sub(_HALF_COLON, "：", text)


def excerpt(text: str, length: int = 24) -> str:
    """Return the beginning of `text` for a message."""
    return text if len(text) <= length else text[: length - 1] + "…"
