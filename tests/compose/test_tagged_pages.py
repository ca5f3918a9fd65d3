"""The reading PDF of real papers as PDF/UA and PDF/A want it: all content tagged once, stories whole, links that lead."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest
from columns import joined
from papers import Paper, paper

from epaper.paint.pdf import pdf_bytes
from epaper.paint.profiles import srgb
from epaper.resources import icc_folder
from tests.tagged import Tagged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pikepdf

    from tests.tagged import Node

PAPERS = ("shipped", "english", "river@a4", "every kind@a4", "pictures")
BESIDE = {"/H1", "/Kicker", "/Deck", "/Byline", "/Jump", "/Caption"}  # what stands in a story and is no copy
CALLED = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}
KNOWN = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/"}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@cache
def printed(name: str) -> bytes:
    return pdf_bytes(paper(name).facsimile, srgb(icc_folder()))


@pytest.fixture(scope="module", params=PAPERS)
def made(request: pytest.FixtureRequest) -> Paper:
    return paper(request.param)


@pytest.fixture(scope="module")
def tagged(made: Paper) -> Tagged:
    return Tagged(printed(made.name))


def test_every_mark_is_an_elements_or_an_artifact(tagged: Tagged) -> None:
    assert not tagged.loose
    assert not tagged.tangled


def test_every_stretch_belongs_to_one_element_and_the_parent_tree_says_to_which(tagged: Tagged) -> None:
    assert sorted(tagged.root.stretches()) == sorted(tagged.texts)
    owners = {stretch: node for node in tagged.root.walk() for stretch in node.kids if isinstance(stretch, tuple)}
    numbers = parents(tagged)
    for index, page in enumerate(tagged.file.pages):
        own = numbers[int(page.StructParents)]
        assert [kid.objgen for kid in own] == [
            owners[index, number].entries.objgen for number in range(len(own)) if (index, number) in tagged.texts
        ]
    assert max(numbers) < int(tagged.file.Root.StructTreeRoot.ParentTreeNextKey)


def test_every_code_stands_for_some_text(tagged: Tagged) -> None:
    assert not tagged.unmapped()


def test_the_tree_tells_every_story_whole_and_in_order(made: Paper, tagged: Tagged) -> None:
    lines = [line for page in made.facsimile.pages for line in page.lines if line.article and line.role != "pullquote"]
    order = list(dict.fromkeys(line.article for line in lines))
    arts = [node for node in tagged.root.kids if not isinstance(node, tuple) and node.kind == "Art"]
    assert len(arts) == len(order)
    for art, article in zip(arts, order, strict=True):
        told = "".join(tagged.text(node) for node in copy_elements(art)).replace("\u00ad", "")
        assert joined((told,)) == joined([paragraph.text for paragraph in made.articles[article].paragraphs])
        heads = [tagged.text(node) for node in art.walk() if node.entries.S == "/H1"]
        assert [joined((head,)) for head in heads[:1]] == [joined([line]) for line in headlines(made, article)]


def headlines(made: Paper, article: str) -> list[str]:
    own = (line for page in made.facsimile.pages for line in page.lines if line.article == article and line.role == "headline")
    text = "".join(line.text for line in own)
    return [text] if text else []


def copy_elements(node: Node) -> Iterator[Node]:
    """Return the elements that hold copy, in order, none inside another."""
    for kid in node.kids:
        if isinstance(kid, tuple) or not hasattr(kid, "walk") or str(kid.entries.S) in BESIDE or kid.kind in ("Figure", "Div"):
            continue
        if any(isinstance(inner, tuple) for inner in kid.kids):
            yield kid
        else:
            yield from copy_elements(kid)


def test_a_paragraph_is_one_element_over_columns_and_pages(made: Paper, tagged: Tagged) -> None:
    paragraphs = {
        (line.article, line.paragraph)
        for page in made.facsimile.pages
        for line in page.lines
        if line.role == "body" and line.runs and line.article
    }
    assert sum(node.entries.S == "/P" and node.parent.kind == "Art" for node in tagged.root.walk() if node.parent) >= len(
        paragraphs
    )
    shared = [node for node in tagged.root.walk() if len({page for page, _ in own_stretches(node)}) > 1]
    jumps = [line for page in made.facsimile.pages for line in page.lines if line.leads and line.role == "jump"]
    assert bool(shared) <= bool(jumps)


def own_stretches(node: Node) -> list[tuple[int, int]]:
    return [kid for kid in node.kids if isinstance(kid, tuple)]


def test_headings_skip_no_level(tagged: Tagged) -> None:
    levels = [int(node.kind[1:]) for node in tagged.root.walk() if node.kind[0] == "H" and node.kind[1:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_are_told_in_words_and_have_a_place(made: Paper, tagged: Tagged) -> None:
    figures = [node for node in tagged.root.walk() if node.kind == "Figure"]
    assert len(figures) == sum(type(mark).__name__ == "Image" for page in made.facsimile.pages for mark in page.marks)
    for figure in figures:
        assert str(figure.entries.Alt)
        left, foot, right, top = map(float, figure.entries.A.BBox)
        (page, _), *_ = figure.stretches()
        assert 0 <= left < right <= made.facsimile.pages[page].width
        assert 0 <= foot < top <= made.facsimile.pages[page].height


def test_tables_are_regular_and_lists_numbered(tagged: Tagged) -> None:
    for node in tagged.root.walk():
        if node.kind == "Table":
            rows = [[cell.kind for cell in row.kids] for row in node.kids]
            assert len({len(row) for row in rows}) == 1
            assert set(rows[0]) == {"TH"}
            assert all(str(cell.entries.A.Scope) == "/Column" for cell in node.kids[0].kids)
            assert {kind for row in rows[1:] for kind in row} <= {"TD"}
        if node.kind == "L":
            assert {item.kind for item in node.kids} == {"LI"}
            assert all([part.kind for part in item.kids][-1] == "LBody" for item in node.kids)
            assert str(node.entries.A.ListNumbering) in ("/Decimal", "/Disc")


def test_every_link_is_an_element_that_leads_somewhere(made: Paper, tagged: Tagged) -> None:
    numbers, numbered = parents(tagged), {page.objgen: index for index, page in enumerate(tagged.file.pages)}
    annotations = [annotation for page in tagged.file.pages for annotation in page.get("/Annots", [])]
    pressed = {kid.objgen for node in tagged.root.walk() if node.kind == "Link" for kid in node.kids if is_annotation(kid)}
    assert pressed == {annotation.objgen for annotation in annotations}
    for annotation in annotations:
        owner = numbers[int(annotation.StructParent)]
        assert owner.S == "/Link"
        assert any(kid.get("/Obj", annotation).objgen == annotation.objgen for kid in owner.K if not isinstance(kid, int))
        assert str(annotation.Contents)
        assert int(annotation.F) == 4
        assert ("/Dest" in annotation) != ("/A" in annotation)
        page = made.facsimile.pages[numbered[annotation.P.objgen]]
        left, foot, right, top = map(float, annotation.Rect)
        assert 0 <= left < right <= page.width
        assert 0 <= foot < top <= page.height
        assert tagged.file.pages[page.number - 1].Tabs == "/S"


def test_jump_lines_lead_both_ways(made: Paper, tagged: Tagged) -> None:
    numbered = {page.objgen: page_.number for page, page_ in zip(tagged.file.pages, made.facsimile.pages, strict=True)}
    lines = [line for page in made.facsimile.pages for line in page.lines if line.leads and line.role == "jump"]
    links = [node for node in tagged.root.walk() if node.kind == "Link" and node.parent.entries.S == "/Jump"]
    told = sorted((tagged.text(node), numbered[target(node).Dest[0].objgen]) for node in links)
    assert told == sorted((line.text, line.leads) for line in lines)


def target(node: Node) -> pikepdf.Object:
    return next(kid for kid in node.kids if is_annotation(kid))


def is_annotation(kid: object) -> bool:
    return not isinstance(kid, tuple) and not hasattr(kid, "walk")


def test_threads_lead_through_every_leg(made: Paper, tagged: Tagged) -> None:
    numbered = {page.objgen: index for index, page in enumerate(tagged.file.pages)}
    told: dict[str, list[tuple[int, float]]] = {}
    for thread in tagged.file.Root.Threads:
        first = bead = thread.F
        places = []
        while True:
            index = numbered[bead.P.objgen]
            page = made.facsimile.pages[index]
            left, foot, right, top = map(float, bead.R)
            assert 0 <= left < right <= page.width
            assert 0 <= foot < top <= page.height
            assert bead.N.V.objgen == bead.objgen
            assert bead.objgen in {own.objgen for own in tagged.file.pages[index].B}
            places.append((index, round(left, 1)))
            bead = bead.N
            if bead.objgen == first.objgen:
                break
        told[str(thread.I.Title)] = places
    legs = sorted(
        ((leg.article, index, round(leg.x, 1)) for index, page in enumerate(made.facsimile.pages) for leg in page.legs),
        key=lambda leg: leg[0],
    )
    for article, own in groupby(legs, key=lambda leg: leg[0]):
        assert told[made.facsimile.titles[article]] == [(index, x) for _, index, x in own]


def test_the_packet_says_what_the_document_says(tagged: Tagged) -> None:
    root = ET.fromstring(tagged.file.Root.Metadata.read_bytes().decode("utf-8").lstrip("\ufeff"))
    said = {element.tag: (element.text or "") for element in root.iter()}
    assert said[f"{{{CALLED['pdfaid']}}}part"] == "2"
    assert said[f"{{{CALLED['pdfaid']}}}conformance"] == "A"
    assert root.find(f".//{{{CALLED['pdfuaid']}}}part").text == "1"  # type: ignore[union-attr]
    assert root.find(f".//{{{KNOWN['dc']}}}title/{RDF}Alt/{RDF}li").text == str(tagged.file.docinfo.Title)  # type: ignore[union-attr]
    assert said[f"{{{KNOWN['pdf']}}}Producer"] == str(tagged.file.docinfo.Producer)
    assert said[f"{{{KNOWN['xmp']}}}CreatorTool"] == str(tagged.file.docinfo.Creator)
    day = said[f"{{{KNOWN['xmp']}}}CreateDate"]
    assert str(tagged.file.docinfo.CreationDate) == "D:" + "".join(char for char in day if char.isdigit()) + "Z"


def test_the_catalogue_says_that_it_is_tagged_and_what_its_colours_are(tagged: Tagged) -> None:
    catalogue = tagged.file.Root
    assert catalogue.MarkInfo.Marked
    assert catalogue.ViewerPreferences.DisplayDocTitle
    (intent,) = catalogue.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes() == srgb(icc_folder())
    assert len(tagged.file.trailer.ID) == 2


def parents(tagged: Tagged) -> dict[int, pikepdf.Object]:
    """Return the parent tree."""
    listed = list(tagged.file.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(listed[::2], listed[1::2], strict=True)}


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed")
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
@pytest.mark.parametrize("name", PAPERS)
def test_verapdf_finds_nothing_wrong(name: str, flavour: str, tmp_path: Path) -> None:
    file = tmp_path / "issue.pdf"
    file.write_bytes(printed(name))
    words = ["verapdf", "--flavour", flavour, "--format", "text", "-v", str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
