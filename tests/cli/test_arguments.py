"""Words of the command line → requests, and sentences for what is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.cli.parse import parse
from epaper.cli.request import Request, check_picture
from epaper.errors import UsageError


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ([], Request("window")),
        (["a.md"], Request("window", path=Path("a.md"))),
        (["./check"], Request("window", path=Path("check"))),
        (["--", "-odd-name"], Request("window", path=Path("-odd-name"))),
        (["export", "a", "-o", "b.pdf"], Request("export", path=Path("a"), output=Path("b.pdf"))),
        (
            ["export", "a", "-o", "b.pdf", "--stock", "260x370", "--pages", "2"],
            Request("export", path=Path("a"), output=Path("b.pdf"), stock="260x370", pages=2),
        ),
        (
            ["render", "a", "-o", "b", "--page", "3", "--dpi", "72"],
            Request("render", Path("a"), Path("b"), page=3, dpi=72),
        ),
        (["render", "a", "-o", "b", "--page", "all"], Request("render", Path("a"), Path("b"), page=None)),
        (["render", "a", "-o", "b", "--contact"], Request("render", Path("a"), Path("b"), contact=True)),
        (["render", "a", "-o", "b", "--thumbnail", "256"], Request("render", Path("a"), Path("b"), thumbnail=256)),
        (
            ["render", "a", "-o", "b.tif", "--page", "2", "--profile", "x.icc"],
            Request("render", Path("a"), Path("b.tif"), page=2, profile="x.icc"),
        ),
        (
            ["export", "a", "-o", "b.pdf", "--pictures", "c/p.png", "--dpi", "96"],
            Request("export", Path("a"), Path("b.pdf"), pictures=Path("c/p.png"), dpi=96),
        ),
        (["check", "a"], Request("check", path=Path("a"))),
        (["check", "--json", "a"], Request("check", path=Path("a"), as_json=True)),
        (["check", "--full", "a"], Request("check", path=Path("a"), full=True)),
        (["import", "a.txt", "-o", "b"], Request("import", path=Path("a.txt"), output=Path("b"))),
        (["import", "a.txt", "-o", "b", "--force"], Request("import", path=Path("a.txt"), output=Path("b"), force=True)),
        (["layout", "a", "--stock", "a4"], Request("layout", path=Path("a"), stock="a4")),
    ],
)
def test_requests(words: list[str], request_: Request) -> None:
    assert parse(words) == request_


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a", "b"], "不认得"),
        (["--nonsense"], "不认得“--nonsense”"),
        (["export", "a"], "缺少参数 -o/--output"),
        (["export"], "缺少参数 PATH"),
        (["export", "a", "-o", "b", "--pages", "0"], "应是 1 至 999 的整数，现在是“0”"),
        (["export", "a", "-o", "b", "--pages", "四"], "应是 1 至 999 的整数，现在是“四”"),
        (["render", "a", "-o", "b"], "缺少参数 --page"),
        (["render", "a", "-o", "b", "--page", "every"], "应是 1 至 999 的整数，或 all，现在是“every”"),
        (["render", "a", "-o", "b", "--page", "1", "--dpi", "many"], "应是一个数"),
        (["render", "a", "-o", "b", "--thumbnail", "0"], "应是 1 至 32767 的整数，现在是“0”"),
        (["render", "a", "-o", "b", "--thumbnail", "40000"], "应是 1 至 32767 的整数"),
        (["check", "a", "--xml"], "不认得参数 --xml"),
        (["layout", "a", "--stock"], "--stock 后面缺少内容"),
        (["import", "", "-o", "b"], "路径是空的"),
        (["export", "a", "-o", "b", "--impose"], "--impose 只用于送印刷厂的 PDF：请加上 --for press"),
        (["export", "a", "-o", "b", "--profile", "c"], "--profile 只用于送印刷厂的 PDF"),
        (["export", "a", "-o", "b", "--ink", "240"], "--ink 只用于送印刷厂的 PDF"),
        (["export", "a", "-o", "b", "--for", "press", "--ink", "90"], "应是 100 至 400 的整数，现在是“90”"),
        (["export", "a", "-o", "b", "--for", "press", "--ink", "many"], "应是 100 至 400 的整数"),
        (["export", "a", "-o", "b", "--for", "press", "--creep", "1"], "--creep 只用于拼版：请加上 --impose"),
        (["render", "a", "--page", "1", "-o", f"{'x' * 300}.png"], "文件名太长"),
    ],
)
def test_what_is_not_understood(words: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert message in str(caught.value)
    assert "--help" in str(caught.value)


def test_help_names_every_verb_and_each_verb_has_its_own() -> None:
    overview = parse(["--help"]).text
    for option in ("--stock S", "--pages N", "--style NAME", "--pin", "--unpin"):
        assert f"\n  {option}  " in overview
    for verb in ("export", "render", "check", "import", "layout", "preflight"):
        assert f"epaper {verb}" in overview
        own = parse([verb, "--help"])
        assert own.verb == "help"
        assert own.text.startswith(f"用法: epaper {verb}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.png", "png"),
        ("a.PNG", "png"),
        ("a.tif", "tiff"),
        ("a.b.TIFF", "tiff"),
        ("a.svg", "svg"),
        ("a", "png"),
        ("no.6", "png"),
    ],
)
def test_the_ending_says_the_kind(name: str, kind: str) -> None:
    assert Request("render", output=Path(name)).kind == kind


def test_a_folder_gets_png_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "pages.old").mkdir()
    assert Request("render", output=tmp_path / "pages.old").kind == "png"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "a.jpg", "--page", "1"], "不会写“.jpg”文件"),
        (["-o", "a.svg", "--page", "1", "--dpi", "72"], "没有分辨率"),
        (["-o", "a.svg", "--contact"], "--contact 只能写成 PNG"),
        (["-o", "a.tif", "--thumbnail", "9"], "--thumbnail 只能写成 PNG"),
        (["-o", "a.png", "--thumbnail", "9", "--dpi", "72"], "不能同时写 --dpi"),
        (["-o", "a.png", "--contact", "--page", "2"], "不能同时写 --page"),
        (["-o", "a.png", "--contact", "--page", "all"], "不能同时写 --page"),
        (["-o", "a.png", "--page", "1", "--profile", "newsprint"], "--profile 只用于 CMYK 图片"),
        (["-o", "a.png", "--page", "1", "--ink", "200"], "--ink 只用于 CMYK 图片"),
    ],
)
def test_what_does_not_go_together(words: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_picture(parse(["render", "a", *words]))
