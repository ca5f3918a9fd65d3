"""The label before an editor's note is found whole, however it is set off from the copy."""

from __future__ import annotations

import pytest

from epaper.issue.labels import LABELS
from epaper.typeset.material.phrases import note_label


@pytest.mark.parametrize("label", LABELS)
def test_every_label_of_a_container_is_one_in_type(label: str) -> None:
    assert note_label(f"{label} 本报今起开栏。") == len(label)
    assert note_label(f"【{label}】本报今起开栏。") == len(label) + 2
    assert note_label(f"{label}：本报今起开栏。") == len(label) + 1


@pytest.mark.parametrize("text", ["编者按下葫芦浮起瓢。", "编后记写得好。", "本报今起开栏。", ""])
def test_copy_that_begins_alike_has_no_label(text: str) -> None:
    assert note_label(text) == 0
