"""The same words for Typst: an issue → a Typst document on A4 in four columns, same font files, at the size that fills it.

`python -m tests.bench.peer ISSUE DOCUMENT PAGES` writes it and prints the type size and the pages it takes. A process of
its own, because the peak memory of a measured process starts at that of the process that started it.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import typst

from epaper.issue.model import Article, Issue
from epaper.issue.reader import read_issue
from epaper.resources import fonts_folder

# What a person would write in Typst for such a page: justified, two em indent, heads over their columns.
PREAMBLE = """\
#set page(paper: "a4", margin: (x: 12mm, top: 14mm, bottom: 12mm), columns: 4)
#set columns(gutter: 4mm)
#set text(font: "Noto Serif SC", weight: 500, size: {size}pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 0.55em, spacing: 0.55em)
#let head(words) = block(above: 1em, below: 0.8em, text(font: "Noto Sans SC", weight: 900, size: 1.7em, words))
#let deck(words) = block(text(font: "LXGW WenKai", size: 1.15em, words))
#place(top, scope: "parent", float: true, text(font: "Ma Shan Zheng", size: 56pt, {name}))
"""
LARGEST, SMALLEST, STEP = 16.0, 6.0, 0.25  # points, when looking for the size that fills the pages


def source(issue: Issue, size: float) -> str:
    """Return the Typst document of `issue` with body text of `size` points."""
    parts = [PREAMBLE.format(size=size, name=_literal(issue.masthead.name))]
    for article in issue.articles:
        parts.extend(_article(article))
    return "\n".join(parts)


def _article(article: Article) -> list[str]:
    lines = [f"#deck({_literal(line)})" for line in article.kicker]
    lines += [f"#head({_literal(line)})" for line in article.headline]
    lines += [f"#deck({_literal(line)})" for line in article.deck]
    lines += [f"#par({_literal(paragraph.text)})" for paragraph in article.paragraphs]
    return lines


def _literal(words: str) -> str:
    """Write `words` as a Typst string."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def write_filled(issue: Issue, path: Path, pages: int) -> tuple[float, int]:
    """Write the document at the largest size whose text stands on `pages` pages; return that size and the pages it takes."""
    size = LARGEST
    while True:
        path.write_text(source(issue, size), encoding="utf-8")
        pdf = typst.compile(str(path), font_paths=[str(fonts_folder())], ignore_system_fonts=True)
        with pikepdf.open(BytesIO(pdf)) as document:
            count = len(document.pages)
        if count <= pages or size <= SMALLEST:
            return size, count
        size -= STEP


if __name__ == "__main__":
    print(*write_filled(read_issue(Path(sys.argv[1])).issue, Path(sys.argv[2]), int(sys.argv[3])))
