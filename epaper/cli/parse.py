"""The words of the command line → a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from epaper.cli.parser import HelpAsked
from epaper.cli.request import Request
from epaper.cli.verbs import VERBS, parser_of
from epaper.errors import UsageError

OVERVIEW = """\
用法: epaper [PATH]                                              打开窗口（不写 PATH 则打开随附的一期）
      epaper export PATH -o FILE.pdf                            导出 PDF（可同时存版面图片）
      epaper export PATH -o FILE.pdf --appendix phone           版面后面附全文，为手机（或 a5）排，与版面互相链接
      epaper export PATH -o FILE.pdf --for press                导出送印刷厂的 PDF/X-4（可加出血、规线、拼版）
      epaper render PATH -o page.png --page N [--dpi D]         把一个版面（或全部）存成图片；page.tif 是印刷用的
                                                                CMYK 图片，page.svg 是矢量图
      epaper render PATH -o sheet.png --contact                 把全部版面排成一张版样总览
      epaper check  PATH [--full] [--json]                      检查：问题清单、各版余缺、版面质量、原文逐行去向
      epaper import SOURCE -o FOLDER                            把原始文本整理成规范的一期
                                                                （已有的不同的一期不盖；要盖掉，加 --force）
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


def parse(words: Sequence[str]) -> Request:
    """Understand the command line; raises UsageError."""
    if words and words[0] in {"-h", "--help"}:
        return Request("help", text=OVERVIEW)
    if words and words[0] in VERBS:
        parser = parser_of(words[0])
        try:
            said = vars(parser.parse_args(words[1:]))
            if words[0] == "render" and not {"page", "contact", "thumbnail"} & set(said):
                parser.error("缺少参数 --page（或 --contact、--thumbnail）")
            if words[0] == "export" and (amiss := _at_odds(said)):
                parser.error(amiss)
            return Request(words[0], **said)  # type: ignore[arg-type]
        except HelpAsked:
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
