"""An issue of which a plan would lose words → the same with places for them, and what a person should know of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from epaper.errors import Finding
from epaper.issue.model import Issue
from epaper.plan.division import Divided, divided
from epaper.plan.model import IssuePlan
from epaper.plan.pictures.check import left_out
from epaper.plan.stories.captions import Captions, move_captions, moved_findings, unprinted_findings, words


def mended(issue: Issue, flowing: Collection[str], captions: Captions) -> Divided:
    """Let articles flow that no box holds, and put captions behind the copy whose pictures have no place."""
    return divided(move_captions(issue, captions), flowing)


def lost_captions(copy: Divided, plan: IssuePlan) -> tuple[tuple[str, int], ...]:
    """Return the captions, by article and number of the picture, that a plan loses: with their pictures, or in boxes.

    What an advertisement says of its artwork is for those who cannot see it.
    """
    boxes = (article for article in copy.boxes if article.kind not in ("ad", "public"))
    without = (*left_out(copy.issue, plan), *((box, range(len(box.pictures))) for box in boxes))
    lost = ((story, number) for story, numbers in without for number in numbers)
    return tuple((story.id, number) for story, number in lost if words(story.pictures[number]))


def told(plan: IssuePlan, issue: Issue, flowing: tuple[str, ...], captions: tuple[tuple[str, int], ...]) -> IssuePlan:
    """Say in a plan what of its issue is made up otherwise than it is written."""
    findings = (
        *plan.findings,
        *_flowing_findings(issue, flowing),
        *moved_findings(issue, captions),
        *unprinted_findings(divided(issue, flowing).boxes),
    )
    return plan._replace(flowing=flowing, captions=captions, findings=findings)


def _flowing_findings(issue: Issue, flowing: Collection[str]) -> Iterator[Finding]:
    """Name what is no story and flows; of a story it is said that it has no place beside the masthead."""
    for article in issue.articles:
        if article.id in flowing and article.kind != "story":
            text = "文字太长，版上的框里排不下，已同稿件一样排，可以转版；要排成框，请删减文字，或改指定版次、加宽、加高。"
            yield Finding("warning", "slot-flows", article.reference, text)
