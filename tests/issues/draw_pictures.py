"""Draws the pictures of the river-town issue: landscapes, a street, a type case, a chart. Run by hand; the files are kept.

`python -m tests.issues.draw_pictures` writes them beside the issue. Same code and same Pillow, same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FOLDER = Path(__file__).parent / "river-town-weekly"
Colour = tuple[int, int, int]
Point = tuple[float, float]


def main() -> None:
    """Draw every picture of the issue."""
    _save(bridge(1800, 1200), "bridge.jpg")
    _save(ferry(1200, 1600), "ferry.jpg")
    _save(harvest(1600, 1000), "harvest.png")
    _save(type_case(1600, 1067), "type.jpg")
    _save(bookplate(1200), "bookplate.png")
    _save(school(1500, 1000), "school.jpg")
    _save(marathon(2000, 1125), "marathon.jpg")


def bridge(width: int, height: int) -> Image.Image:
    """Draw a cable-stayed bridge over the river at sunrise."""
    picture = _sky(width, height, (246, 190, 130), (120, 150, 190))
    draw = ImageDraw.Draw(picture)
    draw.ellipse(_disc(width * 0.72, height * 0.44, height * 0.07), fill=(255, 236, 190))
    _hills(draw, width, height, height * 0.52, (96, 112, 130), Random("hills"))
    _water(picture, height * 0.62, (150, 140, 140), (60, 80, 100))
    deck = height * 0.60
    draw.rectangle((0, deck, width, deck + 22), fill=(70, 72, 80))
    for tower in (0.32, 0.68):
        x = width * tower
        draw.rectangle((x - 11, height * 0.18, x + 11, height * 0.78), fill=(92, 92, 100))
        for step in range(1, 13):
            for side in (-1, 1):
                ends = (x, height * 0.20 + step * 10, x + side * step * width * 0.0138, deck)
                draw.line(ends, fill=(110, 108, 112), width=2)
    for car in range(16):
        x = width * (0.03 + car * 0.061)
        draw.rounded_rectangle((x, deck - 18, x + 46, deck), 8, fill=(200 - car * 7, 60 + car * 8, 60 + car * 5))
    return picture


def ferry(width: int, height: int) -> Image.Image:
    """Draw a ferry in the mist, upright."""
    picture = _sky(width, height, (226, 226, 222), (176, 190, 200))
    draw = ImageDraw.Draw(picture)
    _hills(draw, width, height, height * 0.42, (186, 194, 200), Random("mist"))
    _water(picture, height * 0.50, (190, 198, 202), (96, 118, 128))
    x, y = width * 0.18, height * 0.62
    hull = [(x, y), (x + width * 0.66, y), (x + width * 0.58, y + height * 0.09), (x + width * 0.08, y + height * 0.09)]
    draw.polygon(hull, fill=(54, 84, 92))
    draw.rectangle((x + width * 0.12, y - height * 0.10, x + width * 0.52, y), fill=(236, 232, 220))
    draw.rectangle((x + width * 0.20, y - height * 0.16, x + width * 0.34, y - height * 0.10), fill=(214, 90, 70))
    for window in range(5):
        left = x + width * (0.145 + window * 0.075)
        draw.rectangle((left, y - height * 0.08, left + width * 0.05, y - height * 0.035), fill=(90, 120, 134))
    draw.line((x + width * 0.6, y, x + width * 0.6, y - height * 0.2), fill=(60, 60, 60), width=8)
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def harvest(width: int, height: int) -> Image.Image:
    """Draw the chart of yields as columns with their figures."""
    picture = Image.new("RGB", (width, height), (252, 250, 242))
    draw = ImageDraw.Draw(picture)
    yields = {"2021": 468.2, "2022": 441.7, "2023": 489.5, "2024": 497.3, "2025": 506.2, "2026": 527.6}
    font = ImageFont.load_default(size=44)
    base, scale = height * 0.86, height * 0.0054
    for grid in range(400, 560, 40):
        y = base - (grid - 400) * scale
        draw.line((width * 0.08, y, width * 0.96, y), fill=(205, 200, 186), width=2)
        draw.text((width * 0.015, y - 24), str(grid), font=font, fill=(120, 112, 100))
    for order, (year, value) in enumerate(yields.items()):
        x, top = width * (0.12 + order * 0.142), base - (value - 400) * scale
        draw.rectangle((x, top, x + width * 0.09, base), fill=(198, 150, 60) if order < 5 else (176, 58, 46))
        draw.text((x + 8, top - 56), str(value), font=font, fill=(60, 54, 48))
        draw.text((x + 22, base + 18), year, font=font, fill=(60, 54, 48))
    return picture


def type_case(width: int, height: int) -> Image.Image:
    """Draw a case of metal type seen from above."""
    dice = Random("type")
    picture = Image.new("RGB", (width, height), (64, 44, 30))
    draw = ImageDraw.Draw(picture)
    across, down = 20, 13
    wide, high = width / across, height / down
    for row in range(down):
        for column in range(across):
            left, top = column * wide + 5, row * high + 5
            draw.rectangle((left, top, left + wide - 10, top + high - 10), fill=(42, 30, 22))
            for _ in range(dice.randint(3, 11)):
                x, y = left + dice.random() * (wide - 34), top + dice.random() * (high - 34)
                grey = dice.randint(120, 200)
                draw.rectangle((x, y, x + 22, y + 22), fill=(grey, grey, grey + 8), outline=(60, 60, 64))
    return _lit(picture)


def bookplate(size: int) -> Image.Image:
    """Draw a square bookplate of waves and a boat, in two inks."""
    picture = Image.new("RGB", (size, size), (247, 243, 232))
    draw = ImageDraw.Draw(picture)
    for row in range(9):
        for column in range(-1, 12):
            x, y = 70 + column * 104 + (row % 2) * 52, 660 + row * 52
            for ring in range(3):
                box = (x + ring * 16, y + ring * 16, x + 104 - ring * 16, y + 104 - ring * 16)
                draw.arc(box, 180, 360, fill=(44, 62, 80), width=5)
    for frame in (40, 58):
        draw.rectangle((frame, frame, size - frame, size - frame), outline=(40, 40, 44), width=6)
    draw.polygon([(380, 640), (840, 640), (770, 720), (450, 720)], fill=(166, 48, 40))
    draw.polygon([(600, 620), (600, 230), (830, 600)], fill=(40, 40, 44))
    draw.ellipse(_disc(300, 300, 90), fill=(166, 48, 40))
    for margin in ((0, 0, 39, size), (size - 39, 0, size, size), (0, size - 39, size, size)):
        draw.rectangle(margin, fill=(247, 243, 232))
    return picture.quantize(32).convert("RGB")


def school(width: int, height: int) -> Image.Image:
    """Draw a row of children in orange along a street of old houses."""
    dice = Random("school")
    picture = _sky(width, height, (236, 232, 214), (170, 200, 222))
    draw = ImageDraw.Draw(picture)
    x = 0.0
    while x < width:
        wide, top = dice.uniform(120, 220), dice.uniform(0.18, 0.34) * height
        shade = dice.randint(150, 210)
        draw.rectangle((x, top, x + wide, height * 0.7), fill=(shade, shade - 12, shade - 30))
        draw.polygon([(x - 14, top), (x + wide + 14, top), (x + wide / 2, top - 60)], fill=(86, 80, 84))
        for window in range(2):
            left = x + wide * (0.18 + 0.4 * window)
            draw.rectangle((left, top + 60, left + wide * 0.22, top + 150), fill=(92, 74, 60))
        x += wide
    draw.rectangle((0, height * 0.7, width, height), fill=(150, 146, 140))
    _walkers(draw, [(width * (0.06 + each * 0.062), height * 0.86, 1.0) for each in range(15)], dice, (238, 130, 40))
    return picture


def marathon(width: int, height: int) -> Image.Image:
    """Draw a field of runners coming over the bridge."""
    dice = Random("marathon")
    picture = _sky(width, height, (214, 226, 236), (90, 140, 196))
    draw = ImageDraw.Draw(picture)
    _hills(draw, width, height, height * 0.46, (120, 140, 120), dice)
    draw.polygon(
        [(width * 0.40, height * 0.45), (width * 0.60, height * 0.45), (width, height), (0, height)], fill=(120, 120, 124)
    )
    for side in (0.40, 0.60):
        far, near = width * side, 0.0 if side < 0.5 else float(width)
        draw.line((far, height * 0.45, near, height), fill=(232, 232, 232), width=10)
    crowd = []
    for row in range(14):
        depth = row / 13
        y, half = height * (0.50 + 0.46 * depth), width * (0.08 + 0.36 * depth)
        crowd += [(width / 2 + dice.uniform(-half, half), y, 0.3 + 1.0 * depth) for _ in range(11)]
    _walkers(draw, crowd, dice, None)
    return picture


def _walkers(draw: ImageDraw.ImageDraw, places: Iterable[tuple[float, float, float]], dice: Random, shirt: Colour | None) -> None:
    """Draw persons with their feet at the given places, `scale` times 170 pixels high."""
    for x, y, scale in places:
        colour = shirt or (dice.randint(40, 240), dice.randint(40, 240), dice.randint(40, 240))
        stride = 24 * scale
        for leg in (-stride, stride):
            draw.line((x, y - 70 * scale, x + leg, y), fill=(40, 44, 60), width=max(3, round(13 * scale)))
        draw.rounded_rectangle((x - 26 * scale, y - 136 * scale, x + 26 * scale, y - 60 * scale), 10 * scale, fill=colour)
        draw.ellipse(_disc(x, y - 156 * scale, 19 * scale), fill=(226, 188, 156))


def _sky(width: int, height: int, low: Colour, high: Colour) -> Image.Image:
    """Fill a picture with a gradient from `high` at the top to `low` below."""
    ramp = Image.linear_gradient("L").resize((width, height))
    return Image.composite(Image.new("RGB", ramp.size, low), Image.new("RGB", ramp.size, high), ramp)


def _hills(draw: ImageDraw.ImageDraw, width: int, height: int, top: float, colour: Colour, dice: Random) -> None:
    for ridge in range(3):
        phase, lift = dice.uniform(0, 6), top + ridge * height * 0.035
        line: list[Point] = [
            (x, lift + height * 0.04 * math.sin(x / width * 7 + phase) + height * 0.015 * math.sin(x / width * 23 + phase * 2))
            for x in range(0, width + 20, 20)
        ]
        shade = (colour[0] - ridge * 16, colour[1] - ridge * 14, colour[2] - ridge * 14)
        draw.polygon([*line, (width, height), (0, height)], fill=shade)


def _water(picture: Image.Image, top: float, far: Colour, near: Colour) -> None:
    """Lay water over the lower part, with ripples that widen towards the viewer."""
    width, height = picture.size
    picture.paste(_sky(width, height - round(top), near, far), (0, round(top)))
    draw, dice = ImageDraw.Draw(picture), Random("ripples")
    for _ in range(420):
        y = top + (height - top) * dice.random() ** 1.4
        depth = (y - top) / (height - top)
        x, reach = dice.random() * width, 12 + 90 * depth
        tone = dice.randint(-14, 26)
        colour = (near[0] + tone + 40, near[1] + tone + 40, near[2] + tone + 40)
        draw.line((x, y, x + reach, y), fill=colour, width=1 + round(3 * depth))


def _lit(picture: Image.Image) -> Image.Image:
    """Darken a picture towards its edges, as under a lamp."""
    fall = Image.radial_gradient("L").resize(picture.size)
    return Image.composite(
        Image.new("RGB", picture.size, (12, 8, 6)), picture, fall.point([level * 3 // 4 for level in range(256)])
    )


def _disc(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return (x - radius, y - radius, x + radius, y + radius)


def _save(picture: Image.Image, name: str) -> None:
    path = FOLDER / name
    if path.suffix == ".jpg":
        picture.save(path, "JPEG", quality=80, optimize=True)
    else:
        picture.save(path, "PNG", optimize=True)


if __name__ == "__main__":
    main()
