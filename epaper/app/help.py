"""The two boxes of the help menu; their texts are made when they are asked for."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from epaper.app.assets import application_icon


def show_about(parent: QWidget) -> None:
    """Say what this program is."""
    lines = (
        f"<h2>{_tr('电子报')}</h2>",
        f"<p>{_tr('版本 {0}').format(own_version())}</p>",
        f"<p>{_tr('把一期报纸的文字排成版面，在屏幕上阅读，输出 PDF。')}</p>",
        f"<p>{_tr('程序以 Apache-2.0 许可发布；随附字体以 OFL 许可发布。')}</p>",
    )
    picture = QLabel()
    picture.setPixmap(application_icon().pixmap(72, 72))
    _box(parent, _tr("关于电子报"), "".join(lines), picture)


def show_keys(parent: QWidget) -> None:
    """List keys and gestures."""
    rows = "".join(
        f"<tr><td style='padding: 3px 24px 3px 0'><b>{keys}</b></td><td style='padding: 3px 0'>{what}</td></tr>"
        for keys, what in _keys()
    )
    _box(parent, _tr("鼠标与按键"), f"<table>{rows}</table>", None)


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        (_tr("单击文章"), _tr("打开全文")),
        (_tr("单击“下转”“上接”"), _tr("翻到那一版")),
        (_tr("双击"), _tr("放大这一栏，再双击还原")),
        (_tr("拖动"), _tr("移动版面")),
        (_tr("Ctrl+滚轮"), _tr("以光标为中心缩放")),
        ("Ctrl+0 / 1 / 2", _tr("适合整版 / 实际大小 / 适合宽度")),
        ("Ctrl+6 / 8", _tr("单版 / 对开两版")),
        (_tr("空格、PgDn / PgUp"), _tr("下一屏 / 上一屏，到头翻版")),
        ("← → ↑ ↓", _tr("移动，到头翻版")),
        ("Home / End", _tr("首版 / 末版")),
        ("Ctrl+G", _tr("转到版面")),
        ("Alt+← / Alt+→", _tr("上一篇 / 下一篇文章")),
        ("Ctrl+[ / Ctrl+]", _tr("文章字号")),
        ("Esc", _tr("回到版面，并指出文章的位置")),
        ("Ctrl+F, F3", _tr("查找，下一处")),
        ("F9 / F8 / F11", _tr("缩略图 / 问题 / 全屏")),
    )


def own_version() -> str:
    """Return the version of the installed program, or of the sources it runs from."""
    try:
        return version("epaper")
    except PackageNotFoundError:
        return _tr("开发版")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def _box(parent: QWidget, title: str, text: str, picture: QLabel | None) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 20)
    if picture is not None:
        layout.addWidget(picture)
    label = QLabel(text, wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(360)
    layout.addWidget(label)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    dialog.open()
