"""An issue of what no editor would send: every kind of paragraph, huge and lost pictures, endless heads, articles of nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from random import Random

from PIL import Image as Pillow

from epaper.issue.model import Article, Issue, Paragraph, Picture
from tests.issues import makers, material


def odd_issue() -> Issue:
    """Make it."""
    base, dice, images = material.every_kind(), Random("odd"), dict[str, bytes]()

    def picture(name: str, size: tuple[int, int], caption: str = "", credit: str = "") -> Picture:
        file = BytesIO()
        Pillow.new("RGB", size, (90, 140, 180)).save(file, "PNG")
        images[name] = file.getvalue()
        return Picture(name, caption, credit, *size)

    shown = (
        picture("tall.png", (60, 900), "一根长竿。"),
        picture("wide.png", (1500, 40)),
        picture("tiny.png", (12, 12), "一粒芝麻。"),
        picture("plain.png", (900, 600), makers.prose(dice, 900), "本报记者 王五 摄"),
    )
    first, second, third, *others = base.articles
    first = replace(first, pictures=shown, label="短评", kicker=("引题在前",), deck=("副题在后",), byline="记者 张三 李四")
    second = replace(second, headline=("没完没了的标题" * 70,), pictures=(Picture("lost.jpg", "找不到的图。"),))
    odd = (
        Article("bare", ("只有标题",), ()),
        Article("seen", (), (), pictures=(picture("seen.png", (300, 200)),)),
        Article("signs", (), (Paragraph("怪字ที่นี่😀𠀀也要一字不少。"),)),
        Article("ad", ("银行开业",), (Paragraph("地址：河街一号。"),), kind="ad"),
        Article("art", (), (), pictures=(picture("art.png", (400, 300)),), kind="ad"),
        Article("sky", ("天气",), (Paragraph("今天 晴 18～26℃"), Paragraph("明天 多云 17～25℃")), kind="weather"),
    )
    return replace(base, articles=(first, second, replace(third, headline=()), *others, *odd), images=images)
