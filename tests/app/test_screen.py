"""Whether a window can be shown is known before Qt is asked, for Qt would abort the program."""

from __future__ import annotations

import socket

import pytest

from epaper.app.display import trouble


@pytest.mark.parametrize(
    ("environment", "platform", "said"),
    [
        ({}, "linux", "没有图形界面"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", "没有图形界面"),
        ({"DISPLAY": ":4711"}, "linux", "DISPLAY=:4711"),
        ({"DISPLAY": "no such\udcff place"}, "linux", "没有应答"),
        ({"WAYLAND_DISPLAY": "none", "XDG_RUNTIME_DIR": "/nowhere"}, "linux", "WAYLAND_DISPLAY=none"),
        ({"WAYLAND_DISPLAY": "none", "DISPLAY": ":4711"}, "linux", "DISPLAY=:4711"),
    ],
)
def test_a_screen_that_is_not_there_is_one_sentence(environment, platform, said):
    sentence = trouble(environment, platform)
    assert said in sentence
    assert "epaper export" in sentence
    assert sentence.count("。") == 1


@pytest.mark.parametrize(("environment", "platform"), [({}, "win32"), ({}, "darwin"), ({"QT_QPA_PLATFORM": "x"}, "linux")])
def test_elsewhere_and_by_wish_qt_decides(environment, platform):
    assert trouble(environment, platform) == ""


def test_a_wayland_that_answers_is_enough(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":4711"}
        assert trouble(environment, "linux") == ""
