"""The two boxes of the help menu; their texts are made when they are asked for."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from epaper.app.assets import application_icon


class Help(QObject):
    """Shows the boxes over a window."""

    def __init__(self, window: QWidget) -> None:
        """Show over `window`, for as long as it lives."""
        super().__init__(window)
        self._window = window

    def show_about(self) -> None:
        """Say what this program is."""
        lines = (
            f"<h2>{self.tr('电子报')}</h2>",
            f"<p>{self.tr('版本 {0}').format(own_version() or self.tr('开发版'))}</p>",
            f"<p>{self.tr('把一期报纸的文字排成版面，在屏幕上阅读，输出 PDF。')}</p>",
            f"<p>{self.tr('程序以 Apache-2.0 许可发布；随附字体以 OFL 许可发布。')}</p>",
        )
        self._box(self.tr("关于电子报"), "".join(lines), application_icon().pixmap(72, 72))

    def show_keys(self) -> None:
        """List keys and gestures."""
        cell = "<td style='padding: 3px 24px 3px 0'>"
        rows = "".join(f"<tr>{cell}<b>{keys}</b></td>{cell}{what}</td></tr>" for keys, what in self._keys())
        self._box(self.tr("鼠标与按键"), f"<table>{rows}</table>", QPixmap())

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("单击文章"), self.tr("打开全文")),
            (self.tr("单击“下转”“上接”"), self.tr("翻到那一版")),
            (self.tr("单击问题"), self.tr("翻到那一版，指出那一篇")),
            (self.tr("双击"), self.tr("放大这一栏，再双击还原")),
            (self.tr("拖动"), self.tr("移动版面")),
            (self.tr("Ctrl+滚轮"), self.tr("以光标为中心缩放")),
            ("Ctrl+0 / 1 / 2", self.tr("适合整版 / 实际大小 / 适合宽度")),
            ("Ctrl+6 / 8", self.tr("单版 / 对开两版")),
            (self.tr("空格、PgDn / PgUp"), self.tr("下一屏 / 上一屏，到头翻版")),
            ("← → ↑ ↓", self.tr("移动，到头翻版")),
            ("Home / End", self.tr("首版 / 末版")),
            ("Ctrl+G", self.tr("转到版面")),
            ("Alt+← / Alt+→", self.tr("上一篇 / 下一篇文章")),
            ("Ctrl+[ / Ctrl+]", self.tr("文章字号")),
            ("Esc", self.tr("回到版面，并指出文章的位置")),
            ("Ctrl+F, F3", self.tr("查找，下一处")),
            ("F9 / F8 / F11", self.tr("缩略图 / 问题 / 全屏")),
        )

    def _box(self, title: str, text: str, picture: QPixmap) -> None:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(28, 24, 28, 20)
        if not picture.isNull():
            shown = QLabel(dialog)
            shown.setPixmap(picture)
            layout.addWidget(shown)
        label = QLabel(text, dialog, wordWrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setMinimumWidth(360)
        layout.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
        buttons.rejected.connect(dialog.reject)
        layout.addWidget(buttons)
        dialog.open()


def own_version() -> str:
    """Return the version of the installed program, "" when it runs from its sources."""
    try:
        return version("epaper")
    except PackageNotFoundError:
        return ""
