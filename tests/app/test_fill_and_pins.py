"""The fill meter under the pages, and pinning from the menu, taken back as well."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from epaper.app import fill
from epaper.app.loading import Loader
from epaper.app.thumbnails import FILLED
from epaper.app.window import Window
from epaper.scene.meter import meter
from epaper.scene.model import Account, Leg

SEED = Path(__file__).parents[2] / "issues" / "hengyang-daily" / "2026-05-21"


@pytest.mark.parametrize(
    ("spare", "state", "word"), [(0, "full", "满"), (3, "spare", "余 3 行"), (4, "spare", "余 4 行"), (21, "short", "缺 21 行")]
)
def test_a_page_is_full_has_lines_to_spare_or_lacks_them(opened, spare, state, word):
    legs = (Leg("a1", 0.0, 0.0, 130.0, 20), Leg("a1", 0.0, 0.0, 300.0, 4))
    page = replace(opened.facsimile.pages[0], account=Account(200, spare, (), 1.0, 0.5, False), legs=legs)
    found = meter(opened.facsimile, page)
    assert (found.state, fill.words(found)) == (state, word)
    assert (found.used, found.left) == (200 - spare, spare)
    assert found.amount == round(spare * 13 * 0.93)  # most lines are 13 characters long
    assert (f"约 {found.amount} 字" in fill.sentence(found)) == (state == "short")


def test_a_page_without_an_account_has_no_meter(window, opened):
    assert meter(opened.facsimile, opened.facsimile.pages[0]) is None
    assert window.pages.item(0).data(FILLED) is None
    assert window.pages.item(0).toolTip()


def test_the_bar_under_a_page_is_as_long_as_the_page_is_full(qtbot, window, opened):
    def ink_under(spare: int) -> int:
        pages = tuple(replace(page, account=Account(200, spare, (), 1.0, 0.5, False)) for page in opened.facsimile.pages)
        window.session._take(opened._replace(facsimile=replace(opened.facsimile, pages=pages)))
        picture = window.pages.grab().toImage()
        red = [x for x in range(picture.width()) for y in range(picture.height()) if _is(picture.pixelColor(x, y))]
        return max(red, default=0) - min(red, default=0)

    def _is(colour) -> bool:
        return abs(colour.red() - fill.SHORT.red()) + abs(colour.green() - fill.SHORT.green()) < 8

    assert ink_under(0) == 0
    assert ink_under(60) > 0
    assert "缺 60 行" in window.pages.item(0).toolTip()
    assert window.pages.item(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_stories_come_before_what_is_none(window, opened):
    first, *others = opened.issue.articles
    issue = replace(opened.issue, articles=(replace(first, kind="ad"), *others))
    window.session._take(opened._replace(issue=issue))
    assert [one.id for one in window.session.articles] == [*[one.id for one in others], first.id]


@pytest.mark.parametrize("agree", [True, False])
def test_pinning_asks_writes_and_can_be_taken_back(qtbot, store, tmp_path, monkeypatch, agree):
    issue = Path(shutil.copytree(SEED, tmp_path / "issue"))
    before = (issue / "issue.md").read_bytes()
    window = Window(Loader(), store)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.session.opened):
        window.open(issue)
    assert window.commands.pin.isEnabled()
    assert not window.commands.unpin.isEnabled()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[0 if agree else 1].click())
    if not agree:
        window.commands.pin.trigger()
        assert (issue / "issue.md").read_bytes() == before
        return
    with qtbot.waitSignal(window.pins.pinned) as said:
        window.commands.pin.trigger()
    assert "已固定版面" in said.args[0]
    assert "版位：" in (issue / "issue.md").read_text(encoding="utf-8")
    assert window.commands.unpin.isEnabled()
    with qtbot.waitSignal(window.session.opened):
        said.args[1]()
    assert (issue / "issue.md").read_bytes() == before
    assert not window.commands.unpin.isEnabled()
