"""The interface speaks Chinese; where the system speaks another language, English. Translations are Qt's, read when needed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from epaper.app.assets import file_in


def speaks_chinese(locale: QLocale) -> bool:
    """Say whether the interface stays Chinese: for Chinese systems and for those that name no language at all."""
    return locale.language() in {QLocale.Language.Chinese, QLocale.Language.C, QLocale.Language.AnyLanguage}


def install(app: QCoreApplication, locale: QLocale) -> None:
    """Let `app` speak the language of `locale`: ours in English, or Qt's own dialogs in Chinese."""
    translator = QTranslator(app)
    if speaks_chinese(locale):
        found = translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    else:
        found = translator.load(str(file_in("i18n", "epaper_en.qm")))
    if found:
        app.installTranslator(translator)
