"""The environment → whether a window can be shown here, in one sentence, before Qt finds out and aborts the program.

Imports no Qt: `python -m epaper.app.display` answers a script in a few hundredths of a second, by its exit code.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

ADVICE = "请改用 epaper export 或 epaper render"


def trouble(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return why no window can be shown, "" when one can or when only Qt can tell."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ""
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        return f"这里没有图形界面（DISPLAY 与 WAYLAND_DISPLAY 都没有设置），{ADVICE}。"
    if wayland and _wayland_answers(environment):
        return ""
    if not display:
        return f"图形界面没有应答（WAYLAND_DISPLAY={wayland}），请检查这个设置，或{ADVICE[1:]}。"
    return _x11_trouble(display)


def _x11_trouble(display: str) -> str:
    missing = _missing_library()
    if missing:
        return f"Qt 缺少系统库 {missing}，请用系统的软件包管理器安装，例如：sudo apt-get install libxcb-cursor0；或{ADVICE[1:]}。"
    if not _x11_answers(display):
        return f"图形界面没有应答（DISPLAY={display}），请检查这个设置，或{ADVICE[1:]}。"
    return ""


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "/")) / environment["WAYLAND_DISPLAY"]  # an absolute name stands alone
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


def _x11_answers(display: str) -> bool:
    """Ask the X server as Qt will, with the person's own credentials; True where the library to ask with is not found."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    answered = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answered


def _missing_library() -> str:
    """Return the first system library Qt's X11 plugin needs and does not find; Qt itself would only abort."""
    found = find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    plugin = Path(next(iter(places or ()), "")) / "Qt/plugins/platforms/libqxcb.so"
    if not plugin.is_file():
        return ""  # a Qt that did not come from PyPI looks for its plugins elsewhere
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        name, _, reason = str(error).partition(":")
        return name if "cannot open shared object" in reason else ""
    return ""


if __name__ == "__main__":
    sys.exit(bool(trouble(os.environ)))
