"""Shipped files are found beside the program and inside it, and their absence is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper import resources
from epaper.errors import UnreadableInput


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the program believe that it lies in an empty folder."""
    monkeypatch.setattr(resources, "INSTALLED", tmp_path / "epaper" / "shipped")
    monkeypatch.setattr(resources, "REPOSITORY", tmp_path)
    return tmp_path


def test_repository_has_faces_and_an_issue() -> None:
    assert (resources.fonts_folder() / "README.md").is_file()
    assert (resources.styles_folder() / "chinese.toml").is_file()
    assert (resources.icc_folder() / "newsprint.icc").is_file()
    assert any(resources.shipped_issue().iterdir())


def test_installed_files_go_before_a_repository_around_them(elsewhere: Path) -> None:
    (elsewhere / "resources" / "fonts").mkdir(parents=True)
    assert resources.fonts_folder() == elsewhere / "resources" / "fonts"
    (elsewhere / "epaper" / "shipped" / "fonts").mkdir(parents=True)
    assert resources.fonts_folder() == elsewhere / "epaper" / "shipped" / "fonts"
    (elsewhere / "epaper" / "shipped" / "styles").mkdir(parents=True)
    assert resources.styles_folder() == elsewhere / "epaper" / "shipped" / "styles"
    (elsewhere / "epaper" / "shipped" / "icc").mkdir(parents=True)
    assert resources.icc_folder() == elsewhere / "epaper" / "shipped" / "icc"


def test_newest_issue_of_the_first_paper_opens(elsewhere: Path) -> None:
    for name in ("b-paper/2030-01-01", "a-paper/2026-05-21", "a-paper/2026-05-22"):
        (elsewhere / "issues" / name).mkdir(parents=True)
    (elsewhere / "issues" / "README.md").touch()
    assert resources.shipped_issue() == elsewhere / "issues" / "a-paper" / "2026-05-22"


@pytest.mark.parametrize("made", [None, "issues", "issues/paper"])
def test_no_issue_is_one_sentence_that_names_the_folder(elsewhere: Path, made: str | None) -> None:
    if made:
        (elsewhere / made).mkdir(parents=True)
    with pytest.raises(UnreadableInput, match="issues"):
        resources.shipped_issue()


def test_no_faces_is_one_sentence(elsewhere: Path) -> None:
    assert not list(elsewhere.iterdir())
    with pytest.raises(UnreadableInput, match=r"fonts：找不到字体"):
        resources.fonts_folder()


def test_no_profiles_is_one_sentence(elsewhere: Path) -> None:
    assert not list(elsewhere.iterdir())
    with pytest.raises(UnreadableInput, match=r"icc：找不到印刷用的 ICC 文件"):
        resources.icc_folder()
