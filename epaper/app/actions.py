"""Everything the window can do, as actions with their keys; the window says what each does."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from epaper.app.assets import icon


class Actions(QObject):
    """The actions, made once; their texts are the menu's."""

    def __init__(self, window: QMainWindow) -> None:
        """Make the actions and let `window` own them, so that their keys work without a menu bar too."""
        super().__init__(window)
        self._window = window
        self._icons: dict[QAction, str] = {}
        self._make_file()
        self._make_view()
        self._make_go()
        self._make_rest()

    def _make_file(self) -> None:
        self.open = self._action(self.tr("打开…"), "Ctrl+O", "open")
        self.open_folder = self._action(self.tr("打开文件夹…"), "Ctrl+Shift+O")
        self.recent = QMenu(self.tr("最近打开"), self._window)
        self.export_pdf = self._action(self.tr("导出 PDF…"), "Ctrl+E", "export-pdf")
        self.export_phone = self._action(self.tr("为手机排全文…"), "")
        self.export_a5 = self._action(self.tr("为 A5 阅读器排全文…"), "")
        self.export_press = self._action(self.tr("导出印刷 PDF…"), "")
        self.export_picture = self._action(self.tr("导出版面图片…"), "Ctrl+Shift+E")
        self.export_pictures = self._action(self.tr("导出各版图片…"), "")
        self.export_contact = self._action(self.tr("导出版样总览…"), "")
        self.print = self._action(self.tr("打印…"), "Ctrl+P", "print")
        self.pin = self._action(self.tr("固定版面…"), "")
        self.unpin = self._action(self.tr("取消固定版面"), "")
        self.quit = self._action(self.tr("退出"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_view(self) -> None:
        self.fit_page = self._action(self.tr("适合整版"), "Ctrl+0", "fit-page")
        self.actual_size = self._action(self.tr("实际大小"), "Ctrl+1")
        self.fit_width = self._action(self.tr("适合宽度"), "Ctrl+2", "fit-width")
        self.zoom_in = self._action(self.tr("放大"), ("Ctrl++", "Ctrl+="), "zoom-in")
        self.zoom_out = self._action(self.tr("缩小"), "Ctrl+-", "zoom-out")
        self.single = self._action(self.tr("单版"), "Ctrl+6", checkable=True)
        self.facing = self._action(self.tr("对开两版"), "Ctrl+8", "facing", checkable=True)
        sides = QActionGroup(self)
        sides.addAction(self.single).setChecked(True)
        sides.addAction(self.facing)
        self.thumbnails = self._action(self.tr("版面缩略图"), "F9", "pages", checkable=True)
        self.findings = self._action(self.tr("问题"), "F8", "findings", checkable=True)
        self.full_screen = self._action(self.tr("全屏"), "F11", checkable=True)
        self.larger_text = self._action(self.tr("文章字号放大"), "Ctrl+]")
        self.smaller_text = self._action(self.tr("文章字号缩小"), "Ctrl+[")
        schemes = QActionGroup(self)
        self.scheme_system = schemes.addAction(self._action(self.tr("跟随系统"), "", checkable=True))
        self.scheme_light = schemes.addAction(self._action(self.tr("浅色"), "", checkable=True))
        self.scheme_dark = schemes.addAction(self._action(self.tr("深色"), "", checkable=True))
        self.schemes = {"": self.scheme_system, "light": self.scheme_light, "dark": self.scheme_dark}

    def _make_go(self) -> None:
        self.previous_page = self._action(self.tr("上一版"), "Ctrl+PgUp", "previous")
        self.next_page = self._action(self.tr("下一版"), "Ctrl+PgDown", "next")
        self.first_page = self._action(self.tr("首版"), "Ctrl+Home")
        self.last_page = self._action(self.tr("末版"), "Ctrl+End")
        self.go_to_page = self._action(self.tr("转到版面…"), "Ctrl+G")
        self.previous_article = self._action(self.tr("上一篇"), "Alt+Left", "previous")
        self.next_article = self._action(self.tr("下一篇"), "Alt+Right", "next")
        self.back = self._action(self.tr("回到版面"), "Esc", "back")

    def _make_rest(self) -> None:
        self.copy = self._action(self.tr("复制"), "Ctrl+C")
        self.find = self._action(self.tr("查找…"), ("Ctrl+F", "/"), "find")
        self.find_next = self._action(self.tr("查找下一处"), "F3")
        self.find_previous = self._action(self.tr("查找上一处"), "Shift+F3")
        self.keys = self._action(self.tr("鼠标与按键"), "F1")
        self.about = self._action(self.tr("关于电子报"), "")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(self, text: str, keys: str | tuple[str, ...], icon_name: str = "", *, checkable: bool = False) -> QAction:
        action = QAction(text, self._window, checkable=checkable)
        shortcuts = [QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys) if key]
        action.setShortcuts(shortcuts)
        plain = text.rstrip("…")
        action.setToolTip(f"{plain}（{shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText)}）" if shortcuts else plain)
        if icon_name:
            self._icons[action] = icon_name
        self._window.addAction(action)
        return action

    def colour(self, palette: QPalette) -> None:
        """Draw the icons in the colours of `palette`."""
        for action, name in self._icons.items():
            action.setIcon(icon(name, palette))

    def fill_menus(self) -> None:
        """Hang the actions into the menu bar."""
        appended = QMenu(self.tr("导出附全文的 PDF"), self._window)
        appended.addActions([self.export_phone, self.export_a5])
        self._menu(
            self.tr("文件(&F)"),
            self.open,
            self.open_folder,
            self.recent,
            None,
            self.export_pdf,
            appended,
            self.export_press,
            self.export_picture,
            self.export_pictures,
            self.export_contact,
            self.print,
            None,
            self.pin,
            self.unpin,
            None,
            self.quit,
        )
        self._menu(self.tr("编辑(&E)"), self.copy, None, self.find, self.find_next, self.find_previous)
        appearance = QMenu(self.tr("外观"), self._window)
        appearance.addActions(list(self.schemes.values()))
        self._menu(
            self.tr("查看(&V)"),
            self.fit_page,
            self.actual_size,
            self.fit_width,
            self.zoom_in,
            self.zoom_out,
            None,
            self.single,
            self.facing,
            None,
            self.larger_text,
            self.smaller_text,
            None,
            self.thumbnails,
            self.findings,
            self.full_screen,
            appearance,
        )
        self._menu(
            self.tr("转到(&G)"),
            self.previous_page,
            self.next_page,
            self.first_page,
            self.last_page,
            self.go_to_page,
            None,
            self.previous_article,
            self.next_article,
            self.back,
        )
        self._menu(self.tr("帮助(&H)"), self.keys, self.about)

    def _menu(self, title: str, *entries: QAction | QMenu | None) -> None:
        menu = self._window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)

    def needing_issue(self) -> tuple[QAction, ...]:
        """Return the actions that need an open issue."""
        return (
            self.export_pdf, self.export_phone, self.export_a5, self.export_press, self.export_picture, self.export_pictures,
            self.export_contact, self.print, self.pin, self.fit_page, self.actual_size, self.fit_width, self.zoom_in,
            self.zoom_out, self.go_to_page, self.find, self.find_next, self.find_previous, self.previous_article,
            self.next_article, self.first_page, self.last_page,
        )  # fmt: skip


def tool_button(action: QAction) -> QToolButton:
    """Return a flat button for an action, icon only, with a name for those who cannot see it."""
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().rstrip("…"))
    return button
