"""The words of the command line → a request. Everything the program can be asked for is named here, and nowhere else."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, NoReturn

from epaper.errors import UsageError
from epaper.paint.ink_limit import LEAST_INK, MOST_INK
from epaper.paint.pages import Kind
from epaper.paint.sheets import MOST_MM

Verb = Literal["window", "export", "render", "check", "import", "layout", "preflight", "help"]
ENDINGS: Mapping[Kind, tuple[str, ...]] = MappingProxyType({"png": (".png",), "tiff": (".tif", ".tiff"), "svg": (".svg",)})
MOST_PIXELS = 32767  # of the longer edge of a page, as many as can be painted
MOST_PAGES = 999
LONGEST_NAME, LONGEST_PATH = 255, 4095  # bytes; of a longer one not even whether it is there can be asked
DEFAULT_PROFILE = "newspaper"  # of limits, for the preflight

_OVERVIEW = """\
用法: epaper [PATH]                                              打开窗口（不写 PATH 则打开随附的一期）
      epaper export PATH -o FILE.pdf                            导出 PDF（可同时存版面图片）
      epaper export PATH -o FILE.pdf --appendix phone           版面后面附全文，为手机（或 a5）排，与版面互相链接
      epaper export PATH -o FILE.pdf --for press                导出送印刷厂的 PDF/X-4（可加出血、规线、拼版）
      epaper render PATH -o page.png --page N [--dpi D]         把一个版面（或全部）存成图片；page.tif 是印刷用的
                                                                CMYK 图片，page.svg 是矢量图
      epaper render PATH -o sheet.png --contact                 把全部版面排成一张版样总览
      epaper check  PATH [--full] [--json]                      检查：问题清单、各版余缺、版面质量、原文逐行去向
      epaper import SOURCE -o FOLDER                            把原始文本整理成规范的一期
      epaper layout PATH                                        以 JSON 输出版面上每行字的位置
      epaper layout PATH --pin | --unpin                        把今天的版面写回稿件，或取消
      epaper preflight FILE.pdf [--profile NAME] [--json]       印前检查：任何程序写的 PDF 能否付印（GWG 2022、PDF/X-4）

epaper 把一期报纸的文字排成版面，在屏幕上看，或写成 PDF。

PATH 可以是：放着 issue.md 和图片的文件夹、Markdown 文件、.epaper 文件，或原始文本（UTF-8、UTF-16、GB 18030）。
路径与命令同名时，请写成 ./check 这样。

排版的命令（export、render、check、layout）都可以加：
  --stock S       纸张：auto（默认）、broadsheet、tabloid、a4、a3 等，或毫米 宽x高
  --pages N       版数；不写则由内容与纸张决定
  --style NAME    版式：随附版式的名字，或一个 .toml 版式文件

layout 可以加其中一个：
  --pin           不输出，而把现在的版面作为“版位”写回稿件
  --unpin         删去稿件里的“版位”

  -h, --help      显示这段说明；“epaper export --help”显示一条命令的说明

退出码: 0 正常  1 有错误级的问题  2 用法不对  3 读不懂输入  4 写不出文件  70 程序内部出错
"""


class Request(NamedTuple):
    """What is asked for; fields a verb does not take keep their defaults. `page` None asks for every page."""

    verb: Verb
    path: Path | None = None
    output: Path = Path()
    stock: str = "auto"
    pages: int | None = None
    page: int | None = 1
    pictures: Path | None = None
    dpi: float | None = None
    contact: bool = False
    thumbnail: int | None = None
    as_json: bool = False
    full: bool = False
    style: str = ""
    pin: bool = False
    unpin: bool = False
    text: str = ""
    purpose: Literal["reading", "press"] = "reading"
    appendix: Literal["", "phone", "a5"] = ""
    profile: str = ""
    ink: int | None = None
    bleed: float = 0.0
    marks: bool = False
    impose: bool = False
    creep: float = 0.0

    @property
    def source(self) -> Path:
        """The path, where the verb demands one."""
        return self.path if self.path is not None else Path()

    @property
    def kind(self) -> Kind:
        """What pictures of pages are written as, by the ending of the file; raise `UsageError` for one that is not known.

        A folder and a name without an ending get PNG; figures after a dot (no.6) are no ending.
        """
        ending = self.output.suffix.lower()
        if not ending or ending[1:].isdecimal() or self.output.is_dir():
            return "png"
        for kind, endings in ENDINGS.items():
            if ending in endings:
                return kind
        raise UsageError(
            f"{self.output}：不会写“{self.output.suffix}”文件；请以 .png（图片）、.tif（CMYK 图片）或 .svg（矢量图）结尾。"
        )


class _HelpAsked(Exception):
    """The help of one verb was asked for."""


class _Formatter(argparse.HelpFormatter):
    """Help in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法: ")


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{_in_chinese(message)}；用“{self.prog} --help”看用法。")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise _HelpAsked

    def print_help(self, file: object = None) -> None:
        """Leave the printing to whoever catches the request for help."""


def parse(words: Sequence[str]) -> Request:
    """Understand the command line; raises UsageError."""
    if words and words[0] in {"-h", "--help"}:
        return Request("help", text=_OVERVIEW)
    if words and words[0] in _VERBS:
        parser = _parser(words[0])
        try:
            said = vars(parser.parse_args(words[1:]))
            if words[0] == "render" and not {"page", "contact", "thumbnail"} & set(said):
                parser.error("缺少参数 --page（或 --contact、--thumbnail）")
            if words[0] == "export" and (amiss := _at_odds(said)):
                parser.error(amiss)
            return Request(words[0], **said)  # type: ignore[arg-type]
        except _HelpAsked:
            return Request("help", text=parser.format_help())
    return _window(words)


def _at_odds(said: Mapping[str, object]) -> str:
    """Say what of a PDF is asked for in vain; empty where all goes together. Left undone in silence, it is found too late."""
    if said["purpose"] == "press":
        if said["appendix"]:
            return "全文只附在阅读用的 PDF 后面：请去掉 --appendix，或改为 --for reading"
        return "--creep 只用于拼版：请加上 --impose，或去掉 --creep" if said["creep"] and not said["impose"] else ""
    vain = next((name for name in ("profile", "ink", "bleed", "marks", "impose", "creep") if said[name]), "")
    return f"--{vain} 只用于送印刷厂的 PDF：请加上 --for press，或去掉 --{vain}" if vain else ""


def _window(words: Sequence[str]) -> Request:
    paths = [word for word in words if word != "--"] if "--" in words[:1] else list(words)
    unknown = next((word for word in words if word.startswith("-") and word != "--" and "--" not in words[:1]), None)
    if unknown or len(paths) > 1:
        raise UsageError(f"不认得“{unknown or paths[0]}”；用“epaper --help”看用法。")
    return Request("window", path=Path(paths[0]) if paths else None)


def _parser(verb: str) -> _Parser:
    summary, arguments = _VERBS[verb]
    parser = _Parser(f"epaper {verb}", description=summary, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("参数")
    for add in arguments:
        add(group)
    group.add_argument("-h", "--help", action="help", help="显示这段说明")
    return parser


def _path(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="PATH", type=_file, help="一期报纸：文件夹、Markdown 文件、.epaper 文件或原始文本")


def _source(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="SOURCE", type=_file, help="收到的原始文本，或任何能打开的一期")


def _pdf(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-o", "--output", metavar="FILE.pdf", type=_file, required=True, help="写到哪个 PDF 文件")
    group.add_argument(
        "--pictures", metavar="page.png", type=_file, help="同时把每一版存成图片：page-1.png、page-2.png……（只排版一次）"
    )
    group.add_argument("--dpi", metavar="D", type=_resolution, help="图片每英寸像素数，默认 144")


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
    group.add_argument("--bleed", metavar="MM", type=_length, default=0.0, help="出血，毫米；默认没有")
    group.add_argument("--marks", action="store_true", help="加裁切线、套准线、折线和色标")
    group.add_argument("--impose", action="store_true", help="拼成对开的大版：外面 4|1，里面 2|3；不写则一版一页")
    group.add_argument("--creep", metavar="MM", type=_length, default=0.0, help="拼版时每往里一张移向折缝多少毫米（爬移）")


def _profile(group: argparse._ArgumentGroup, where: str) -> None:
    said = f"{where}印刷条件：newsprint 新闻纸（默认），或一个 CMYK 的 ICC 文件"
    group.add_argument("--profile", metavar="P", type=_named, default="", help=said)
    said = f"{where}总墨量上限，四色合计的百分数；不写则依印刷条件，新闻纸是 220"
    group.add_argument("--ink", metavar="PCT", type=_ink, help=said)


def _picture(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "-o",
        "--output",
        metavar="page.png",
        type=_file,
        required=True,
        help="写到哪个文件；按结尾写成 .png 图片、.tif 印刷用的 CMYK 图片，或 .svg 矢量图",
    )
    # What is not said leaves no trace: one of the three must be.
    unsaid = argparse.SUPPRESS
    group.add_argument(
        "--page", metavar="N", type=_page, default=unsaid, help="第几版，从 1 起；all 为全部，依次存成 page-1.png、page-2.png……"
    )
    group.add_argument("--dpi", metavar="D", type=_resolution, help="每英寸像素数，默认 PNG 144，TIFF 300")
    group.add_argument(
        "--contact", action="store_true", default=unsaid, help="版样总览：全部版面缩小排在一张 PNG 上，对开的两版并排，下面写版名"
    )
    group.add_argument(
        "--thumbnail", metavar="PX", type=_pixels, default=unsaid, help="缩略图：版面的长边是多少像素；不写 --page 则为第 1 版"
    )
    _profile(group, "TIFF 的")


def check_picture(request: Request) -> None:
    """Raise `UsageError` where what is asked of a picture does not go together."""
    small = "--contact" if request.contact else "--thumbnail" if request.thumbnail is not None else ""
    kind = request.kind
    if small and kind != "png":
        raise UsageError(f"{small} 只能写成 PNG；请让文件以 .png 结尾。")
    if small and request.dpi is not None:
        raise UsageError(f"{small} 的大小由像素数定，不能同时写 --dpi；请去掉一个。")
    if request.contact and request.page != 1:
        raise UsageError("--contact 总是全部版面，不能同时写 --page；请去掉一个。")
    if kind == "svg" and request.dpi is not None:
        raise UsageError("SVG 是矢量图，没有分辨率；请去掉 --dpi。")
    vain = "--profile" if request.profile else "--ink" if request.ink is not None else ""
    if kind != "tiff" and vain:
        raise UsageError(f"{vain} 只用于 CMYK 图片；请去掉它，或让文件以 .tif 结尾。")


def _folder(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-o", "--output", metavar="FOLDER", type=_file, required=True, help="写到哪个文件夹（或 .epaper 文件）")


def _make_up(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--stock",
        metavar="S",
        default="auto",
        help="纸张：auto（默认）、broadsheet 对开、tabloid 四开、a4、a3 等，或毫米 宽x高",
    )
    group.add_argument("--pages", metavar="N", type=_count, help="版数；不写则由内容与纸张决定")
    group.add_argument("--style", metavar="NAME", type=_named, default="", help="版式：随附版式的名字，或一个 .toml 版式文件")


def _pin(group: argparse._ArgumentGroup) -> None:
    either = group.add_mutually_exclusive_group()
    either.add_argument("--pin", action="store_true", help="不输出，而把现在的版面作为“版位”写回稿件；以后改一点，版面也只动一点")
    either.add_argument("--unpin", action="store_true", help="删去稿件里的“版位”，由程序重新排版")


def _report(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--full", action="store_true", help="一项不落：各项指标、各版得分、原文每一行的去向")
    group.add_argument("--json", dest="as_json", action="store_true", help="输出 JSON，供程序读")


def _finished(group: argparse._ArgumentGroup) -> None:
    group.add_argument("path", metavar="FILE.pdf", type=_file, help="要检查的 PDF，哪个程序写的都可以")
    group.add_argument(
        "--profile",
        metavar="NAME",
        type=_named,
        default=DEFAULT_PROFILE,
        help="印刷条件：newspaper（默认）、newspaper-ad、newspaper-strict、magazine、sheetfed",
    )
    group.add_argument("--json", dest="as_json", action="store_true", help="输出 JSON，供程序读")


_Add = Callable[[argparse._ArgumentGroup], None]
_VERBS: dict[str, tuple[str, tuple[_Add, ...]]] = {
    "export": ("把一期报纸排好版，写成 PDF：供阅读，或送印刷厂。", (_path, _pdf, _appendix, _press, _make_up)),
    "render": ("把排好的一个版面（或每一个版面）存成图片：PNG、CMYK 的 TIFF 或 SVG。", (_path, _picture, _make_up)),
    "check": ("检查一期报纸：内容与版面的问题，原文每一行的去向；有错误时退出码为 1。", (_path, _make_up, _report)),
    "import": ("把原始文本整理成规范的一期：issue.md 和图片。", (_source, _folder)),
    "layout": ("以 JSON 输出版面：单位磅，原点在左上角；或把版面写回稿件。", (_path, _make_up, _pin)),
    "preflight": ("印前检查：读回一个 PDF，逐条对照 GWG 2022 与 PDF/X-4；有错误时退出码为 1。", (_finished,)),
}


def _file(word: str) -> Path:
    if not word or "\0" in word:
        raise argparse.ArgumentTypeError("路径是空的")
    path = Path(word)
    if len(os.fsencode(word)) > LONGEST_PATH or any(len(os.fsencode(part)) > LONGEST_NAME for part in path.parts):
        raise argparse.ArgumentTypeError("文件名太长，请改短")
    return path


def _named(word: str) -> str:
    if "\0" in word:
        raise argparse.ArgumentTypeError("名字里有不能用的字符")
    return word


def _count(word: str, kind: str = "的整数") -> int:
    if not word.isdecimal() or not 1 <= int(word[:9]) <= MOST_PAGES:
        raise argparse.ArgumentTypeError(f"应是 1 至 {MOST_PAGES} {kind}，现在是“{word}”")
    return int(word)


def _page(word: str) -> int | None:
    return None if word == "all" else _count(word, "的整数，或 all")


def _pixels(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word[:9]) <= MOST_PIXELS:
        raise argparse.ArgumentTypeError(f"应是 1 至 {MOST_PIXELS} 的整数，现在是“{word}”")
    return int(word)


def _resolution(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"应是一个数，现在是“{word}”") from None


def _length(word: str) -> float:
    try:
        length = float(word)
    except ValueError:
        length = math.nan
    if not 0 <= length <= MOST_MM:
        raise argparse.ArgumentTypeError(f"应是 0 至 {MOST_MM:g} 毫米，现在是“{word}”")
    return length


def _ink(word: str) -> int:
    if not (word.isdecimal() and LEAST_INK <= int(word) <= MOST_INK):
        raise argparse.ArgumentTypeError(f"应是 {LEAST_INK} 至 {MOST_INK} 的整数，现在是“{word}”")
    return int(word)


def _in_chinese(message: str) -> str:
    """Put the library's own messages into Chinese; ours are already."""
    for english, chinese in (
        ("the following arguments are required: ", "缺少参数 "),
        ("unrecognized arguments: ", "不认得参数 "),
        (": expected one argument", " 后面缺少内容"),
        ("ignored explicit argument ", "不接受内容 "),
        ("not allowed with argument ", "不能同时写 "),
        (": invalid choice: ", " 没有这个选项 "),
        (" (choose from ", "（可选 "),
        ("argument ", "参数 "),
    ):
        message = message.replace(english, chinese)
    return message
