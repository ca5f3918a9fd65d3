"""One issue on one stock → a report of its measures as JSON, and in a folder, if given, a picture of its pages and its PDF.

`python -m tests.bench.surveyed NAME STOCK [FOLDER]`; names are those of `tests.bench.cases`.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from epaper.compose import compose
from epaper.issue.model import Issue
from epaper.paint.pdf import write_pdf
from epaper.paint.raster import ensure_application, render_page
from epaper.quality.measure import measure
from epaper.quality.report import metrics_json
from epaper.scene.model import COPY, Facsimile
from epaper.style import Style
from tests.bench.cases import issue_named

HIGH = 900  # pixels of a page in the picture of all
ABREAST, APART = 4, 16  # pages in a row of it, pixels between them


def report(name: str, stock: str, folder: Path | None) -> dict[str, Any]:
    """Compose, measure, and paint into `folder`."""
    issue, pages = issue_named(name, stock)
    started = time.process_time()
    facsimile = compose(issue, Style(stock=stock, pages=pages))
    seconds = time.process_time() - started
    metrics = measure(facsimile)
    found = Counter(finding.code for finding in facsimile.findings)
    missed = {metric.key: round(metric.value, 3) for metric in metrics if not metric.met}
    done: dict[str, Any] = {metric.key: round(metric.value, 2) for metric in metrics}
    done |= {"Q12-mean": mean(next((metric.by_page for metric in metrics if metric.key == "Q12"), ()))}
    done |= {"pages": f"{len(facsimile.pages)}/{pages}" if pages else len(facsimile.pages)}
    done |= {"seconds": round(seconds, 1), "body": body(facsimile), "lost": lost(issue, facsimile), "score": score(facsimile)}
    done["others"] = " ".join(f"{key}={value}" for key, value in (*found.items(), *missed.items()))
    if folder:
        stem = folder / f"{re.sub(r'[^0-9A-Za-z.@#-]', '-', Path(name).name)}-{stock}"
        folder.mkdir(parents=True, exist_ok=True)
        montage(facsimile).save(f"{stem}.png")
        write_pdf(facsimile, stem.with_name(f"{stem.name}.pdf"))
        whole = done | {"metrics": metrics_json(metrics), "findings": [finding._asdict() for finding in facsimile.findings]}
        stem.with_name(f"{stem.name}.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return done


def mean(values: tuple[float, ...]) -> float:
    """Return the mean, 0 of nothing."""
    return round(sum(values) / len(values), 2) if values else 0.0


def body(facsimile: Facsimile) -> str:
    """Say on which size and pitch the copy is set."""
    return f"{facsimile.body_size:g}/{facsimile.baselines.pitch:.2f}" if facsimile.baselines else f"{facsimile.body_size:g}"


def score(facsimile: Facsimile) -> float | None:
    """Return what make-up says the pages cost together."""
    accounts = [page.account for page in facsimile.pages]
    return round(sum(account.cost for account in accounts if account), 1) if any(accounts) else None


def lost(issue: Issue, facsimile: Facsimile) -> int:
    """Count the characters of the copy that are not on the pages, or on them twice."""
    printed: dict[tuple[str, int], Counter[int]] = {}
    for line in (line for page in facsimile.pages for line in page.lines if line.role in COPY):
        printed.setdefault((line.article, line.paragraph), Counter()).update(range(line.start, line.end))
    count = 0
    for article in issue.articles:
        for number, paragraph in enumerate(article.paragraphs):
            times = printed.pop((article.id, number), Counter())
            count += sum(times[at] != 1 for at, char in enumerate(paragraph.text) if not char.isspace())
    return count + sum(sum(times.values()) for times in printed.values())


def montage(facsimile: Facsimile) -> QImage:
    """Paint all pages small, side by side."""
    ensure_application()
    sheet = facsimile.pages[0]
    pages = [render_page(facsimile, page.number, HIGH * 72 / sheet.height) for page in facsimile.pages]
    width, height = pages[0].width() + APART, pages[0].height() + APART
    abreast = min(ABREAST, len(pages))
    whole = QImage(width * abreast + APART, height * -(-len(pages) // abreast) + APART, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    for order, page in enumerate(pages):
        painter.drawImage(APART + order % abreast * width, APART + order // abreast * height, page)
    painter.end()
    return whole


if __name__ == "__main__":
    print(json.dumps(report(sys.argv[1], sys.argv[2], Path(sys.argv[3]) if len(sys.argv) > 3 else None), ensure_ascii=False))
