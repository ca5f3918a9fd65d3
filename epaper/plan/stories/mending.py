"""An issue of which a plan would lose words → the same with places for them, and what a person should know of it."""

from __future__ import annotations

from collections.abc import Sequence

from epaper.issue.model import Issue
from epaper.plan.model import IssuePlan
from epaper.plan.pictures.check import left_out
from epaper.plan.stories.captions import Captions, move_captions, moved_findings, words
from epaper.plan.stories.flowing import flowing_findings, let_flow


def mended(issue: Issue, flowing: Sequence[str], captions: Captions) -> Issue:
    """Let articles flow that no box holds, and put captions behind the copy whose pictures have no place."""
    return move_captions(let_flow(issue, flowing), captions)


def lost_captions(issue: Issue, plan: IssuePlan) -> tuple[tuple[str, int], ...]:
    """Return the captions, by article and number of the picture, that a plan loses: with their pictures, or in boxes.

    What an advertisement says of its artwork is for those who cannot see it.
    """
    boxes = (article for article in issue.articles if article.boxed and article.kind not in ("ad", "public"))
    without = (*left_out(issue, plan), *((box, range(len(box.pictures))) for box in boxes))
    lost = ((story, number) for story, numbers in without for number in numbers)
    return tuple((story.id, number) for story, number in lost if words(story.pictures[number]))


def told(plan: IssuePlan, issue: Issue, flowing: tuple[str, ...], captions: tuple[tuple[str, int], ...]) -> IssuePlan:
    """Say in a plan what of its issue is made up otherwise than it is written."""
    findings = (*plan.findings, *flowing_findings(issue, flowing), *moved_findings(issue, captions))
    return plan._replace(flowing=flowing, captions=captions, findings=findings)
