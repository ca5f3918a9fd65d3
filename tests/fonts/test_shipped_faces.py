"""The files in resources/fonts are what their README says, and set what a Chinese newspaper holds."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

import pytest

from epaper.fonts.book import FontBook
from epaper.fonts.faces import FILES, ROLES
from epaper.resources import fonts_folder
from tests.fonts.outlines import box_of

ROOT = Path(__file__).resolve().parents[2]
GB2312 = "".join(bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
# From the rare end of 通用规范汉字表, outside the first Han block (the script that prepares the faces checks all 8,105).
RARE = "㑇㛃㥄㬚㳚㻬䅟䐃䗛䣘䴔𠅤𣲘𥖨𦰡𨱇𩾌𪾢𫍣𫑡𫔶𫘝𫚖𫟼𫭢𫸩𬇹𬍤𬘡𬙊𬣙𬨂𬬱𬭎𬭳𬯎𬴂𬶟𬸚"
MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』——……·～％‰℃①⑩㈠〇￥×÷±→■□▲△●○★☆"
TEXT_FACES = [key for key in ROLES if key != "brush" and not key.startswith("latin")]
LATIN_FACES = [key for key in ROLES if key.startswith("latin")]
WEIGHTS = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600, "Bold": 700, "ExtraBold": 800, "Black": 900}


@pytest.mark.parametrize("name", sorted(set(FILES.values())))
def test_file_is_the_one_the_readme_names(name: str) -> None:
    listed = dict(
        re.findall(r"^([0-9a-f]{64})  (\S+)$", (fonts_folder() / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    sums = {file: sum_ for sum_, file in listed.items()}
    assert hashlib.sha256((fonts_folder() / name).read_bytes()).hexdigest() == sums[name]


@pytest.mark.parametrize("key", TEXT_FACES)
def test_text_face_covers_the_standard_characters_and_marks(book: FontBook, key: str) -> None:
    wanted = GB2312 + RARE + MARKS
    assert [char for char in dict.fromkeys(wanted) if not book.faces[key].covers(char)] == []


@pytest.mark.parametrize("key", LATIN_FACES)
def test_latin_face_sets_english(book: FontBook, key: str) -> None:
    wanted = "".join(map(chr, range(0x20, 0x7F))) + "“”‘’—–£é"
    assert [char for char in wanted if not book.faces[key].covers(char)] == []


@pytest.mark.parametrize("key", ["latin", "latin-italic", "latin-bold"])
def test_latin_text_face_has_ligatures_and_both_kinds_of_figures(book: FontBook, key: str) -> None:
    face = book.faces[key]
    assert len(face.shape("fi")) == len(face.shape("fl")) == 1
    assert [glyph.glyph for glyph in face.shape("1886", {"onum": True})] != [glyph.glyph for glyph in face.shape("1886")]


def test_body_face_goes_far_beyond_the_standard(book: FontBook) -> None:
    body = book.faces["song"]
    unified = [chr(code) for code in range(0x4E00, 0x9FA6)]
    assert [char for char in unified if not body.covers(char)] == []


@pytest.mark.parametrize("key", ROLES)
def test_missing_character_has_a_box(book: FontBook, key: str) -> None:
    (glyph,) = book.faces[key].shape("\U000f0000")
    assert glyph.glyph == 0
    left, bottom, right, top = box_of(book.faces[key].path, 0)
    assert right - left > 0.4
    assert top - bottom > 0.5


@pytest.mark.parametrize("key", FILES)
def test_every_face_states_its_name_and_measures(book: FontBook, key: str) -> None:
    metrics = book.faces[key].metrics
    assert metrics.postscript_name == FILES[key].removesuffix(".ttf")
    assert metrics.descent < 0 < metrics.cap_height <= metrics.ascent
    assert metrics.weight == WEIGHTS[metrics.postscript_name.partition("-")[2] or "Medium"]
    left, bottom, right, top = metrics.bbox
    assert left < right
    assert bottom < 0 < top


@pytest.mark.parametrize("key", FILES)
def test_every_face_brings_its_licence(key: str) -> None:
    readme = (fonts_folder() / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^\| `{re.escape(FILES[key])}` .* \| `(OFL-\w+\.txt)` \|", readme, re.MULTILINE)
    assert found is not None
    text = (fonts_folder() / found[1]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_gb2312_of_the_script_is_the_whole_table() -> None:
    spec = importlib.util.spec_from_file_location("prepare_fonts", ROOT / "packaging" / "prepare_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.gb2312() == frozenset(map(ord, GB2312))
    assert len(GB2312) == 7445  # 6,763 Han and 682 marks, as GB/T 2312 counts them
