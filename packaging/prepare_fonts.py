"""Pinned npm and Debian packages → the type of the house in `resources/fonts/`, the same bytes on every run.

Every download is held against its SHA-256 before it is opened. The body face, the Kai, the Latin faces and the masthead lettering
are shipped as they come; the display weights are cut to what a paper sets in them. The script runs on Debian 12 with npm,
in the virtual environment that `packaging/test` makes:

    .venv/bin/python packaging/prepare_fonts.py [--cache FOLDER] [--output FOLDER]
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import re
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

    The repertoires go by name, see `repertoires`.
    """

    name: str
    package: Package
    member: str
    keep: str | None
    must: str


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
KAI = _deb("fonts-lxgw-wenkai", "1.250+repack-1", "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318")
# Field kTGH of the Unihan database says which characters stand in 通用规范汉字表 (2013).
UNIHAN = _deb("unicode-data", "15.0.0-1", "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc")
UNIHAN_MEMBER = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"

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


def repertoires(unihan: str) -> dict[str, frozenset[int]]:
    """Return the sets of code points that faces are cut to or held against, by name."""
    standard = standard_characters(unihan) | gb2312()
    ascii_ = frozenset(range(0x21, 0x7F))
    return {
        "standard": standard,
        "display": standard.union(*BLOCKS),
        "ascii": ascii_,
        "latin": ascii_ | frozenset(range(0xA1, 0x100)) - {0xAD} | frozenset(map(ord, "ŒœŠšŽžŸ–—‘’“”„†‡•…‰€™−")),
    }


def cut(data: bytes, keep: Iterable[int]) -> bytes:
    """Cut a face to the code points in `keep`, with every layout feature, name, script and the box of .notdef."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(keep)
    for everything in (wanted.layout_feature_tag_set, wanted.layout_script_tag_set, wanted.name_id_set, wanted.name_lang_id_set):
        everything.clear()
        everything.invert()
    wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(data), wanted).blob.data)


def check(name: str, data: bytes, wanted: frozenset[int]) -> None:
    """Stop unless the face has TrueType outlines, a visible box for a missing character, and the `wanted` characters."""
    if data[:4] != b"\x00\x01\x00\x00":
        raise SystemExit(f"{name}: not a single face with TrueType outlines")
    box = hb.Font(hb.Face(data)).get_glyph_extents(0)
    if box is None or not box.width or not box.height:
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
        unihan = bz2.decompress(extract(fetch(UNIHAN, cache), UNIHAN_MEMBER)).decode()
        sets = repertoires(unihan)
        for face in FACES:
            data = extract(fetch(face.package, cache), face.member)
            data = cut(data, sets[face.keep]) if face.keep else data
            check(face.name, data, sets[face.must])
            write(options.output / face.name, data)
        for name, package, member in LICENCES:
            write(options.output / name, extract(fetch(package, cache), member))


if __name__ == "__main__":
    main()
