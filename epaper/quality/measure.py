"""A facsimile → the mechanical metrics of the rulebook, in its order: pure, from the scene alone."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.quality import build, clear, colour, display, edges, form, legs, variety, whole
from epaper.quality.columns import Standing, standing
from epaper.quality.copy import Strand, strands
from epaper.quality.model import Metric
from epaper.quality.room import cells, fill
from epaper.quality.stories import stories
from epaper.quality.turns import turned, turns
from epaper.quality.white import white
from epaper.scene.model import Facsimile


def measure(facsimile: Facsimile) -> tuple[Metric, ...]:
    """Measure line edges, colour, legs and grid; the make-up of the pages; and what may be lost or laid over something else."""
    found = strands(facsimile)
    columns = standing(facsimile, found)
    return (*_setting(facsimile, found, columns), *_make_up(facsimile, columns), *_whole(facsimile, found))


def _setting(facsimile: Facsimile, found: Sequence[Strand], columns: Sequence[Standing]) -> tuple[Metric, ...]:
    return (
        edges.prohibitions(found),
        edges.line_ends(found),
        edges.pairs(facsimile, found),
        edges.torn_units(found),
        *colour.looseness(found),
        colour.squeezing(found),
        colour.lone_characters(found),
        legs.short_lines(found),
        legs.lone_lines(columns, found),
        legs.bare_subheadings(columns),
        legs.baselines(facsimile, found),
        legs.measures(facsimile, found),
        legs.feet(facsimile, columns),
    )


def _make_up(facsimile: Facsimile, columns: Sequence[Standing]) -> tuple[Metric, ...]:
    found = stories(facsimile, columns)
    pages = build.built(facsimile, found)
    return (
        *white(facsimile),
        *fill(facsimile, cells(facsimile, found)),
        build.short_legs(pages),
        build.bumping(facsimile, pages),
        *build.cuts(pages),
        build.crossings(pages),
        variety.alike(pages),
        variety.boxes(pages),
        display.fits(pages),
        display.whole_lines(facsimile, pages),
        display.bare(pages),
        *variety.heavy_heads(facsimile, pages),
        *display.hierarchy(facsimile, pages),
        display.masthead(facsimile, pages),
        turns(pages),
        turned(pages),
        clear.tight(facsimile, pages),
        clear.families(facsimile),
    )


def _whole(facsimile: Facsimile, found: Sequence[Strand]) -> tuple[Metric, ...]:
    return (
        whole.fidelity(facsimile, found),
        whole.overlaps(facsimile),
        whole.missing_glyphs(facsimile),
        form.compulsory(facsimile),
        form.folios(facsimile),
        form.advertisements(facsimile),
    )
