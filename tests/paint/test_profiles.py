"""Profiles of presses: the shipped one is what it says, a person's own is read, and any other file is refused in one sentence."""

from __future__ import annotations

import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from epaper.errors import UnreadableInput
from epaper.paint.profiles import MOST_BYTES, Profile, chosen, profile_from_file, profiles
from epaper.paint.separation import darkest
from epaper.resources import icc_folder

SHIPPED = (icc_folder() / "newsprint.icc").read_bytes()
ONE_SENTENCE = r"\A[^。]*：[^。]*[；，。].*。\Z"


def put(folder: Path, data: bytes) -> Path:
    path = folder / "印刷厂.icc"
    path.write_bytes(data)
    return path


def changed(at: int, new: bytes) -> bytes:
    return SHIPPED[:at] + new + SHIPPED[at + len(new) :]


def tag_at(sign: bytes) -> int:
    """Return where the entry of a tag stands in the table of the shipped profile."""
    (count,) = struct.unpack_from(">I", SHIPPED, 128)
    return next(at for at in range(132, 132 + 12 * count, 12) if SHIPPED[at : at + 4] == sign)


def content_at(sign: bytes) -> int:
    """Return where the content of a tag begins."""
    return int.from_bytes(SHIPPED[tag_at(sign) + 4 : tag_at(sign) + 8], "big")


def test_newsprint_is_shipped() -> None:
    newsprint = profiles(icc_folder())["newsprint"]
    assert newsprint == Profile(
        name="newsprint",
        icc=SHIPPED,
        condition="CGATS TR 002",
        registry="http://www.color.org",
        info="Coldset newsprint, CGATS TR 002-2007, 220 %",
        ink_limit=220,
        ppi=200,
        space="CMYK",
        components=4,
    )


def test_shipped_profile_is_read_like_a_persons_own() -> None:
    own = profile_from_file(icc_folder() / "newsprint.icc", ink_limit=220, ppi=200)
    assert own == profiles(icc_folder())["newsprint"]


def test_shipped_profile_stays_within_its_limit() -> None:
    assert 200 <= darkest(SHIPPED) <= 220


def test_limit_nobody_says_is_what_the_profile_reaches(tmp_path: Path) -> None:
    assert profile_from_file(put(tmp_path, SHIPPED)).ink_limit == darkest(SHIPPED)


@pytest.mark.parametrize("name", ["", "newsprint", "own"])
def test_a_limit_that_is_said_goes_before_that_of_the_profile(tmp_path: Path, name: str) -> None:
    named = str(put(tmp_path, SHIPPED)) if name == "own" else name
    assert chosen(named, icc_folder(), 200) == chosen(named, icc_folder())._replace(ink_limit=200)


def test_unregistered_data_are_custom(tmp_path: Path) -> None:
    own = profile_from_file(put(tmp_path, SHIPPED.replace(b"ICCHDAT CGATS", b"measured CGAT")))
    assert (own.name, own.condition, own.registry) == ("印刷厂", "Custom", "")
    assert own.info == "Coldset newsprint, CGATS TR 002-2007, 220 %"


def test_bytes_behind_the_profile_are_left_out(tmp_path: Path) -> None:
    assert profile_from_file(put(tmp_path, SHIPPED + b"\0" * 77)).icc == SHIPPED


def test_version_4_is_read(tmp_path: Path) -> None:
    assert profile_from_file(put(tmp_path, changed(8, b"\x04"))).components == 4


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
REFUSED = {
    "empty": (b"", "不是 ICC 文件"),
    "no profile": (b"%PDF-1.7\n" * 100, "不是 ICC 文件"),
    "only a head": (changed(0, struct.pack(">I", 128))[:128], "不是 ICC 文件"),
    "head that ends early": (changed(0, struct.pack(">I", 64)), "已损坏"),
    "half": (SHIPPED[: len(SHIPPED) // 2], f"应有 {len(SHIPPED)} 字节，只有 {len(SHIPPED) // 2} 字节"),
    "one byte short": (SHIPPED[:-1], "不完整"),
    "screen": (SRGB, "是显示器用的 ICC 文件"),
    "screen that says it prints": (SRGB[:12] + b"prtr" + SRGB[16:], "是RGB的 ICC 文件，不是 CMYK 的"),
    "grey press": (changed(16, b"GRAY"), "是灰度的 ICC 文件"),
    "six inks": (changed(16, b"6CLR"), "是其他颜色的 ICC 文件"),
    "link": (changed(12, b"link"), "是设备链接用的 ICC 文件"),
    "iccMAX": (changed(8, b"\x05"), "ICC 版本是 5"),
    "no version": (changed(8, b"\x00"), "ICC 版本是 0"),
    "ends in spectra": (changed(20, b"rs\0\0"), "已损坏"),
    "no tags": (changed(128, bytes(4)), "已损坏"),
    "a billion tags": (changed(128, b"\x40\0\0\0"), "已损坏"),
    "tag outside": (changed(tag_at(b"B2A0") + 4, b"\xff\xff\xff\xf0"), "已损坏"),
    "tag in the head": (changed(tag_at(b"B2A0") + 4, bytes(4)), "已损坏"),
    "no way to the inks": (changed(tag_at(b"B2A0"), b"xxxx"), "没有颜色与油墨之间的换算表"),
    "no way from the inks": (changed(tag_at(b"A2B0"), b"xxxx"), "没有颜色与油墨之间的换算表"),
    "table to the inks of no known type": (changed(content_at(b"B2A1"), b"junk"), "换算表读不出来"),
    "table to the colours of no known type": (changed(content_at(b"A2B1"), b"junk"), "换算表读不出来"),
}


@pytest.mark.parametrize(("data", "why"), REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    path = put(tmp_path, data)
    with pytest.raises(UnreadableInput, match=ONE_SENTENCE) as refusal:
        profile_from_file(path)
    assert str(refusal.value).startswith(f"{path}：")
    assert why in str(refusal.value)


def test_refusal_says_where_the_file_is_wrong(tmp_path: Path) -> None:
    for path, why in ((tmp_path, "是一个文件夹"), (tmp_path / "no.icc", "没有这个文件"), (tmp_path / ("x" * 300), "读不了")):
        with pytest.raises(UnreadableInput, match=why):
            profile_from_file(path)
    with pytest.raises(UnreadableInput, match="读不了"):
        profile_from_file(Path("a\0b.icc"))


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.icc"
    with path.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(UnreadableInput, match="超过 32 MB"):
        profile_from_file(path)


@pytest.mark.parametrize("limit", [-1, 0, 99, 401])
def test_ink_limit_is_a_reasonable_percentage(limit: int) -> None:
    with pytest.raises(UnreadableInput, match=f"总墨量 {limit}% 不合理"):
        profile_from_file(icc_folder() / "newsprint.icc", ink_limit=limit)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=4), st.integers(0, 2))
def test_damaged_profile_is_read_or_refused(tmp_path: Path, damage: list[tuple[int, int]], short: int) -> None:
    data = bytearray(SHIPPED)
    for at, value in damage:
        data[at] = value
    path = put(tmp_path, bytes(data[: len(data) - short]))
    own: Profile | None = None
    with suppress(UnreadableInput):
        own = profile_from_file(path)
    if own is not None:
        assert 100 <= own.ink_limit <= 400
        assert own.info
        assert own.info.isprintable()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        profile_from_file(put(tmp_path, data))


# Solids and tints as TR 002-2007 measured them, absolute Lab over black backing; the profile's fit is within 0.3 on average.
MEASURED = {
    (0, 0, 0, 0): (80.1, 0.0, 3.5),
    (255, 0, 0, 0): (56.9, -23.3, -26.0),
    (0, 255, 0, 0): (52.6, 44.3, -1.0),
    (0, 0, 255, 0): (76.5, -4.1, 54.4),
    (0, 0, 0, 255): (36.7, 1.7, 4.3),
    (0, 0, 0, 102): (58.0, 0.9, 4.1),
    (255, 255, 0, 0): (40.0, 6.6, -22.1),
    (255, 255, 255, 255): (30.9, 0.5, 0.3),
}


@pytest.mark.parametrize(("inks", "lab"), MEASURED.items())
def test_inks_look_as_the_report_measured_them(inks: tuple[int, ...], lab: tuple[float, ...]) -> None:
    press = ImageCms.getOpenProfile(str(icc_folder() / "newsprint.icc"))
    eye = ImageCms.createProfile("LAB")
    way = ImageCms.buildTransform(press, eye, "CMYK", "LAB", ImageCms.Intent.ABSOLUTE_COLORIMETRIC)
    lightness, *colour = way.apply(Image.new("CMYK", (1, 1), inks)).tobytes()
    seen = (lightness / 2.55, *((sample + 128) % 256 - 128 for sample in colour))
    assert sum((one - other) ** 2 for one, other in zip(seen, lab, strict=True)) ** 0.5 < 1.5


def test_shipped_profiles_are_read_without_pillow() -> None:
    program = (
        "import sys; from epaper.paint.profiles import profiles; from epaper.resources import icc_folder;"
        "profiles(icc_folder()); sys.exit('PIL' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
