"""The book of faces cuts a text into runs that one face can set, and names what none can."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epaper.errors import UnreadableInput
from epaper.fonts.book import FontBook
from epaper.fonts.faces import FALLBACKS, FILES
from epaper.resources import fonts_folder

UNKNOWN = "\U000f0000"  # private use: no face has it
ARCHAIC = "\U00020000"  # 𠀀, in no display face and not in the standard


def cut(book: FontBook, text: str, key: str) -> list[tuple[str, str]]:
    return [(text[run.start : run.end], run.face.key) for run in book.itemise(text, key)]


def test_text_the_face_has_is_one_run(book: FontBook) -> None:
    assert cut(book, "衡阳日报——2026", "hei-black") == [("衡阳日报——2026", "hei-black")]


def test_character_the_face_lacks_comes_from_the_body_face(book: FontBook) -> None:
    rare = next(chr(code) for code in range(0x4E00, 0x9FA6) if not book.faces["hei-black"].covers(chr(code)))
    assert cut(book, f"衡{rare}阳", "hei-black") == [("衡", "hei-black"), (rare, "song"), ("阳", "hei-black")]
    assert book.missing(rare) == ()


def test_character_only_another_face_has_comes_from_that_face(book: FontBook) -> None:
    lone = FontBook({"song": book.faces["brush"], "hei-black": book.faces["brush"], "kai": book.faces["kai"]})
    rare = "㙍"
    assert cut(lone, rare, "hei-black") == [(rare, "kai")]
    assert lone.missing(rare) == ()


def test_character_no_face_has_stays_and_is_named_once(book: FontBook) -> None:
    assert cut(book, f"衡{UNKNOWN}阳", "kai") == [(f"衡{UNKNOWN}阳", "kai")]
    assert book.missing(f"{UNKNOWN}衡{UNKNOWN}") == (UNKNOWN,)


def test_mark_stays_with_the_character_it_changes(book: FontBook) -> None:
    rare = next(chr(code) for code in range(0x4E00, 0x9FA6) if not book.faces["hei-black"].covers(chr(code)))
    selected = f"{rare}\ufe00"
    assert cut(book, f"{selected}阳", "hei-black") == [(selected, "song"), ("阳", "hei-black")]


def test_accent_the_face_lacks_takes_its_word_along(book: FontBook) -> None:
    assert not book.faces["brush"].covers("\u0301")
    assert cut(book, "B BA\u0301B B", "brush") == [("B ", "brush"), ("BA\u0301B ", "song"), ("B", "brush")]


def test_accent_that_no_face_has_with_its_character_is_taken_from_another(book: FontBook) -> None:
    assert cut(book, f"{ARCHAIC}\u0301", "kai") == [(ARCHAIC, "han"), ("\u0301", "kai")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ئۇيغۇر ئاپتونوم رايونى", "arabic"),
        ("Қазақстан", "latin"),
        ("Ǻ̱bɓƌ", "serif"),
        ("Ελληνικά", "latin"),
        ("ˈhɛŋjaŋ", "serif"),
        ("שלום", "hebrew"),
        ("नमस्ते", "devanagari"),
        ("ภาษาไทย", "thai"),
        ("བོད་སྐད", "tibetan"),
        ("ᠮᠣᠩᠭᠣᠯ", "mongolian"),
        ("ꆈꌠꁱꂷ", "yi"),
        ("ꓡꓲꓢꓴ", "lisu"),
        ("한국어", "hangul"),
        ("𝑓⟨⨂", "math"),
        ("👩‍👩‍👧‍👦🏽", "emoji"),
        ("1️⃣", "emoji"),
        ("☀️", "emoji"),
        ("𠀀𪚥𫟷", "han"),
        ("\U0002f801", "han-compatibility"),
        ("\U00030008", "kai"),
    ],
)
def test_what_the_body_lacks_is_set_whole_in_the_face_of_its_script(book: FontBook, text: str, key: str) -> None:
    assert cut(book, f"讯{text}，", "song") == [("讯", "song"), (text, key), ("，", "song")]
    assert book.missing(text) == ()


def test_rare_character_opens_only_the_face_that_has_it() -> None:
    fresh = FontBook.shipped()
    assert cut(fresh, "衡𠀀阳", "song")[1] == ("𠀀", "han")
    assert {key for key, face in fresh.faces.items() if "_face" in vars(face)} == {"song", "han"}


def test_every_block_of_a_fall_back_face_holds_something(book: FontBook) -> None:
    for fall in FALLBACKS[2:]:  # the first two share the blocks of the alphabets
        assert [f"{block.start:X}" for block in fall.blocks if not any(book.faces[fall.key].covers(chr(c)) for c in block)] == []


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\u200b\u200d\ufe0f\u00ad"])
def test_what_prints_nothing_is_not_missing(book: FontBook, text: str) -> None:
    assert book.missing(text) == ()


@given(
    text=st.text(st.sampled_from(f"衡阳，—A é\u0301\ufe00 \n{UNKNOWN}{ARCHAIC}㙍龘囍"), max_size=40),
    key=st.sampled_from(list(FILES)),
)
@settings(max_examples=150, deadline=None)
def test_runs_cover_the_text_in_order_and_hold_one_face_each(book: FontBook, text: str, key: str) -> None:
    runs = list(book.itemise(text, key))
    assert "".join(text[run.start : run.end] for run in runs) == text
    assert all(a.end == b.start and a.face is not b.face for a, b in pairwise(runs))
    missing = book.missing(text)
    for run in runs:
        for glyph in run.face.shape(text[run.start : run.end]):
            char = text[run.start + glyph.cluster]
            assert glyph.glyph or char in missing or char.isspace() or char in {"\ufe00", "\u0301"}


def test_every_role_has_its_file() -> None:
    assert all((fonts_folder() / name).is_file() for name in FILES.values())


def test_absent_faces_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"NotoSerifSC-Medium\.ttf"):
        FontBook.shipped(tmp_path).faces["song"].covers("衡")
