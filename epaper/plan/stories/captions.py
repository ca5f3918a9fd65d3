"""Captions that have no place below their pictures → the same at the end of the story: a word is never lost with its picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from epaper.errors import Finding
from epaper.issue.model import Article, Issue, Paragraph, Picture
from epaper.issue.text import excerpt

Captions = Collection[tuple[str, int]]  # by article and the number of its picture


def move_captions(issue: Issue, captions: Captions) -> Issue:
    """Put captions, with the credits, behind the copy."""
    articles = {article for article, _ in captions}
    return replace(issue, articles=tuple(_moved(each, captions) if each.id in articles else each for each in issue.articles))


def _moved(article: Article, captions: Captions) -> Article:
    moved = {number: picture for number, picture in enumerate(article.pictures) if (article.id, number) in captions}
    pictures = (replace(each, caption="", credit="") if n in moved else each for n, each in enumerate(article.pictures))
    notes = (Paragraph(words(picture), "source") for picture in moved.values() if words(picture))
    return replace(article, pictures=tuple(pictures), paragraphs=(*article.paragraphs, *notes))


def words(picture: Picture) -> str:
    """Return what a caption says, its credit last."""
    return " ".join(part for part in (picture.caption, picture.credit) if part)


def unprinted_findings(boxes: Collection[Article]) -> Iterator[Finding]:
    """Name the advertisements in boxes that say of their artwork what is only for those who cannot see it."""
    for article in boxes:
        said = [words(picture) for picture in article.pictures if words(picture)]
        if said and article.kind in ("ad", "public"):
            count = f"等 {len(said)} 条" if len(said) > 1 else ""
            text = f"广告的图片照原样排，说明和署名“{excerpt(said[0])}”{count}没有印出，只供朗读；要印出，请写进广告的正文。"
            yield Finding("warning", "caption-unprinted", article.reference, text, article.pictures[0].file)


def moved_findings(issue: Issue, captions: Captions) -> Iterator[Finding]:
    """Name the stories whose captions were moved."""
    for article in issue.articles:
        count = sum(moved == article.id for moved, _ in captions)
        if count:
            text = f"{count} 幅图片的说明在图下没有地方，已移到文末；请减少图片，缩短图片说明，或把它写进正文。"
            yield Finding("warning", "caption-moved", article.reference, text)
