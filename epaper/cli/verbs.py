"""The verbs of the command line, and what may be said after each: everything the program can be asked for is named here."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from epaper.cli.parser import Parser
from epaper.cli.words import count, file, ink, length, named, page, pixels, resolution

DEFAULT_PROFILE = "newspaper"  # of limits, for the preflight


def _path(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="PATH", type=file, help="一期报纸：文件夹、Markdown 文件、.epaper 文件或原始文本")


def _source(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="SOURCE", type=file, help="收到的原始文本，或任何能打开的一期")


def _pdf(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-o", "--output", metavar="FILE.pdf", type=file, required=True, help="写到哪个 PDF 文件")
    group.add_argument(
        "--pictures", metavar="page.png", type=file, help="同时把每一版存成图片：page-1.png、page-2.png……（只排版一次）"
    )
    group.add_argument("--dpi", metavar="D", type=resolution, help="图片每英寸像素数，默认 144")


def _appendix(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--appendix",
        choices=("phone", "a5"),
        default="",
        help="版面后面附每篇文章的全文，与版面互相链接：phone 为手机排，a5 为 A5 阅读器排；只用于阅读的 PDF",
    )


def _press(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--for", dest="purpose", choices=("reading", "press"), default="reading", help="给谁：reading 阅读（默认），press 印刷厂"
    )
    _profile(group, "")
    group.add_argument("--bleed", metavar="MM", type=length, default=0.0, help="出血，毫米；默认没有")
    group.add_argument("--marks", action="store_true", help="加裁切线、套准线、折线和色标")
    group.add_argument("--impose", action="store_true", help="拼成对开的大版：外面 4|1，里面 2|3；不写则一版一页")
    group.add_argument("--creep", metavar="MM", type=length, default=0.0, help="拼版时每往里一张移向折缝多少毫米（爬移）")


def _profile(group: argparse._ArgumentGroup, where: str) -> None:
    said = f"{where}印刷条件：newsprint 新闻纸（默认），或一个 CMYK 的 ICC 文件"
    group.add_argument("--profile", metavar="P", type=named, default="", help=said)
    said = f"{where}总墨量上限，四色合计的百分数；不写则依印刷条件，新闻纸是 220"
    group.add_argument("--ink", metavar="PCT", type=ink, help=said)


def _picture(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "-o",
        "--output",
        metavar="page.png",
        type=file,
        required=True,
        help="写到哪个文件；按结尾写成 .png 图片、.tif 印刷用的 CMYK 图片，或 .svg 矢量图",
    )
    # What is not said leaves no trace: one of the three must be.
    unsaid = argparse.SUPPRESS
    group.add_argument(
        "--page", metavar="N", type=page, default=unsaid, help="第几版，从 1 起；all 为全部，依次存成 page-1.png、page-2.png……"
    )
    group.add_argument("--dpi", metavar="D", type=resolution, help="每英寸像素数，默认 PNG 144，TIFF 300")
    group.add_argument(
        "--contact", action="store_true", default=unsaid, help="版样总览：全部版面缩小排在一张 PNG 上，对开的两版并排，下面写版名"
    )
    group.add_argument(
        "--thumbnail", metavar="PX", type=pixels, default=unsaid, help="缩略图：版面的长边是多少像素；不写 --page 则为第 1 版"
    )
    _profile(group, "TIFF 的")


def _folder(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-o", "--output", metavar="FOLDER", type=file, required=True, help="写到哪个文件夹（或 .epaper 文件）")
    group.add_argument("-f", "--force", action="store_true", help="那里已有不同的一期也写，盖掉它（其中的修改和版位随之丢失）")


def _make_up(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--stock",
        metavar="S",
        default="auto",
        help="纸张：auto（默认）、broadsheet 对开、tabloid 四开、a4、a3 等，或毫米 宽x高",
    )
    group.add_argument("--pages", metavar="N", type=count, help="版数；不写则由内容与纸张决定")
    group.add_argument("--style", metavar="NAME", type=named, default="", help="版式：随附版式的名字，或一个 .toml 版式文件")


def _pin(group: argparse._ArgumentGroup) -> None:
    either = group.add_mutually_exclusive_group()
    either.add_argument("--pin", action="store_true", help="不输出，而把现在的版面作为“版位”写回稿件；以后改一点，版面也只动一点")
    either.add_argument("--unpin", action="store_true", help="删去稿件里的“版位”，由程序重新排版")


def _report(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--full", action="store_true", help="一项不落：各项指标、各版得分、原文每一行的去向")
    group.add_argument("--json", dest="as_json", action="store_true", help="输出 JSON，供程序读")


def _finished(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="FILE.pdf", type=file, help="要检查的 PDF，哪个程序写的都可以")
    group.add_argument(
        "--profile",
        metavar="NAME",
        type=named,
        default=DEFAULT_PROFILE,
        help="印刷条件：newspaper（默认）、newspaper-ad、newspaper-strict、magazine、sheetfed",
    )
    group.add_argument("--json", dest="as_json", action="store_true", help="输出 JSON，供程序读")


_Add = Callable[[argparse._ArgumentGroup], None]
VERBS: dict[str, tuple[str, tuple[_Add, ...]]] = {
    "export": ("把一期报纸排好版，写成 PDF：供阅读，或送印刷厂。", (_path, _pdf, _appendix, _press, _make_up)),
    "render": ("把排好的一个版面（或每一个版面）存成图片：PNG、CMYK 的 TIFF 或 SVG。", (_path, _picture, _make_up)),
    "check": ("检查一期报纸：内容与版面的问题，原文每一行的去向；有错误时退出码为 1。", (_path, _make_up, _report)),
    "import": ("把原始文本整理成规范的一期：issue.md 和图片。", (_source, _folder)),
    "layout": ("以 JSON 输出版面：单位磅，原点在左上角；或把版面写回稿件。", (_path, _make_up, _pin)),
    "preflight": ("印前检查：读回一个 PDF，逐条对照 GWG 2022 与 PDF/X-4；有错误时退出码为 1。", (_finished,)),
}


def parser_of(verb: str) -> Parser:
    """Return what understands the words after a verb."""
    summary, arguments = VERBS[verb]
    parser = Parser(verb, summary)
    group = parser.add_argument_group("参数")
    for add in arguments:
        add(group)
    group.add_argument("-h", "--help", action="help", help="显示这段说明")
    return parser
