"""What the README says is so: its example opens, its commands are understood, its keys and files exist."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from epaper.cli.parse import parse
from epaper.compose import compose
from epaper.issue.lead import signature
from epaper.issue.markdown.fences import FENCES, read_fence
from epaper.issue.model import ParagraphKind
from epaper.issue.names import ARTICLE_FIELDS, MAKEUP_FIELDS, MASTHEAD_FIELDS, PIN_FIELDS
from epaper.issue.reader import read_issue
from epaper.issue.reading import Reading
from epaper.plan.stock import parse_stock
from epaper.quality.measure import measure
from epaper.quality.report import table
from epaper.scene.model import COPY, Facsimile
from epaper.style import Style, house_of_language, load_style
from epaper.style.files import shipped_styles

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ROOT / "resources" / "pictures"
# Targets that grow with the issue: the README says how.
GROWING = {"Q13-lines": "Q13-lines 余行 ≤ 2 %，取整", "F5": "F5 转版稿件 每两版 1 篇"}


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
    Image.new("RGB", (1800, 1200), (90, 140, 90)).save(picture, "JPEG")
    (folder / "春耕.jpg").write_bytes(picture.getvalue())
    return read_issue(folder)


@pytest.fixture(scope="module")
def made(example: Reading) -> Facsimile:
    """Its pages."""
    return compose(example.issue, Style())


def test_the_example_opens_without_a_complaint(example: Reading) -> None:
    assert example.findings == ()
    masthead = example.issue.masthead
    assert not [field.attribute for field in MASTHEAD_FIELDS if not getattr(masthead, field.attribute)]


def test_the_example_has_every_kind_of_paragraph(example: Reading) -> None:
    paragraphs = [paragraph for article in example.issue.articles for paragraph in article.paragraphs]
    assert {paragraph.kind for paragraph in paragraphs} == set(get_args(ParagraphKind))
    (title, copy) = (paragraph for paragraph in paragraphs if paragraph.boxed)
    assert (title.kind, title.text, copy.kind) == ("subheading", "怎样捐书", "body")
    assert next(paragraph.align for paragraph in paragraphs if paragraph.kind == "table") == "lrc"
    marks = [paragraph.text.split(" ")[0] for paragraph in paragraphs if paragraph.kind == "item"]
    assert marks == ["•", "•", "–", "–", "1.", "2.", "3."]
    sources = [paragraph.text for paragraph in paragraphs if paragraph.kind == "source"]
    assert sources == ["藏书数字：县文化馆。", "① 截至今年4月底。"]
    assert sum("①" in paragraph.text for paragraph in paragraphs) == 2
    last = example.issue.articles[-1].paragraphs[-3]
    assert signature(last.text) == (0, len(last.text))


def test_the_example_fills_the_one_page_its_masthead_states(example: Reading, made: Facsimile) -> None:
    """Its picture is smaller there than would be best on a page of two stories, by which the copy is estimated."""
    assert example.issue.masthead.pages_today == 1
    assert len(made.pages) == 1
    assert not [finding for finding in made.findings if finding.severity != "info"]
    (white,) = [metric for metric in measure(made) if metric.key == "Q12"]
    assert white.value < 5


def test_every_container_named_is_one() -> None:
    named = re.findall(r"`([^`\s]+)`", README.split("`::: 名称` 与")[1].split("名称印在段首")[0])
    names = {part for name in named for part in name.split("/") if part != ":::"}
    assert {name for name in names if read_fence(name) is None} == set()
    assert {fence.names[0] for fence in FENCES} <= names


def test_the_example_means_what_the_text_around_it_says(example: Reading) -> None:
    lead, other, _ = example.issue.articles
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


def test_the_example_is_typeset_whole(example: Reading, made: Facsimile) -> None:
    assert not [finding for finding in made.findings if finding.severity == "error"]
    lines = [line for page in made.pages for line in page.lines if line.role in COPY]
    for article in example.issue.articles:
        for number, paragraph in enumerate(article.paragraphs):
            own = [line for line in lines if (line.article, line.paragraph) == (article.id, number)]
            assert {line.role for line in own} == {paragraph.kind}
            assert "".join(line.text for line in sorted(own, key=lambda line: line.start)) == paragraph.text


def test_the_metrics_named_are_those_of_check(made: Facsimile) -> None:
    named = README.split("<!-- The metrics")[1].split("\n\n")[0]
    rows = [" ".join((row[0], row[-1])) for row in (re.split(r"\s*\|\s*", row)[1:-1] for row in named.splitlines()[3:])]
    shown = [re.split(r"\s{2,}", row) for row in table(measure(made)).splitlines()[2:]]
    assert [GROWING.get(row.split()[0], row) for row in map(_name_and_target, shown)] == rows
    assert f" {len(rows)} 项" in README


def _name_and_target(row: list[str]) -> str:
    """Take name and target out of a row of the table of `epaper check`: a blank, the name, the value, the target, the verdict."""
    name = " ".join(row[1:-3])
    return f"{re.sub(r' +', ' ', name)} {row[-2]}"


def test_every_command_shown_is_understood() -> None:
    shown = re.findall(r"^epaper( .*)?$", "".join(blocks("")), re.MULTILINE)
    assert len(shown) == 14
    for line in shown:
        words = re.sub(r"[][]", "", line.split("#")[0]).replace("--dpi D", "--dpi 96").replace(" N", " 4").split()
        assert parse(words).verb == (words[0] if words and words[0].islower() else "window")
    for verb in ("export", "render", "check", "import", "layout", "preflight"):
        assert any(line.startswith(f" {verb} ") for line in shown)


def test_the_style_shown_is_one_and_every_shipped_style_is_named(tmp_path: Path) -> None:
    (shown,) = blocks("toml")
    (tmp_path / "xiangjiang.toml").write_text(shown, encoding="utf-8")
    house = load_style("xiangjiang.toml", tmp_path)
    assert (house.index, house.masthead.ink, house.inks.accent.rgb) == (True, "accent", (0x17, 0x69, 0x3F))
    named = re.findall(r"`([a-z-]+)`", README.split("## 版式")[1].split("`版式: ")[0])
    assert sorted(named) == list(shipped_styles())


def test_every_stock_named_is_one() -> None:
    table = README.split("| `--stock` |")[1].split("\n\n")[0]
    names = re.findall(r"^\| `(\S+)` \|", table, re.MULTILINE)
    assert len(names) == 5
    assert [name for name in names if parse_stock(name, house_of_language("zh")) is None] == ["auto"]


def test_every_article_field_is_named() -> None:
    fields = (*ARTICLE_FIELDS, *PIN_FIELDS, *MAKEUP_FIELDS)
    assert not [field.names[0] for field in fields if f"`{field.names[0]}`" not in README]


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
