"""Codes of simple fonts → the names of the glyphs they show, and names → characters (ISO 32000-1, 9.6.6 and annex D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from epaper.preflight.values import entry, items, number, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pikepdf import Object

# The names of CFF's standard strings 1 to 228 in their order (Adobe Technical Note 5176, appendix A): all glyphs of Latin text.
_LATIN = (
    "space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period"
    " slash zero one two three four five six seven eight nine colon semicolon less equal greater question at"
    " A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore quoteleft"
    " a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde"
    " exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft"
    " guilsinglright fi fl endash dagger daggerdbl periodcentered paragraph bullet quotesinglbase quotedblbase quotedblright"
    " guillemotright ellipsis perthousand questiondown grave acute circumflex tilde macron breve dotaccent dieresis ring cedilla"
    " hungarumlaut ogonek caron emdash AE ordfeminine Lslash Oslash OE ordmasculine ae dotlessi lslash oslash oe germandbls"
    " onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters"
    " twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla"
    " Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde"
    " Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde"
    " ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve"
    " otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron"
)
LATIN = tuple(_LATIN.split())
# What they stand for, in the same order (Adobe Glyph List).
_CHARACTERS = (
    ' !"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_‘abcdefghijklmnopqrstuvwxyz{|}~'
    "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß"
    "¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž"
)
CHARACTER: Mapping[str, str] = dict(zip(LATIN, _CHARACTERS, strict=True)) | {"Euro": "€"}
_NAME = {character: name for name, character in CHARACTER.items()} | {"\xa0": "space", "\xad": "hyphen"}


def _of_codec(codec: str) -> dict[int, str]:
    """Return what the codes of an encoding show; those it leaves open, and those of no Latin glyph, are not among them."""
    texts = ((code, bytes([code]).decode(codec, "ignore")) for code in range(0x20, 0x100))
    return {code: _NAME[text] for code, text in texts if text in _NAME}


# The standard encoding holds the first 149 of them in order, with gaps between the codes.
_STANDARD_CODES = (
    *range(0x20, 0x7F), *range(0xA1, 0xB0), *range(0xB1, 0xB5), *range(0xB6, 0xBE), 0xBF, *range(0xC1, 0xC9), 0xCA, 0xCB,
    *range(0xCD, 0xD1), 0xE1, 0xE3, *range(0xE8, 0xEC), 0xF1, 0xF5, *range(0xF8, 0xFC),
)  # fmt: skip
STANDARD: Mapping[int, str] = dict(zip(_STANDARD_CODES, LATIN[:149], strict=True))
_NAMED = {
    "StandardEncoding": STANDARD,
    "WinAnsiEncoding": _of_codec("cp1252"),
    "MacRomanEncoding": _of_codec("mac_roman") | {0xDB: "currency"},  # Apple put the euro there later
}


def names_shown(encoding: Object | None, unsaid: Mapping[int, str] | None) -> dict[int, str]:
    """Return the glyph names of an encoding's codes; `unsaid` holds where it names no encoding to start from."""
    base = _NAMED.get(word(encoding) or word(entry(encoding, "/BaseEncoding")), unsaid) or {}
    names, code = dict(base), 0
    for item in items(entry(encoding, "/Differences")):
        if word(item):
            names[code] = word(item)
            code += 1
        else:
            code = int(number(item))
    return names


def character_of(name: str) -> int | None:
    """Return the code point a glyph name stands for, None where the name does not tell."""
    if name in CHARACTER:
        return ord(CHARACTER[name])
    for head, digits in (("uni", 4), ("u", 4), ("u", 5), ("u", 6)):
        if name.startswith(head) and len(name) == len(head) + digits:
            try:
                return int(name.removeprefix(head), 16)
            except ValueError:
                continue
    return None
