"""A planned issue → findings about its tables: those too broad for the measure they stand at, which are set as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from epaper.errors import Finding
from epaper.issue.model import Article
from epaper.plan.model import PagePlan
from epaper.typeset.galley import Setter


def broad_tables(articles: Sequence[Article], pages: Sequence[PagePlan], setter: Setter) -> Iterator[Finding]:
    """Name every table that is set as records."""
    stands = {block.article: block.measure.cells for page in pages for block in page.blocks}
    for article in articles:
        cells = stands.get(article.id, 0)
        for number in setter.broad_tables(article, cells) if cells else ():
            columns = article.paragraphs[number].text.split("\n")[0].count("\t") + 1
            text = f"表格有 {columns} 栏，在 {cells} 字宽的版栏里排不下，已改排成逐条的“栏名：内容”；可减少栏数或缩短栏名。"
            yield Finding("warning", "table-too-broad", f"{article.reference}第{number + 1}段", text)
