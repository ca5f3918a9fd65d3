"""An issue → findings on the compulsory form 规定形式 of a Chinese newspaper (rulebook A6 M2), and on articles that lack a part.

Invariant: what the source lacks is reported, never invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.issue.model import Article, Issue
from epaper.issue.text import excerpt
from epaper.issue.usage import USAGES
from epaper.issue.whereabouts import MASTHEAD

# 报纸出版形式差错: the items that must stand in a fixed place of every issue.
_COMPULSORY = (
    ("supervisor", "主管单位", "主管"),
    ("sponsor", "主办单位", "主办"),
    ("publisher", "出版单位", "出版"),
    ("cn_number", "国内统一连续出版物号", "刊号"),
    ("date", "出版日期", "日期"),
    ("issue_number", "总期号", "期号"),
    ("pages_today", "版数", "版数"),
    ("address", "地址和联系方式", "地址"),
    ("printer", "印刷单位", "印刷"),
    ("distribution", "发行信息", "发行"),
    ("price", "定价", "定价"),
)


def check_form(issue: Issue) -> tuple[Finding, ...]:
    """Return what the law asks of the issue and it does not say, and articles that lack a part."""
    return (*_masthead(issue), *_ranks(issue.articles), *(finding for each in issue.articles for finding in _article(each)))


def _masthead(issue: Issue) -> Iterator[Finding]:
    compulsory = _COMPULSORY if USAGES[issue.masthead.language].compulsory_form else ()
    for attribute, item, key in compulsory:
        if not getattr(issue.masthead, attribute):
            text = f"报头缺{item}；请在头部补“{key}: …”一行。"
            yield Finding("warning", f"form-{attribute.replace('_', '-')}", MASTHEAD, text, attribute)


def _ranks(articles: Sequence[Article]) -> Iterator[Finding]:
    """Name stories that have one rank among those of a page, or of the issue: which comes first is then nobody's decision."""
    ranked: dict[tuple[int, int | None], list[Article]] = {}
    for article in articles:
        if article.rank is not None and article.kind == "story":
            ranked.setdefault((article.rank, article.page), []).append(article)
    for (rank, _), alike in ranked.items():
        if len(alike) > 1:
            names = "".join(f"《{excerpt(article.title)}》" for article in alike)
            text = f"位次 {rank} 写在{names}上，现照文件里的先后；请各写各的位次。"
            yield Finding("warning", "rank-twice", alike[-1].reference, text, "rank")


def _article(article: Article) -> Iterator[Finding]:
    where = article.reference
    if not article.headline:
        yield Finding("warning", "no-headline", where, "稿件没有标题；请补上。")
    if not article.paragraphs and not article.pictures:
        yield Finding("warning", "empty-article", where, f"“{excerpt(article.title)}”没有正文；请补上或删去。")
    for picture in article.pictures:
        if not picture.credit and article.kind not in ("ad", "public"):  # who pays for artwork signs it, or does not
            yield Finding(
                "warning", "picture-credit", where, f"图片“{excerpt(picture.file)}”没有署名；请补上摄影者或来源。", picture.file
            )
        if not all(0 <= share <= 1 for share in picture.focus):
            text = f"图片“{excerpt(picture.file)}”的焦点在图外；请写两个 0 至 1 的数，从左上角起，如 #focus=0.5,0.3。"
            yield Finding("warning", "picture-focus", where, text, picture.file)
