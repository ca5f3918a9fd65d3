"""An issue without pictures and a number of them → the same issue with so many, of every shape, subject and caption.

Photographs are skies over hills with a sun at their focus, so that anybody sees what a crop has kept; charts are flat bars.
"""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw

from epaper.issue.model import Picture
from tests.issues import words

if TYPE_CHECKING:
    from random import Random

    from epaper.issue.model import Article, Issue


class Shape(NamedTuple):
    """Pixels across and down of a picture, and whether it is a chart or a portrait with a name under it."""

    width: int
    height: int
    chart: bool = False
    mugshot: bool = False


SHAPES = (
    Shape(1800, 1200),
    Shape(1200, 1600),
    Shape(2000, 1250),
    Shape(1500, 1000, chart=True),
    Shape(1400, 1400),
    Shape(2400, 900),
    Shape(480, 640, mugshot=True),
    Shape(1600, 1200),
)
TO_A_STORY = (1, 1, 2, 1, 1, 3, 1, 4, 1, 2)
CAPTIONS = (
    "{town}一角。",
    "{when}，{town}的{thing}前排起了队。",
    "{when}，{title}{person}在{town}查看{thing}，一旁是前来帮忙的邻居和放了假的孩子，大家在树下一直坐到傍晚。",
)


def with_pictures(issue: Issue, pictures: int, dice: Random) -> Issue:
    """Hang so many pictures on the longest articles, one to four on each."""
    longest = sorted(issue.articles, key=lambda story: (-story.characters, story.id))
    shares = dict.fromkeys((story.id for story in longest), 0)
    turn, left = 0, pictures
    while left and longest:
        share = min(left, TO_A_STORY[turn % len(TO_A_STORY)])
        shares[longest[turn % len(longest)].id] += share
        turn, left = turn + 1, left - share
    images: dict[str, bytes] = {}
    return replace(issue, articles=tuple(_hung(story, shares[story.id], images, dice) for story in issue.articles), images=images)


def _hung(story: Article, count: int, images: dict[str, bytes], dice: Random) -> Article:
    return replace(story, pictures=tuple(picture(images, dice, SHAPES[len(images) % len(SHAPES)]) for _ in range(count)))


def picture(images: dict[str, bytes], dice: Random, shape: Shape) -> Picture:
    """Draw one picture more into `images`."""
    name = f"picture-{len(images) + 1}." + ("png" if shape.chart else "jpg")
    focus = (round(dice.uniform(0.15, 0.85), 2), round(dice.uniform(0.15, 0.7), 2))
    images[name] = _chart(shape, dice) if shape.chart else _view(shape, focus, dice)
    person = dice.choice(words.WORDS["person"])
    caption = dice.choice(CAPTIONS).format(**{name: dice.choice(choice) for name, choice in words.WORDS.items()})
    if shape.mugshot:
        return Picture(name, person, f"{dice.choice(words.WORDS['person'])} 摄", shape.width, shape.height, focus)
    credit = f"{person} 制图" if shape.chart else f"记者 {person} 摄" if dice.random() < 0.6 else ""
    return Picture(name, caption, credit, shape.width, shape.height, focus, drawing=shape.chart)


def _view(shape: Shape, focus: tuple[float, float], dice: Random) -> bytes:
    """Draw a sky over hills, with a sun at the focus."""
    width, height = shape.width, shape.height
    sky = Image.linear_gradient("L").resize((width, height))
    tone = dice.randint(0, 90)
    view = Image.merge(
        "RGB", (sky.point([60 + tone + level // 3 for level in range(256)]), sky, Image.new("L", sky.size, 200 - tone))
    )
    draw = ImageDraw.Draw(view)
    for ridge in range(4):
        phase, top = dice.uniform(0, 6), height * (0.6 + 0.09 * ridge)
        line = [
            (each, top + height * 0.05 * math.sin(each / width * (6 + ridge * 3) + phase)) for each in range(0, width + 40, 40)
        ]
        draw.polygon([*line, (width, height), (0, height)], fill=(90 - ridge * 16, 120 - ridge * 20, 96 - ridge * 14))
    x, y, radius = focus[0] * width, focus[1] * height, min(width, height) * 0.08
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 240, 190))
    return _file(view, "JPEG")


def _chart(shape: Shape, dice: Random) -> bytes:
    """Draw bars on white."""
    chart = Image.new("RGB", (shape.width, shape.height), "white")
    draw = ImageDraw.Draw(chart)
    foot, wide = shape.height * 0.9, shape.width / 8
    for order in range(6):
        left = wide * (1 + order)
        draw.rectangle((left, dice.uniform(0.1, 0.7) * shape.height, left + wide * 0.7, foot), fill=(176, 58, 46))
    draw.rectangle((wide / 2, foot, shape.width - wide / 2, foot + 6), fill="black")
    draw.rectangle((3, 3, shape.width - 4, shape.height - 4), outline="black", width=4)
    return _file(chart, "PNG")


def _file(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, quality=70)
    return file.getvalue()
