"""The metrics of the rulebook, as `epaper check` tells them, over every paper: the hard ones hold, whatever the copy is.

How even the copy is and what stands alone at a leg's head depends on the copy too; the papers that are shipped as examples
meet these targets as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import paper

from epaper.quality.measure import measure

if TYPE_CHECKING:
    from papers import Paper

HARD = ("Q1", "Q2", "Q3", "Q4", "Q6", "Q7", "Q9", "Q10", "Q11", "Q24", "Q25", "Q26")
EXAMPLES = ("shipped", "shipped@tabloid", "shipped@broadsheet", "river@a4", "river@tabloid", "river@broadsheet")


def missed(made: Paper, *keys: str) -> dict[str, list[str]]:
    """Return the metrics that miss their targets, with what they say of where."""
    return {
        metric.key: [f"{place.page}: {place.text} {place.fault}" for place in metric.places] or [str(metric.value)]
        for metric in measure(made.facsimile)
        if metric.key in keys and not metric.met
    }


def test_the_hard_metrics_hold(made: Paper) -> None:
    assert missed(made, *HARD) == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_meet_every_target(name: str) -> None:
    assert missed(paper(name), *HARD, "P6", "Q8") == {}
