"""Where the files that come with the program lie: beside it in the repository, inside it where it was installed."""

from __future__ import annotations

from pathlib import Path

from epaper.errors import UnreadableInput

PACKAGE = Path(__file__).resolve().parent
INSTALLED = PACKAGE / "shipped"
REPOSITORY = PACKAGE.parent


def fonts_folder() -> Path:
    """Return the folder of the shipped faces."""
    return _first(INSTALLED / "fonts", REPOSITORY / "resources" / "fonts", what="字体")


def styles_folder() -> Path:
    """Return the folder of the shipped style files."""
    return _first(INSTALLED / "styles", REPOSITORY / "resources" / "styles", what="随附的版式")


def icc_folder() -> Path:
    """Return the folder of the shipped ICC profiles."""
    return _first(INSTALLED / "icc", REPOSITORY / "resources" / "icc", what="印刷用的 ICC 文件")


def shipped_issue() -> Path:
    """Return the folder of the issue that opens when none is named: the newest of the first paper, by name.

    Issues lie as `issues/<paper>/<date>/`, and the dates sort as they are written.
    """
    issues = _first(INSTALLED / "issues", REPOSITORY / "issues", what="随附的报纸")
    papers = sorted(path for path in issues.iterdir() if path.is_dir())
    dates = sorted(path for path in papers[0].iterdir() if path.is_dir()) if papers else []
    if not dates:
        raise UnreadableInput(f"{issues}：里面没有任何一期报纸，请在命令后写明要打开的文件或文件夹。")
    return dates[-1]


def _first(*places: Path, what: str) -> Path:
    for place in places:
        if place.is_dir():
            return place
    raise UnreadableInput(f"{places[-1]}：找不到{what}，安装不完整，请重新安装本程序。")
