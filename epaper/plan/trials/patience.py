"""Lists of grids to try → those that are made up, until so much is made up in vain that nothing will come of more."""

from __future__ import annotations

from collections.abc import Iterator

from epaper.plan.trials.grids import Trial
from epaper.plan.trials.workbench import Workbench

# Grids of a list that are made up while the copy comes out on none of them: so many, fewer where stories come to more in all.
GRIDS_FAILED, GRIDS_FEW, STORIES_FAILED = 12, 4, 600
# Lists at the least, and stories of grids, on none of which the copy came out: it then ends early, or pages more are begun.
LISTS_LEAST, STORIES_IN_VAIN = 3, 250
BRIEFS_TRIED = 8  # grids of a list where there are only briefs, which are soon made up but come out on some of them only


class Patience:
    """Says how long grids of one issue are tried."""

    def __init__(self, workbench: Workbench) -> None:
        """Take what the issue is made of."""
        self._workbench = workbench
        self._stories = len(workbench.stories)

    def within_reason(self, lists: Iterator[list[Trial]]) -> Iterator[list[Trial]]:
        """Yield lists of grids until so much has been made up in vain."""
        made = 0
        for number, trials in enumerate(filter(None, lists)):
            if number >= LISTS_LEAST and made > STORIES_IN_VAIN:
                return
            yield trials
            made += min(len(trials), self._failed) * self._stories

    def chosen(self, trials: list[Trial]) -> list[Trial]:
        """Choose the grids of a list that are made up if need be, in this order."""
        if trials and self._workbench.matter(trials[0].grid).only_briefs:
            # One more or fewer in a column is a big step: grids farther apart hold them differently.
            return trials[:: -(-len(trials) // BRIEFS_TRIED)]
        return trials[: self._failed]

    @property
    def _failed(self) -> int:
        """Say how many grids of a list are made up in vain."""
        return max(GRIDS_FEW, min(GRIDS_FAILED, STORIES_FAILED // max(1, self._stories)))
