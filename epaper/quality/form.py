"""A facsimile → what the law asks of the form of a newspaper and the finished pages do not show (rulebook M1-M5: Q22, M3, M5).

What the issue says of itself is looked up among the lines as they are printed; what it does not say is told by the check of its
text. A page that shows less than the issue says was made badly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from epaper.geometry import Point, Rect
from epaper.quality.model import Metric, Place, count
from epaper.scene.model import Facsimile, Image, Page, TextLine

SMALLEST = 7.875  # points: 六号, the least that is legible (rulebook G8)
ROUNDING = 0.02  # points
SAME_PLACE = 0.5  # points a page number may stand off the place it has on other pages
ON_FRAME = 1.0  # of the mark's size: it may stand on the frame of its advertisement

NAMES = MappingProxyType(
    {
        "name": "报名",
        "date": "出版日期",
        "issue_number": "总期号",
        "pages_today": "版数",
        "cn_number": "国内统一连续出版物号",
        "supervisor": "主管单位",
        "sponsor": "主办单位",
        "publisher": "出版单位",
        "address": "地址和联系方式",
        "printer": "印刷单位",
        "distribution": "发行信息",
        "price": "定价",
    }
)
IMPRINT = frozenset({"address", "printer", "distribution", "price"})  # may stand at the last page's foot too
MARKS = MappingProxyType({"zh": "广告"})  # what the mark of an advertisement says at the least, by language


def compulsory(facsimile: Facsimile) -> Metric:
    """Q22: what the issue says of name, date, numbers, publisher and imprint and its pages do not show in their places."""
    places = [place for key in NAMES if (said := facsimile.form.get(key)) for place in _item(facsimile, key, said)]
    return count("Q22", "规定形式", tuple(places))


def _item(facsimile: Facsimile, key: str, said: str) -> Iterator[Place]:
    """Yield what is amiss with one item: it is not there, not legible, or does not dominate the page as the name must."""
    last = facsimile.pages[-1].number if key in IMPRINT and facsimile.pages else 1
    pages = [page for page in facsimile.pages if page.number in (1, last)]
    lines = [line for page in pages for line in _furniture(page)]
    if key == "name":
        yield from _name(pages, said)
    elif _solid(said) not in _solid("".join(line.text for line in lines)):
        yield Place(last, "", 0, said, f"没有印出{NAMES[key]}")
    elif any(line.size < SMALLEST - ROUNDING for line in lines if _solid(line.text) and _solid(line.text) in _solid(said)):
        yield Place(last, "", 0, said, f"{NAMES[key]}小于六号字")


def _name(pages: Sequence[Page], name: str) -> Iterator[Place]:
    """M1: the name stands in the masthead of page 1, larger than all other text there; it may be drawn."""
    page = pages[0] if pages else None
    if page is None:
        return
    drawn = [mark.rect.height for mark in page.marks if isinstance(mark, Image) and mark.alternative == name]
    set_ = [line.size for line in page.lines if line.role == "masthead" and _solid(line.text) == _solid(name)]
    largest = max((line for line in page.lines if _solid(line.text) != _solid(name)), key=lambda line: line.size, default=None)
    if not drawn and not set_:
        yield Place(1, "", 0, name, "报头里没有报名")
    elif largest is not None and largest.size >= max((*drawn, *set_)):
        yield Place(1, largest.article, 0, largest.text, "不小于报名")


def folios(facsimile: Facsimile) -> Metric:
    """M3: pages whose number is not in the folio, not in order, or not at the place it has on the other pages."""
    places: list[Place] = []
    stands: dict[bool, Rect] = {}
    for expected, page in enumerate(facsimile.pages, 1):
        if page.number != expected:
            places.append(Place(page.number, "", 0, page.label, "版序不连续"))
        line = _page_number(page)
        if page.number == 1:
            continue  # page 1 has the masthead in its place
        if line is None:
            places.append(Place(page.number, "", 0, page.label, "报眉里没有版序"))
            continue
        box = Rect(line.x, line.baseline, line.width, line.size)
        first = stands.setdefault(page.number % 2 == 0, box)
        aside = min(abs(box.x - first.x), abs(box.right - first.right))  # 第9版 and 第11版 are not as wide
        if max(aside, abs(box.y - first.y)) > SAME_PLACE:
            places.append(Place(page.number, "", 0, line.text, "版序不在固定位置"))
    return count("M3", "报眉版序", tuple(places), [page.number for page in facsimile.pages])


def _page_number(page: Page) -> TextLine | None:
    """Return the folio's line that says which page this is: what the page's label begins with."""
    said = (line for line in page.lines if line.role == "folio" and str(page.number) in line.text)
    return next((line for line in said if page.label.startswith(line.text.strip())), None)


def advertisements(facsimile: Facsimile) -> Metric:
    """M5: advertisements without a legible mark 广告."""
    places = tuple(
        Place(page.number, region.article, 0, facsimile.titles.get(region.article, ""), "没有标明“广告”")
        for page in facsimile.pages
        for region in page.regions
        if region.kind == "ad" and not any(_marked(facsimile, page, region.article, rect) for rect in region.rects)
    )
    return count("M5", "广告标识", places, [page.number for page in facsimile.pages])


def _marked(facsimile: Facsimile, page: Page, article: str, rect: Rect) -> bool:
    mark = MARKS.get(facsimile.language.partition("-")[0], "")
    for line in page.lines:
        room = Rect(rect.x, rect.y - ON_FRAME * line.size, rect.width, rect.height + 2 * ON_FRAME * line.size)
        legible = line.size >= SMALLEST - ROUNDING and room.contains(Point(line.x, line.baseline))
        if line.role == "furniture" and line.article == article and legible and mark in _solid(line.text):
            return True
    return False


def _furniture(page: Page) -> Iterator[TextLine]:
    """Yield the paper's own lines on a page, in reading order: what belongs to no article."""
    return (line for line in page.lines if not line.article)


def _solid(text: str) -> str:
    """Take out the blanks: the paper spaces its own lines as it likes."""
    return "".join(text.split())
