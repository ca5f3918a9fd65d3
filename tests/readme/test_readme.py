"""What the README says is so: its example opens, its commands are understood, its keys and files exist."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from epaper.arguments import parse
from epaper.compose import compose
from epaper.issue.names import ARTICLE_FIELDS, MASTHEAD_FIELDS
from epaper.issue.reader import read_issue
from epaper.issue.reading import Reading
from epaper.plan.stock import parse_stock
from epaper.style import Style

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ROOT / "resources" / "pictures"


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of the README in a language, "" for plain ones."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for named, text in fenced if named == language]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The example of the README, written down as it says."""
    folder = tmp_path_factory.mktemp("issue")
    (found,) = blocks("markdown")
    (folder / "issue.md").write_text(found, encoding="utf-8")
    picture = BytesIO()
    Image.new("RGB", (600, 400), (90, 140, 90)).save(picture, "JPEG")
    (folder / "春耕.jpg").write_bytes(picture.getvalue())
    return read_issue(folder)


def test_the_example_opens_without_a_complaint(example: Reading) -> None:
    assert example.findings == ()
    masthead = example.issue.masthead
    assert not [field.attribute for field in MASTHEAD_FIELDS if not getattr(masthead, field.attribute)]


def test_the_example_means_what_the_text_around_it_says(example: Reading) -> None:
    lead, other = example.issue.articles
    assert lead.headline == ("春耕生产全面展开", "田间地头一派繁忙")
    assert (lead.kicker, lead.deck) == (("不误农时抓备耕",), ("全市早稻播种面积稳中有增",))
    assert (lead.page, lead.rank, other.byline) == (1, 1, "记者 赵六")
    (picture,) = lead.pictures
    assert (picture.file, picture.credit, picture.focus) == ("春耕.jpg", "本报记者 张三 摄", (0.5, 0.3))
    first, heading, joined = lead.paragraphs
    assert first.text.startswith("湘江晚报讯")
    assert [first.text[span.start : span.end] for span in first.spans if span.emphasis == "strong"] == ["进度快于常年"]
    assert (heading.kind, heading.text) == ("subheading", "机械下田")
    assert "干完。”合作社负责人" in joined.text


def test_the_example_is_typeset_whole(example: Reading) -> None:
    facsimile = compose(example.issue, Style())
    assert not [finding for finding in facsimile.findings if finding.severity == "error"]
    body = "".join(line.text for page in facsimile.pages for line in page.lines if line.role == "body")
    for article in example.issue.articles:
        for paragraph in article.paragraphs:
            assert paragraph.kind == "subheading" or body.count(paragraph.text) == 1


def test_every_command_shown_is_understood() -> None:
    shown = re.findall(r"^epaper( .*)?$", "".join(blocks("")), re.MULTILINE)
    assert len(shown) == 9
    for line in shown:
        words = re.sub(r"[][]", "", line.split("#")[0]).replace("--dpi D", "--dpi 96").replace(" N", " 4").split()
        assert parse(words).verb == (words[0] if words and words[0].islower() else "window")
    for verb in ("export", "render", "check", "import", "layout"):
        assert any(line.startswith(f" {verb} ") for line in shown)


def test_every_stock_named_is_one() -> None:
    table = README.split("| `--stock` |")[1].split("\n\n")[0]
    names = re.findall(r"^\| `(\S+)` \|", table, re.MULTILINE)
    assert len(names) == 5
    assert [name for name in names if parse_stock(name) is None] == ["auto"]


def test_every_article_field_is_named() -> None:
    assert not [field.names[0] for field in ARTICLE_FIELDS if f"`{field.names[0]}`" not in README]


def test_every_key_of_the_help_is_in_the_table() -> None:
    source = (ROOT / "epaper" / "app" / "help.py").read_text(encoding="utf-8")
    keys = re.findall(r'^            \((?:self\.tr\()?"(.+?)"\)?, self\.tr\("(.+?)"\)\),$', source, re.MULTILINE)
    assert len(keys) > 10
    for key, what in keys:
        assert f"| {key} | {what} " in README


def test_every_file_linked_exists_and_the_pictures_are_light() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL))
    assert {"resources/pictures/page-1.png", "resources/pictures/window.png", "LICENSE"} <= set(links)
    rooms = re.findall(r"`((?:epaper|issues|packaging|tests|resources|\./packaging)/[\w./]*)`", README)
    for name in (*links, *rooms):
        assert (ROOT / name).exists(), name
    for picture in PICTURES.glob("*.png"):
        assert picture.stat().st_size <= 400_000
