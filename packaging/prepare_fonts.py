"""Pinned npm and Debian packages → the type of the house in `resources/fonts/`, the same bytes on every run.

Every download is held against its SHA-256 before it is opened. The body face, the Kai, the Latin faces and the masthead lettering
are shipped as they come; the display weights are cut to what a paper sets in them, the fall-back faces to what they stand in for.
The script runs on Debian 12 with npm,
in the virtual environment that `packaging/test` makes:

    .venv/bin/python packaging/prepare_fonts.py [--cache FOLDER] [--output FOLDER]
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import re
import struct
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

RESOURCES = Path(__file__).resolve().parents[1] / "resources" / "fonts"


class Package(NamedTuple):
    """A pinned download: how it is asked for, the file it arrives as, and what that file must hash to."""

    command: tuple[str, ...]
    file: str
    sha256: str


class Shipped(NamedTuple):
    """One face of the house: its file name, where it comes from, what it is cut to (None: whole) and what it must have.

    The repertoires go by name, see `repertoires`. A fall-back face needs no box for a missing character.
    """

    name: str
    package: Package
    member: str
    keep: str | None
    must: str
    boxed: bool = True


def _npm(name: str, version: str, sha256: str) -> Package:
    command = ("npm", "pack", "--silent", f"@expo-google-fonts/{name}@{version}")
    return Package(command, f"expo-google-fonts-{name}-{version}.tgz", sha256)


def _deb(name: str, version: str, sha256: str) -> Package:
    return Package(("apt-get", "download", f"{name}={version}"), f"{name}_{version}_all.deb", sha256)


SERIF = _npm("noto-serif-sc", "0.4.3", "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e")
SANS = _npm("noto-sans-sc", "0.4.3", "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59")
BRUSH = _npm("ma-shan-zheng", "0.4.3", "9befb7ac1ef0b08c17d8e1ea322a426833e91886f30dc3fb9f993676a8ef7ac3")
LATIN = _npm("source-serif-4", "0.4.1", "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4")
LATIN_HEADS = _npm("frank-ruhl-libre", "0.4.1", "e07dcaf8d328a97bf10ab0e6474adaf53932a5ea6c2e0843b182d4567e6b0118")
LATIN_SANS = _npm("libre-franklin", "0.4.2", "a4173e7b8328507770c11e9a05f15f6398921035ac783e53564601a8c2c08c52")
BLACKLETTER = _npm("unifrakturcook", "0.4.1", "6d995cf45af221801aa6c3fd02d8692545d7527b93c274c2136f3acc10c51f02")
ALPHABETS = _npm("noto-serif", "0.4.2", "78810a8143112a326def7ec976601ecb9855a9e79082c727246beec4f0531d0c")
# Its letters are whole glyphs, where others put dots on bare shapes: only so does a PDF of it read back.
ARABIC = _npm("scheherazade-new", "0.4.3", "ab792bb2d6d1b10d843dc1597a1642b83bc8f99f70ded3b5c08a8181df590836")
HEBREW = _npm("noto-serif-hebrew", "0.4.2", "9a7a1fd368db164b41a6be2f3adbe6699f3850e0188f7635ee5a93a45c8c65e3")
DEVANAGARI = _npm("noto-serif-devanagari", "0.4.1", "965a5b76866dc464cbd30fd3e0a3ef725977973834bd952f7216da9260d3dfe5")
THAI = _npm("noto-sans-thai", "0.4.2", "44282ae7c24587e7e50f083e5db3aafa8011ac2eac1159ef62be4fc516a66165")
TIBETAN = _npm("noto-serif-tibetan", "0.4.2", "236aad4d71be07cf07adb0f6a8714f72b829a4de9a0c57c0ff0009cac4ab9b10")
MONGOLIAN = _npm("noto-sans-mongolian", "0.4.1", "383061682ce39c24b3656c298f9a2675a88465a699ea9f0cfe3d319b5ae0a519")
YI = _npm("noto-sans-yi", "0.4.2", "d19e57b5f051fe340c058c5f8f893563761a27327f1fbfee294472e61ed4c54e")
LISU = _npm("noto-sans-lisu", "0.4.2", "c25b8947b5cb17ed5ab43fd27032c8f27047349306d5196776cd2c8d8ba224fe")
HANGUL = _npm("noto-serif-kr", "0.4.3", "ff2948a8e9d0e037eaba537905fcc973d512d0df3c16fc9df89740a5d821cf1b")
MATH = _npm("noto-sans-math", "0.4.2", "652041ca903e7adcc1502a0621350526463e91416757310391370ff5f8fb3ce8")
SYMBOLS = _npm("noto-sans-symbols", "0.4.1", "d72d2f96c1c351967ec57842471b1da43ab8b1a40ecb003b1b0a0f50a3ee6388")
SYMBOLS_2 = _npm("noto-sans-symbols-2", "0.4.1", "3bf3d6333487df36e88d146e032a9ed8246617ca2dfe1513a8a382c3fad12ac4")
EMOJI = _npm("noto-emoji", "0.4.7", "6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d")
RARE_HAN = _deb("fonts-hanazono", "20170904-2.1", "a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae")
KAI = _deb("fonts-lxgw-wenkai", "1.250+repack-1", "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318")
# The Unihan database says which characters stand in 通用规范汉字表 (2013, field kTGH), which have a reading, and which a source.
UNIHAN = _deb("unicode-data", "15.0.0-1", "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc")
UNIHAN_MEMBERS = tuple(f"usr/share/unicode/Unihan_{part}.txt.bz2" for part in ("OtherMappings", "Readings", "IRGSources"))


def _fallback(name: str, package: Package, folder: str, keep: str | None = None) -> Shipped:
    member = f"package/{folder}/{name.split('-', maxsplit=1)[0]}_{folder}.ttf"
    return Shipped(f"{name}.ttf", package, member, keep, "hangul" if keep == "hangul" else "nothing", boxed=False)


FACES = (
    Shipped("NotoSerifSC-Medium.ttf", SERIF, "package/500Medium/NotoSerifSC_500Medium.ttf", None, "standard"),
    Shipped("NotoSerifSC-Bold.ttf", SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf", "display", "standard"),
    Shipped("NotoSerifSC-Black.ttf", SERIF, "package/900Black/NotoSerifSC_900Black.ttf", "display", "standard"),
    Shipped("NotoSansSC-Bold.ttf", SANS, "package/700Bold/NotoSansSC_700Bold.ttf", "display", "standard"),
    Shipped("NotoSansSC-Black.ttf", SANS, "package/900Black/NotoSansSC_900Black.ttf", "display", "standard"),
    # “LXGW” is a Reserved Font Name: a cut copy would have to be renamed, so this one stays as it was published.
    Shipped("LXGWWenKai-Regular.ttf", KAI, "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", None, "standard"),
    Shipped("MaShanZheng-Regular.ttf", BRUSH, "package/400Regular/MaShanZheng_400Regular.ttf", None, "ascii"),
    # The Latin of Noto Serif SC is this design, so an English word looks the same in a Chinese line and in an English paper.
    Shipped("SourceSerif4-Regular.ttf", LATIN, "package/400Regular/SourceSerif4_400Regular.ttf", None, "latin"),
    Shipped("SourceSerif4-Italic.ttf", LATIN, "package/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", None, "latin"),
    Shipped("SourceSerif4-Bold.ttf", LATIN, "package/700Bold/SourceSerif4_700Bold.ttf", None, "latin"),
    Shipped("FrankRuhlLibre-ExtraBold.ttf", LATIN_HEADS, "package/800ExtraBold/FrankRuhlLibre_800ExtraBold.ttf", None, "latin"),
    Shipped("LibreFranklin-SemiBold.ttf", LATIN_SANS, "package/600SemiBold/LibreFranklin_600SemiBold.ttf", None, "latin"),
    # “UnifrakturCook” is a Reserved Font Name too.
    Shipped("UnifrakturCook-Bold.ttf", BLACKLETTER, "package/700Bold/UnifrakturCook_700Bold.ttf", None, "ascii"),
    _fallback("NotoSerif-Regular", ALPHABETS, "400Regular"),
    _fallback("ScheherazadeNew-Medium", ARABIC, "500Medium"),
    _fallback("ScheherazadeNew-Bold", ARABIC, "700Bold"),
    _fallback("NotoSerifHebrew-Medium", HEBREW, "500Medium"),
    _fallback("NotoSerifDevanagari-Regular", DEVANAGARI, "400Regular"),
    _fallback("NotoSansThai-Regular", THAI, "400Regular"),
    _fallback("NotoSerifTibetan-Regular", TIBETAN, "400Regular"),
    _fallback("NotoSansMongolian-Regular", MONGOLIAN, "400Regular"),
    _fallback("NotoSansYi-Regular", YI, "400Regular"),
    _fallback("NotoSansLisu-Medium", LISU, "500Medium"),
    _fallback("NotoSerifKR-Medium", HANGUL, "500Medium", "hangul"),
    _fallback("NotoSansMath-Regular", MATH, "400Regular", "math"),
    _fallback("NotoSansSymbols-Medium", SYMBOLS, "500Medium", "symbols"),
    _fallback("NotoSansSymbols2-Regular", SYMBOLS_2, "400Regular", "symbols"),
    _fallback("NotoEmoji-Medium", EMOJI, "500Medium"),
    Shipped("HanaMinB.ttf", RARE_HAN, "usr/share/fonts/truetype/hanazono/HanaMinB.ttf", "rare", "rare-b"),
    Shipped("HanaMinA.ttf", RARE_HAN, "usr/share/fonts/truetype/hanazono/HanaMinA.ttf", "compatibility", "nothing"),
)
LICENCES = (
    ("OFL-NotoSerifSC.txt", SERIF, "package/LICENSE_FONT"),
    ("OFL-NotoSansSC.txt", SANS, "package/LICENSE_FONT"),
    ("OFL-MaShanZheng.txt", BRUSH, "package/LICENSE_FONT"),
    ("OFL-SourceSerif4.txt", LATIN, "package/LICENSE_FONT"),
    ("OFL-FrankRuhlLibre.txt", LATIN_HEADS, "package/LICENSE_FONT"),
    ("OFL-LibreFranklin.txt", LATIN_SANS, "package/LICENSE_FONT"),
    ("OFL-UnifrakturCook.txt", BLACKLETTER, "package/LICENSE_FONT"),
    ("OFL-LXGWWenKai.txt", KAI, "usr/share/doc/fonts-lxgw-wenkai/copyright"),
    ("OFL-NotoSerif.txt", ALPHABETS, "package/LICENSE_FONT"),
    ("OFL-ScheherazadeNew.txt", ARABIC, "package/LICENSE_FONT"),
    ("OFL-NotoSerifHebrew.txt", HEBREW, "package/LICENSE_FONT"),
    ("OFL-NotoSerifDevanagari.txt", DEVANAGARI, "package/LICENSE_FONT"),
    ("OFL-NotoSansThai.txt", THAI, "package/LICENSE_FONT"),
    ("OFL-NotoSerifTibetan.txt", TIBETAN, "package/LICENSE_FONT"),
    ("OFL-NotoSansMongolian.txt", MONGOLIAN, "package/LICENSE_FONT"),
    ("OFL-NotoSansYi.txt", YI, "package/LICENSE_FONT"),
    ("OFL-NotoSansLisu.txt", LISU, "package/LICENSE_FONT"),
    ("OFL-NotoSerifKR.txt", HANGUL, "package/LICENSE_FONT"),
    ("OFL-NotoSansMath.txt", MATH, "package/LICENSE_FONT"),
    ("OFL-NotoSansSymbols.txt", SYMBOLS, "package/LICENSE_FONT"),
    ("OFL-NotoSansSymbols2.txt", SYMBOLS_2, "package/LICENSE_FONT"),
    ("OFL-NotoEmoji.txt", EMOJI, "package/LICENSE_FONT"),
    ("OFL-HanaMin.txt", RARE_HAN, "usr/share/doc/fonts-hanazono/copyright"),
)

# Besides the Han of the two lists, whole blocks, so that no mark or letter of a headline is left to chance.
BLOCKS = (
    range(0x0020, 0x0250),  # Latin with its accents, pinyin among them
    range(0x02B0, 0x0370),  # tone marks, combining accents
    range(0x0370, 0x0530),  # Greek, Cyrillic
    range(0x1E00, 0x1F00),  # Latin with two accents
    range(0x2000, 0x2C00),  # punctuation, currency, letter-like, arrows, mathematics, enclosed, boxes, shapes, dingbats
    range(0x2E80, 0x3400),  # radicals, CJK punctuation, kana, zhuyin, enclosed and squared CJK
    range(0xFE00, 0xFE70),  # variation selectors, vertical forms, small forms
    range(0xFF00, 0xFFF0),  # full-width and half-width forms
)
# What is asked of the mathematical and the symbol faces: their own blocks, without the Latin they carry for company.
MATH_BLOCKS = (
    range(0x2010, 0x2070),
    range(0x20D0, 0x2300),
    range(0x27C0, 0x2800),
    range(0x2900, 0x2C00),
    range(0x1D400, 0x1D800),
)
SYMBOL_BLOCKS = (
    range(0x20D0, 0x2100),
    range(0x2150, 0x2190),
    range(0x2300, 0x27C0),
    range(0x2800, 0x2900),
    range(0x2B00, 0x2C00),
    range(0x4DC0, 0x4E00),
    range(0x1F000, 0x1F200),
    range(0x1F650, 0x1F680),
    range(0x1F700, 0x1F900),
    range(0x1FA00, 0x1FA70),
)
# Ideographs that only these large historical dictionaries give, and no reading, are in no newspaper: 康熙, 汉语大字典, 四库全书.
DICTIONARIES = frozenset({"GKX", "GHZ", "GHZR", "G4K", "GFZ", "GXHZ"})


def fetch(package: Package, cache: Path) -> Path:
    """Return the package's file in `cache`, downloaded if it is not there; stop when it is not the pinned one."""
    path = cache / package.file
    if not path.exists():
        subprocess.run(package.command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{path}: SHA-256 is {found}, expected {package.sha256}; delete the file and run again")
    return path


def extract(archive: Path, member: str) -> bytes:
    """Return one file of an npm tarball or a Debian package."""
    if archive.suffix != ".deb":
        with tarfile.open(archive) as tar:
            return _member(tar, member)
    with tempfile.TemporaryFile() as content:
        subprocess.run(("dpkg-deb", "--fsys-tarfile", archive), stdout=content, check=True)
        content.seek(0)
        with tarfile.open(fileobj=content) as tar:
            return _member(tar, f"./{member}")


def _member(tar: tarfile.TarFile, member: str) -> bytes:
    stream = tar.extractfile(member)
    if stream is None:
        raise SystemExit(f"{member}: not a file of its package")
    return stream.read()


def standard_characters(unihan: str) -> frozenset[int]:
    """Return the code points of 通用规范汉字表 from the text of Unihan's mappings; the table has exactly 8,105."""
    found = frozenset(int(code, 16) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t2013:", unihan, re.MULTILINE))
    if len(found) != 8105:
        raise SystemExit(f"{UNIHAN.file}: {len(found)} characters carry kTGH, expected 8105")
    return found


def gb2312() -> frozenset[int]:
    """Return the code points of GB 2312: every cell of its 94 × 94 table that holds a character."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    return frozenset(ord(char) for pair in cells if (char := pair.decode("gb2312", "ignore")))


def rare_ideographs(unihan: str) -> frozenset[int]:
    """Return the ideographs beyond the basic plane that have a Mandarin reading, or a mainland source that is no old dictionary.

    Among the sources are the register of personal names (GIDC, GXM), place names (GDM) and the languages of minorities.
    """
    readings = re.findall(r"^U\+([0-9A-F]{5})\tk(?:Mandarin|HanyuPinyin|XHC1983|TGHZ2013)\t", unihan, re.MULTILINE)
    sources = re.findall(r"^U\+([0-9A-F]{5})\tkIRG_GSource\t(\w+)", unihan, re.MULTILINE)
    wanted = [code for code, source in sources if source not in DICTIONARIES]
    return frozenset(int(code, 16) for code in (*readings, *wanted))


def korean() -> frozenset[int]:
    """Return the code points of the 2,350 syllables of KS X 1001 and of the letters of Hangul."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    syllables = (char for pair in cells if "\uac00" <= (char := pair.decode("euc_kr", "ignore")) <= "\ud7a3")
    return frozenset(map(ord, syllables)) | frozenset(range(0x3131, 0x318F)) - {0x3164}


def repertoires(unihan: str) -> dict[str, frozenset[int]]:
    """Return the sets of code points that faces are cut to or held against, by name."""
    standard = standard_characters(unihan) | gb2312()
    rare = rare_ideographs(unihan) - standard
    ascii_ = frozenset(range(0x21, 0x7F))
    return {
        "nothing": frozenset(),
        "standard": standard,
        "display": standard.union(*BLOCKS),
        "ascii": ascii_,
        "latin": ascii_ | frozenset(range(0xA1, 0x100)) - {0xAD} | frozenset(map(ord, "ŒœŠšŽžŸ–—‘’“”„†‡•…‰€™−")),
        "rare": rare,
        "rare-b": frozenset(code for code in rare if code < 0x2A6D7),
        "compatibility": frozenset((*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))),
        "hangul": korean(),
        "math": frozenset().union(*MATH_BLOCKS),
        "symbols": frozenset().union(*SYMBOL_BLOCKS),
    }


def roomy(data: bytes) -> bytes:
    """Return the face with white behind its cmap: HarfBuzz gives up when a cut makes that table 256 times as long as it was.

    HanaMinB's is short because its characters follow one another; those that are left do not.
    """
    for entry in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        tag, total, start, length = struct.unpack_from(">4sIII", data, entry)
        if tag == b"cmap":
            space, room = bytes(-len(data) % 4), bytes(0x10000)
            moved = struct.pack(">4sIII", tag, total, len(data + space), length + len(room))
            return b"".join((data[:entry], moved, data[entry + 16 :], space, data[start : start + length], room))
    return data


def cut(data: bytes, keep: Iterable[int]) -> bytes:
    """Cut a face to the code points in `keep`, with every layout feature, name, script and the box of .notdef."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(keep)
    for everything in (wanted.layout_feature_tag_set, wanted.layout_script_tag_set, wanted.name_id_set, wanted.name_lang_id_set):
        everything.clear()
        everything.invert()
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(roomy(data)), wanted).blob.data)


def check(name: str, data: bytes, wanted: frozenset[int], *, boxed: bool) -> None:
    """Stop unless the face has TrueType outlines, the `wanted` characters, and if `boxed` a visible box for a missing one."""
    if data[:4] != b"\x00\x01\x00\x00":
        raise SystemExit(f"{name}: not a single face with TrueType outlines")
    box = hb.Font(hb.Face(data)).get_glyph_extents(0)
    if boxed and (box is None or not box.width or not box.height):
        raise SystemExit(f"{name}: its .notdef has no outline, a missing character would vanish")
    lost = wanted - frozenset(hb.Face(data).unicodes)
    if lost:
        raise SystemExit(f"{name}: {len(lost)} characters are missing, U+{min(lost):04X} first")


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader sees the old file or the new one."""
    part = path.with_suffix(".part")
    part.write_bytes(data)
    part.replace(path)
    print(f"{hashlib.sha256(data).hexdigest()}  {path.name}  {len(data):,} bytes")


def main() -> None:
    """Fetch, check, cut and write every face and its licence."""
    parser = argparse.ArgumentParser(description="Write resources/fonts/ from pinned packages.")
    parser.add_argument("--cache", type=Path, help="keep the downloaded packages here")
    parser.add_argument("--output", type=Path, default=RESOURCES, help="write the faces here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cache: Path = options.cache or Path(scratch)
        for folder in (cache, options.output):
            folder.mkdir(parents=True, exist_ok=True)
        database = fetch(UNIHAN, cache)
        unihan = "".join(bz2.decompress(extract(database, member)).decode() for member in UNIHAN_MEMBERS)
        sets = repertoires(unihan)
        for face in FACES:
            data = extract(fetch(face.package, cache), face.member)
            data = cut(data, sets[face.keep]) if face.keep else data
            check(face.name, data, sets[face.must], boxed=face.boxed)
            write(options.output / face.name, data)
        for name, package, member in LICENCES:
            write(options.output / name, extract(fetch(package, cache), member))


if __name__ == "__main__":
    main()
