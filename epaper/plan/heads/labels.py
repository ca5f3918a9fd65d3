"""An article → what is said above its head: the column 栏目 it appears in, and what marks an advertisement."""

from __future__ import annotations

from epaper.issue.model import Article
from epaper.style import Wording


def mark_text(article: Article, wording: Wording) -> str:
    """Return what every advertisement and public announcement is marked with (rule M5); other articles bear no mark."""
    return {"ad": wording.ad, "public": wording.public}.get(article.kind, "")


def label_text(article: Article, wording: Wording) -> str:
    """Return the label over a head that is set as a story's."""
    return " ".join(part for part in (mark_text(article, wording), article.label) if part)
