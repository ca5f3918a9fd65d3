"""A request → the deed that is asked for, and the exit code: 0, or 1 where there are findings of severity error.

Rooms are entered inside the deeds, so that each start loads only what it needs (no Qt for export, check, layout, import).
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from epaper.cli.request import ENDINGS, Request, check_picture
from epaper.cli.streams import put, put_json, say, tell
from epaper.errors import CannotWrite, Finding
from epaper.files import check_folder

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.issue.reading import Reading
    from epaper.scene.model import Facsimile
    from epaper.style import House

FINDINGS_OF_ERROR = 1


def spare_source(request: Request) -> None:
    """Refuse to write over the copy itself: a slip of the pen would cost the only text there is."""
    read = [path for path in (request.source, request.source / "issue.md") if path.is_file()]
    written = [path for path in (request.output, request.output / "issue.md") if path.is_file()]
    if any(source.samefile(target) for source in read for target in written):
        raise CannotWrite(f"{request.output}：会盖掉稿件本身；请换一个地方。")


def check_folders(request: Request) -> None:
    """Refuse to make up pages that could not be written."""
    for path in (request.output, request.pictures):
        if path is not None:
            check_folder(path)


def open_window(request: Request) -> int:
    """Open the window with an issue, or with the one that is shipped."""
    from epaper.app.main import run_window  # noqa: PLC0415

    return run_window(request.path)


def show_help(request: Request) -> int:
    """Print the help that was asked for."""
    put(request.text)
    return 0


def export(request: Request) -> int:
    """Write a PDF, and pictures of its pages where those are asked for."""
    reading, facsimile = _composed(request)
    _write_pdf(_appended(reading, facsimile, request), request)
    if request.pictures is not None:
        from epaper.paint.raster import USUAL_DPI, save_pngs  # noqa: PLC0415

        save_pngs(facsimile, request.pictures, USUAL_DPI if request.dpi is None else request.dpi)
    findings = reading.and_found(facsimile.findings)
    _point_to_check(
        request,
        {
            "警告": sum(finding.severity == "warning" for finding in findings),
            "拼版提示": sum(finding.severity == "info" for finding in facsimile.findings),
        },
    )
    return _verdict(findings)


def _point_to_check(request: Request, counts: Mapping[str, int]) -> None:
    """Say how many findings there are of each kind that may change what is printed, and who lists them."""
    if told := "和".join(f" {count} 条{kind}" for kind, count in counts.items() if count):
        asked = {"--stock": "" if request.stock == "auto" else request.stock, "--pages": request.pages, "--style": request.style}
        options = [word for name, value in asked.items() if value for word in (name, str(value))]
        command = shlex.join(["epaper", "check", str(request.source), *options])
        say(f"已写出 {request.output}；有{told}，“{command}”逐条列出。", 0)


def _appended(reading: Reading, facsimile: Facsimile, request: Request) -> Facsimile:
    """Put the articles in full behind the pages, if that is asked for."""
    if not request.appendix:
        return facsimile
    from epaper.appendix.append import with_appendix  # noqa: PLC0415

    return with_appendix(facsimile, reading.issue, _house(reading, request), request.appendix)


def _write_pdf(facsimile: Facsimile, request: Request) -> None:
    from epaper.paint.profiles import chosen, srgb  # noqa: PLC0415
    from epaper.resources import icc_folder  # noqa: PLC0415

    if request.purpose == "reading":
        from epaper.paint.pdf import write_pdf  # noqa: PLC0415

        write_pdf(facsimile, request.output, srgb(icc_folder()))
        return
    from epaper.geometry import mm  # noqa: PLC0415
    from epaper.paint.press import Press, write_press  # noqa: PLC0415
    from epaper.paint.sheets import Wanted  # noqa: PLC0415

    wanted = Wanted(mm(request.bleed), request.marks, request.impose, mm(request.creep))
    write_press(facsimile, request.output, Press(chosen(request.profile, icc_folder(), request.ink), wanted))


def render(request: Request) -> int:
    """Write pictures of pages: one, all, or all on one sheet."""
    check_picture(request)
    from epaper.paint.pages import numbered_paths  # noqa: PLC0415

    reading, facsimile = _composed(request)
    if request.contact:
        from epaper.paint.contact import CONTACT_EDGE, save_contact  # noqa: PLC0415

        save_contact(facsimile, request.output, request.thumbnail or CONTACT_EDGE)
    else:
        save = _saving(facsimile, request)
        if request.page is None:
            for number, path in numbered_paths(facsimile, request.output, ENDINGS[request.kind]):
                save(number, path)
        else:
            save(request.page, request.output)
    return _verdict(reading.and_found(facsimile.findings))


def _saving(facsimile: Facsimile, request: Request) -> Callable[[int, Path], None]:
    """Return what writes a page, by its number, to a file of the kind asked for."""
    if request.thumbnail is not None:
        from epaper.paint.contact import save_thumbnail  # noqa: PLC0415

        return partial(save_thumbnail, facsimile, edge=request.thumbnail)
    from epaper.paint.page_files import save_page  # noqa: PLC0415
    from epaper.paint.profiles import chosen  # noqa: PLC0415
    from epaper.resources import icc_folder  # noqa: PLC0415

    return partial(
        save_page,
        facsimile,
        kind=request.kind,
        dpi=request.dpi,
        profile=lambda: chosen(request.profile, icc_folder(), request.ink),
    )


def layout(request: Request) -> int:
    """Print where everything stands, or write the layout back into the issue."""
    if request.pin or request.unpin:
        return _pin(request)
    from epaper.scene.dump import layout_json  # noqa: PLC0415

    reading, facsimile = _composed(request)
    put_json(layout_json(facsimile))
    return _verdict(reading.and_found(facsimile.findings))


def _pin(request: Request) -> int:
    from epaper.pin import pin, unpin  # noqa: PLC0415
    from epaper.style import Style  # noqa: PLC0415

    if request.unpin:
        file, stories, modules = unpin(request.source)
        put(f"{file.path}：已取消 {stories} 篇稿件的 {modules} 个版位。\n")
    else:
        file, stories, modules = pin(request.source, Style(stock=request.stock, pages=request.pages), request.style)
        put(f"{file.path}：已写入 {stories} 篇稿件的 {modules} 个版位；要某版一字不动，请在头部加“锁版: 版次”。\n")
    return 0


def check(request: Request) -> int:
    """Print what is wrong with an issue, how good its pages are, and where its copy went."""
    from epaper.issue.report import ledger_text, report_json, report_text  # noqa: PLC0415
    from epaper.quality.accounts import accounts_json, accounts_table  # noqa: PLC0415
    from epaper.quality.measure import measure  # noqa: PLC0415
    from epaper.quality.report import metric_findings, metrics_json, misses, page_table, table  # noqa: PLC0415

    reading, facsimile = _composed(request)
    metrics = measure(facsimile)
    findings = reading.and_found((*facsimile.findings, *metric_findings(metrics, facsimile.titles)))
    if request.as_json:
        put_json(report_json(reading, findings) | {"pages": accounts_json(facsimile), "metrics": metrics_json(metrics)})
    else:
        full = request.full
        pages = page_table(metrics, [page.number for page in facsimile.pages])
        quality = (table(metrics), pages) if full else (misses(metrics),)
        accounts, ledger = accounts_table(facsimile, full=full), ledger_text(reading, full=full)
        put("\n".join(part for part in (report_text(reading, findings), accounts, *quality, ledger) if part))
    return _verdict(findings, tell=False)


def import_issue(request: Request) -> int:
    """Write an issue in its clean form, not over one that somebody may have worked on."""
    from epaper.issue.bundle import bundle_bytes, write_bundle  # noqa: PLC0415
    from epaper.issue.output import spare_files  # noqa: PLC0415
    from epaper.issue.reader import read_issue  # noqa: PLC0415
    from epaper.issue.report import findings_text  # noqa: PLC0415
    from epaper.issue.writer import issue_files, write_issue  # noqa: PLC0415
    from epaper.style.files import files_of_style  # noqa: PLC0415

    reading = read_issue(request.source)
    issue, target, wanted = reading.issue, request.output, reading.issue.makeup.style
    style = files_of_style(wanted, request.source) if wanted else {}
    packed = target.suffix == ".epaper"
    if target.exists() and not request.force:
        spare_files(target, {"": bundle_bytes(issue, style)} if packed else issue_files(issue, style))
    write = write_bundle if packed else write_issue
    write(issue, target, style)
    if reading.findings:  # what was repaired, guessed or left out is seen in the text no more
        tell(findings_text(reading.findings))
    return _verdict(reading.findings, tell=False)


def preflight(request: Request) -> int:
    """Print what stands in the way of printing a PDF."""
    from epaper.preflight.limits import limits_named  # noqa: PLC0415

    limits = limits_named(request.profile)  # before pikepdf, which takes longer to load than a page to check
    from epaper.preflight.check import preflight as read_back  # noqa: PLC0415
    from epaper.preflight.report import findings, report_json, report_text  # noqa: PLC0415

    verdict = read_back(request.source, limits)
    if request.as_json:
        put_json(report_json(verdict, limits))
    else:
        put(report_text(verdict, limits))
    return _verdict(findings(verdict), tell=False)


def _composed(request: Request) -> tuple[Reading, Facsimile]:
    from epaper.compose import compose  # noqa: PLC0415
    from epaper.issue.reader import read_issue  # noqa: PLC0415
    from epaper.style import Style  # noqa: PLC0415

    reading = read_issue(request.source)
    style = Style(stock=request.stock, pages=request.pages, house=_house(reading, request))
    return reading, compose(reading.issue, style)


def _house(reading: Reading, request: Request) -> House:
    from epaper.style.files import choose_house  # noqa: PLC0415

    issue = reading.issue
    return choose_house(issue.masthead, request.source, wanted=issue.makeup.style, asked=request.style)


def _verdict(findings: Sequence[Finding], *, tell: bool = True) -> int:
    """Return the exit code the findings ask for; `tell` names the errors on the standard error stream."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if tell:
        for finding in errors:
            say(f"{finding.where}：{finding.message}", FINDINGS_OF_ERROR)
    return FINDINGS_OF_ERROR if errors else 0
