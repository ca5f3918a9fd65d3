"""Words of the command line → requests, and sentences for what is not understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from epaper.arguments import Request, parse
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
        (
            ["export", "a", "-o", "b.pdf", "--pictures", "c/p.png", "--dpi", "96"],
            Request("export", Path("a"), Path("b.pdf"), pictures=Path("c/p.png"), dpi=96),
        ),
        (["check", "a"], Request("check", path=Path("a"))),
        (["check", "--json", "a"], Request("check", path=Path("a"), as_json=True)),
        (["check", "--full", "a"], Request("check", path=Path("a"), full=True)),
        (["import", "a.txt", "-o", "b"], Request("import", path=Path("a.txt"), output=Path("b"))),
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
        (["check", "a", "--xml"], "不认得参数 --xml"),
        (["layout", "a", "--stock"], "--stock 后面缺少内容"),
        (["import", "", "-o", "b"], "路径是空的"),
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
