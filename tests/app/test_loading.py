"""An issue looked at again after an edit: what is kept of the last time, and that the window follows the file."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from epaper.app import watch
from epaper.app.loading import Loader
from epaper.app.session import Session
from epaper.app.watch import Watch
from epaper.errors import UnreadableInput
from epaper.issue.writer import write_issue
from epaper.plan.stories import matter
from epaper.typeset.material.stick import Stick
from tests.issues.makers import issue_of

HEAD = "---\n报名: 江城周报\n日期: 2026-05-21\n---\n"


def written(*paragraphs: str) -> str:
    return "\n".join([HEAD, "## 渡口恢复通航\n", *(f"{text}\n" for text in paragraphs)])


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "issue" / "one.md"
    path.parent.mkdir()
    path.write_text(written("昨日清晨，渡口恢复通航。", "首班船载客六十人。"), encoding="utf-8")
    return path


def quiet(_text: str) -> None:
    """Hear no report."""


def test_reading_and_composing_say_what_they_do(source):
    said = []
    opened = Loader()(source, said.append)
    assert [article.title for article in opened.issue.articles] == ["渡口恢复通航"]
    assert opened.facsimile.pages
    assert said == ["正在读取 one.md…", "正在排版…"]


def test_after_an_edit_only_the_edited_paragraph_is_set(tmp_path, monkeypatch):
    issue = issue_of(8, 5_000)
    write_issue(issue, tmp_path / "paper")
    load, broken = Loader(), []
    whole = Stick.broken
    monkeypatch.setattr(Stick, "broken", lambda stick, *given: broken.append(stick) or whole(stick, *given))
    first = load(tmp_path / "paper", quiet)
    at_first = len(broken)
    story = issue.articles[3]
    text = story.paragraphs[0]
    edited = replace(story, paragraphs=(replace(text, text=text.text.replace("，", "，又", 1)), *story.paragraphs[1:]))
    write_issue(replace(issue, articles=(*issue.articles[:3], edited, *issue.articles[4:])), tmp_path / "paper2")
    broken.clear()
    again = load(tmp_path / "paper2", quiet)
    assert again.issue.articles[3].paragraphs[0].text != first.issue.articles[3].paragraphs[0].text
    assert at_first > 30
    assert len(broken) < at_first / 4


def test_an_issue_opened_again_is_made_up_as_it_was(source):
    load = Loader()
    first, second = load(source, quiet), load(source, quiet)
    assert second.made.plan.pages == first.made.plan.pages
    assert second.facsimile.pages == first.facsimile.pages


def test_a_load_beside_another_shares_nothing_with_it(source, monkeypatch):
    """One that nobody waits for any more may still run; what it has taken is its own until it puts it back."""
    load, given, gate, inside = Loader(), [], threading.Event(), threading.Event()
    load(source, quiet)
    real = matter.setter_for

    def noted(issue, book, house, kept):
        given.append(kept)
        if len(given) == 1:
            inside.set()
            gate.wait(60)
        return real(issue, book, house, kept)

    monkeypatch.setattr(matter, "setter_for", noted)
    slow = threading.Thread(target=load, args=(source, quiet))
    slow.start()
    assert inside.wait(60)
    load(source, quiet)
    gate.set()
    slow.join()
    assert given[0] is not None
    assert given[1] is None


def test_trouble_with_the_copy_leaves_nothing_half_done(source):
    load = Loader()
    load(source, quiet)
    source.write_text("---\n", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        load(source, quiet)
    source.write_text(written("又通航了。"), encoding="utf-8")
    assert load(source, quiet).facsimile.pages


@pytest.fixture
def session(qtbot, qapp, source, monkeypatch):
    monkeypatch.setattr(watch, "SETTLED", 20)
    session = Session(Loader())
    Watch(session, session)
    with qtbot.waitSignal(session.opened):
        session.open(source)
    yield session
    session.drain()


def test_the_window_follows_the_file(qtbot, session, source):
    session.read(session.articles[0].id)
    with qtbot.waitSignal(session.opened):
        source.write_text(written("昨日清晨，渡口恢复通航了。", "首班船载客六十人。"), encoding="utf-8")
    assert "通航了" in session.articles[0].paragraphs[0].text
    assert session.article == session.articles[0].id


def test_a_picture_that_is_lost_is_an_error_among_the_findings_and_the_pages_are_shown(qtbot, session, source):
    with qtbot.waitSignal(session.opened):
        source.write_text(written("又通航了。", "![渡口](没有.jpg)"), encoding="utf-8")
    assert session.articles[0].pictures[0].file == "没有.jpg"
    assert "picture-unreadable" in [finding.code for finding in session.current.findings]
    assert any(line.text == "没有.jpg" for page in session.current.facsimile.pages for line in page.lines)


def test_a_file_saved_as_a_new_one_under_its_name_is_followed_too(qtbot, session, source):
    for number in ("三", "四"):
        beside = source.with_suffix(".new")
        beside.write_text(written(f"渡口第{number}次恢复通航。"), encoding="utf-8")
        with qtbot.waitSignal(session.opened):
            beside.replace(source)
        assert number in session.articles[0].paragraphs[0].text


def test_other_files_beside_a_single_file_are_none_of_its_business(source):
    before = watch.prints(source)
    (source.parent / "other.md").write_text("x", encoding="utf-8")
    assert watch.prints(source) == before
    assert watch.prints(source.parent) != before
    assert watch.prints(source.parent / "none") == ()


def test_what_is_read_over_and_over_stays_at_its_page(qtbot, window, tmp_path):
    window.session.turn_to(1)
    with qtbot.waitSignal(window.session.opened):
        window.open(tmp_path / "good.epaper")
    assert window.session.page == 1
    with qtbot.waitSignal(window.session.opened):
        window.open(tmp_path / "other.epaper")
    assert window.session.page == 0
