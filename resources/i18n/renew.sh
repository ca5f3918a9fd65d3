#!/bin/sh
# Gather the interface's texts into epaper_en.ts, and compile what is translated there into epaper_en.qm.
# Needs the development environment (lupdate and lrelease come with PySide6). Translate new entries in between:
#     resources/i18n/renew.sh && edit resources/i18n/epaper_en.ts && resources/i18n/renew.sh
set -eu
cd "$(dirname "$0")/../.."
bin=.venv/bin
"$bin/pyside6-lupdate" -silent -no-obsolete -locations none -source-language zh_CN -target-language en \
    epaper/app/*.py -ts resources/i18n/epaper_en.ts
"$bin/pyside6-lrelease" -silent resources/i18n/epaper_en.ts -qm resources/i18n/epaper_en.qm
