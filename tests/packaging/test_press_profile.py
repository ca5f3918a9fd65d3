"""The files in resources/icc are what their README says, name the report they come from, and carry no hour of making."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import struct
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageCms

from epaper.resources import icc_folder

ROOT = Path(__file__).resolve().parents[2]
README = (icc_folder() / "README.md").read_text(encoding="utf-8")
SHIPPED = (icc_folder() / "newsprint.icc").read_bytes()


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return script_named("prepare_icc")


def script_named(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_profile_of_light_is_what_its_script_writes() -> None:
    assert (icc_folder() / "srgb.icc").read_bytes() == script_named("prepare_srgb").profile()


def test_the_profile_of_light_is_srgb() -> None:
    ours, known = ImageCms.getOpenProfile(str(icc_folder() / "srgb.icc")), ImageCms.createProfile("sRGB")
    cube = Image.new("RGB", (256, 16))
    cube.putdata([(red * 17, green * 17, blue * 17) for red in range(16) for green in range(16) for blue in range(16)])
    assert ImageCms.buildTransform(ours, known, "RGB", "RGB").apply(cube).tobytes() == cube.tobytes()


@pytest.mark.parametrize("name", ["newsprint.icc", "LICENCE-TR002.txt", "srgb.icc"])
def test_file_is_the_one_the_readme_names(name: str) -> None:
    sums = {file: sum_ for sum_, file in re.findall(r"^([0-9a-f]{64})  (\S+)$", README, re.MULTILINE)}
    assert hashlib.sha256((icc_folder() / name).read_bytes()).hexdigest() == sums[name]


def test_readme_and_script_pin_the_same_sources(script: ModuleType) -> None:
    for package in (script.DATA, script.ARGYLL):
        assert f"{package.sha256}  {package.file}\n" in README
        assert package.version in README
    assert f"{script.MEASUREMENTS_SHA256}  TR002.ti3\n" in README


def test_profile_names_the_report_and_its_terms() -> None:
    assert b"ICCHDAT CGATS TR 002\0" in SHIPPED
    assert b"Coldset newsprint, CGATS TR 002-2007, 220 %\0" in SHIPPED
    assert b"ANSI CGATS/SNAP TR 002-2007" in SHIPPED
    terms = (icc_folder() / "LICENCE-TR002.txt").read_text(encoding="utf-8")
    assert "may be distributed with no further permissions from CGATS" in terms
    assert "this Technical Report must be identified as the source" in terms
    assert "The zlib/libpng License" in terms


def test_profile_is_small_and_of_version_2() -> None:
    assert len(SHIPPED) <= 250_000
    assert SHIPPED[8] == 2
    assert SHIPPED[12:24] == b"prtrCMYKLab "
    assert struct.unpack_from(">I", SHIPPED) == (len(SHIPPED),)


def test_settling_takes_out_the_hour_of_making(script: ModuleType) -> None:
    assert script.settled(SHIPPED) == SHIPPED
    fresh = bytearray(SHIPPED)
    struct.pack_into(">6H", fresh, script.DATE_AT, 2031, 12, 31, 23, 59, 58)
    fresh[script.ID_AT : script.ID_AT + 16] = b"something random"
    assert script.settled(bytes(fresh)) == SHIPPED


def test_version_4_has_its_identity_computed(script: ModuleType) -> None:
    later = bytearray(SHIPPED)
    later[8] = 4
    settled = script.settled(bytes(later))
    blank = bytearray(settled)
    blank[44:48] = blank[64:68] = bytes(4)
    blank[84:100] = bytes(16)
    assert settled[84:100] == hashlib.md5(blank).digest()


def test_profile_goes_into_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["resources/icc"] == "epaper/shipped/icc"
