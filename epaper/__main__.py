"""The command line: words → one of seven deeds, and the exit code. It chooses, and catches what goes wrong; it does nothing else.

Exit codes: 0 fine, 1 findings of severity error, 2 usage, 3 unreadable input, 4 cannot write, 70 a fault of the program.
Rooms are entered inside the deeds, so that each start loads only what it needs (no Qt for export, check, layout, import).
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from epaper.arguments import ENDINGS, Request, check_picture, parse
from epaper.errors import CannotWrite, EpaperError, Finding

if TYPE_CHECKING:
    from pathlib import Path

    from epaper.issue.reading import Reading
    from epaper.scene.model import Facsimile
    from epaper.style import House

FINDINGS_OF_ERROR = 1
PROGRAM_FAULT = 70  # EX_SOFTWARE of sysexits.h
BROKEN_PIPE = 141  # 128 + SIGPIPE, as shells report it
TERMINATED = 143  # 128 + SIGTERM
INTERRUPTED = 130  # 128 + SIGINT
# Values that refer to one another in one direction only make no cycles; yet looking for some after every 700 new objects, as
# Python does unasked, takes a sixth of a compose. A window, which stays, looks after so many; a command is over before it would
# gain anything: one object in a hundred hangs in a cycle, and thirty pages take a tenth longer if these are looked for.
SWEEPS = 100_000, 5, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if argv is None:  # the process is ours
        gc.set_threshold(*SWEEPS)
    try:
        request = parse(sys.argv[1:] if argv is None else argv)
        if argv is None and request.verb != "window":  # the window has a loop of its own, in which no handler of ours would run
            gc.disable()
            signal.signal(signal.SIGTERM, _terminate)
            # What is left at the end goes with the process; that Python looks for cycles in it took an eighth of an export.
            atexit.register(gc.freeze)
        code = _run(request)
    except EpaperError as error:
        return _tell(error)
    except BrokenPipeError:
        _give_up_output()  # whoever read it has gone
        return BROKEN_PIPE
    except _Terminated:
        return _say("已中断。", TERMINATED)
    except KeyboardInterrupt:
        return _say("已中断。", INTERRUPTED)
    except Exception as fault:
        if os.environ.get("EPAPER_DEBUG"):
            raise
        what = f"{type(fault).__name__}: {fault}".replace("\n", " ")
        return _say(f"程序内部出错（{what}）；请设环境变量 EPAPER_DEBUG=1 重试，把输出连同稿件报告给开发者。", PROGRAM_FAULT)
    return code


class _Terminated(BaseException):
    """The system asks the program to end: what is half written has to be taken away first."""


def _terminate(_number: int, _frame: object) -> None:
    raise _Terminated


def _tell(error: EpaperError) -> int:
    """Say what went wrong; nothing where whoever read a file that goes into a pipe has gone."""
    return BROKEN_PIPE if isinstance(error.__cause__, BrokenPipeError) else _say(str(error), error.exit_code)


def _say(sentence: str, code: int) -> int:
    if sys.stderr is not None:  # it is where the caller closed it, and print would fall back on the standard output
        print(f"epaper: {sentence}", file=sys.stderr)
    return code


def _put(text: str) -> None:
    """Write to the standard output, which may be closed, or a full disk."""
    try:
        if sys.stdout is None:
            raise CannotWrite("标准输出是关闭的，结果无处可写；请把它接到终端或文件。")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        _give_up_output()
        raise CannotWrite(f"标准输出写不进去（{trouble.strerror}）；请检查它所在的磁盘空间。") from trouble


def _give_up_output() -> None:
    """Let what is still buffered go nowhere: it must not raise again when Python closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(request: Request) -> int:
    deeds = {
        "export": _export,
        "render": _render,
        "check": _check,
        "import": _import,
        "layout": _layout,
        "preflight": _preflight,
        "help": _help,
    }
    if request.verb in {"export", "render", "import"}:
        _spare_source(request)
    return deeds.get(request.verb, _window)(request)


def _spare_source(request: Request) -> None:
    """Refuse to write over the copy itself: a slip of the pen would cost the only text there is."""
    read = [path for path in (request.source, request.source / "issue.md") if path.is_file()]
    written = [path for path in (request.output, request.output / "issue.md") if path.is_file()]
    if any(source.samefile(target) for source in read for target in written):
        raise CannotWrite(f"{request.output}：会盖掉稿件本身；请换一个地方。")


def _help(request: Request) -> int:
    _put(request.text)
    return 0


def _window(request: Request) -> int:
    from epaper.app.main import run_window  # noqa: PLC0415

    return run_window(request.path)


def _export(request: Request) -> int:
    reading, facsimile = _composed(request)
    _write_pdf(_appended(reading, facsimile, request), request)
    if request.pictures is not None:
        from epaper.paint.raster import USUAL_DPI, save_pngs  # noqa: PLC0415

        save_pngs(facsimile, request.pictures, USUAL_DPI if request.dpi is None else request.dpi)
    return _verdict((*reading.findings, *facsimile.findings))


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


def _render(request: Request) -> int:
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
    return _verdict((*reading.findings, *facsimile.findings))


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


def _layout(request: Request) -> int:
    if request.pin or request.unpin:
        return _pin(request)
    from epaper.scene.dump import layout_json  # noqa: PLC0415

    _, facsimile = _composed(request)
    _print_json(layout_json(facsimile))
    return _verdict(facsimile.findings)


def _pin(request: Request) -> int:
    from epaper.pin import pin, unpin  # noqa: PLC0415
    from epaper.style import Style  # noqa: PLC0415

    if request.unpin:
        file, stories, modules = unpin(request.source)
        _put(f"{file.path}：已取消 {stories} 篇稿件的 {modules} 个版位。\n")
    else:
        file, stories, modules = pin(request.source, Style(stock=request.stock, pages=request.pages), request.style)
        _put(f"{file.path}：已写入 {stories} 篇稿件的 {modules} 个版位；要某版一字不动，请在头部加“锁版: 版次”。\n")
    return 0


def _check(request: Request) -> int:
    from epaper.issue.report import ledger_text, report_json, report_text  # noqa: PLC0415
    from epaper.quality.accounts import accounts_json, accounts_table  # noqa: PLC0415
    from epaper.quality.measure import measure  # noqa: PLC0415
    from epaper.quality.report import metric_findings, metrics_json, misses, page_table, table  # noqa: PLC0415

    reading, facsimile = _composed(request)
    metrics = measure(facsimile)
    findings = (*reading.findings, *facsimile.findings, *metric_findings(metrics, facsimile.titles))
    if request.as_json:
        _print_json(report_json(reading, findings) | {"pages": accounts_json(facsimile), "metrics": metrics_json(metrics)})
    else:
        full = request.full
        pages = page_table(metrics, [page.number for page in facsimile.pages])
        quality = (table(metrics), pages) if full else (misses(metrics),)
        accounts, ledger = accounts_table(facsimile, full=full), ledger_text(reading, full=full)
        _put("\n".join(part for part in (report_text(reading, findings), accounts, *quality, ledger) if part))
    return _verdict(findings, tell=False)


def _import(request: Request) -> int:
    from epaper.issue.bundle import write_bundle  # noqa: PLC0415
    from epaper.issue.reader import read_issue  # noqa: PLC0415
    from epaper.issue.writer import write_issue  # noqa: PLC0415
    from epaper.style.files import files_of_style  # noqa: PLC0415

    reading = read_issue(request.source)
    wanted = reading.issue.makeup.style
    write = write_bundle if request.output.suffix == ".epaper" else write_issue
    write(reading.issue, request.output, files_of_style(wanted, request.source) if wanted else {})
    return _verdict(reading.findings)


def _preflight(request: Request) -> int:
    from epaper.preflight.limits import limits_named  # noqa: PLC0415

    limits = limits_named(request.profile)  # before pikepdf, which takes longer to load than a page to check
    from epaper.preflight.check import preflight  # noqa: PLC0415
    from epaper.preflight.report import findings, report_json, report_text  # noqa: PLC0415

    verdict = preflight(request.source, limits)
    if request.as_json:
        _print_json(report_json(verdict, limits))
    else:
        _put(report_text(verdict, limits))
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


def _print_json(data: object) -> None:
    import json  # noqa: PLC0415

    _put(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _verdict(findings: Sequence[Finding], *, tell: bool = True) -> int:
    """Return the exit code the findings ask for; `tell` names the errors on the standard error stream."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if tell:
        for finding in errors:
            _say(f"{finding.where}：{finding.message}", FINDINGS_OF_ERROR)
    return FINDINGS_OF_ERROR if errors else 0


if __name__ == "__main__":
    sys.exit(main())
