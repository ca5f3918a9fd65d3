"""A facsimile → the mechanical metrics of the rulebook, in its order: pure, from the scene alone."""

from __future__ import annotations

from epaper.quality import colour, edges, legs, whole
from epaper.quality.columns import standing
from epaper.quality.copy import strands
from epaper.quality.model import Metric
from epaper.quality.white import white
from epaper.scene.model import Facsimile


def measure(facsimile: Facsimile) -> tuple[Metric, ...]:
    """Measure line edges, colour, legs and grid, and what may be lost or laid over something else."""
    found = strands(facsimile)
    columns = standing(facsimile, found)
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
        *white(facsimile),
        whole.fidelity(found),
        whole.overlaps(facsimile),
        whole.missing_glyphs(facsimile),
    )
