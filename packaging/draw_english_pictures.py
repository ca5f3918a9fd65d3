"""Draws the pictures of the English issue: the grid of a page, a character in its square, a letter in its box.

`python packaging/draw_english_pictures.py` writes them beside the issue. Run by hand; the files are kept. Same code, same
faces and same Pillow, same bytes.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[1]
ISSUE = ROOT / "issues/the-composing-room/2026-05-21"
FONTS = ROOT / "resources/fonts"
PAPER, INK, GREY, PALE = 255, 0, 120, 214
TOP = 62  # of the page drawn: from the sheet's edge to its first line, and from its last to the other edge
FINER = 4  # everything is drawn so many times larger …
KEPT = 2  # … and reduced to so many times, which smooths its edges and is fine enough for a broadsheet


def main() -> None:
    """Write all pictures."""
    for name, picture in (("grid.png", page_grid()), ("square.png", square()), ("letter.png", letter())):
        width, height = (KEPT * side // FINER for side in picture.size)
        picture.resize((width, height), Image.Resampling.LANCZOS).quantize(16).save(ISSUE / name, optimize=True)


def _sheet(width: int, height: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width * FINER, height * FINER), PAPER)
    return image, ImageDraw.Draw(image)


def _scaled(*numbers: float) -> tuple[float, ...]:
    return tuple(number * FINER for number in numbers)


def _dashed(draw: ImageDraw.ImageDraw, x0: float, x1: float, y: float, fill: int = GREY) -> None:
    """Draw a broken horizontal line."""
    x = x0
    while x < x1:
        draw.line(_scaled(x, y, min(x + 9, x1), y), fill=fill, width=2 * FINER)
        x += 16


def page_grid() -> Image.Image:
    """Draw a page of three columns with its lines, a head over two of them and a picture in the third."""
    width, height, margin, gutter, lines = 960, 620, 70, 36, 23
    image, draw = _sheet(width, height)
    draw.rectangle(_scaled(24, 20, width - 24, height - 20), outline=INK, width=3 * FINER)
    column = (width - 2 * margin - 2 * gutter) / 3
    pitch = (height - 2 * TOP) / (lines - 1)
    for number in range(lines):
        y = TOP + number * pitch
        draw.line(_scaled(margin - 22, y, width - margin + 22, y), fill=PALE, width=FINER)
    for index in range(3):
        x = margin + index * (column + gutter)
        for number in range(5 if index < 2 else 9, lines):
            y = TOP + number * pitch
            short = 0.55 if number % 7 == 4 else 1.0
            draw.rectangle(_scaled(x, y - pitch * 0.52, x + column * short, y - pitch * 0.06), fill=GREY)
    over = margin + 2 * column + gutter
    for row, share in ((1, 1.0), (2, 0.72)):
        y = TOP + row * pitch * 1.7
        draw.rectangle(_scaled(margin, y - pitch * 1.35, margin + (over - margin) * share, y - pitch * 0.25), fill=INK)
    left = margin + 2 * (column + gutter)
    draw.rectangle(_scaled(left, TOP - pitch * 0.5, left + column, TOP + 7.9 * pitch), fill=PALE, outline=INK, width=2 * FINER)
    draw.line(_scaled(left, TOP + 7.9 * pitch, left + column, TOP - pitch * 0.5), fill=INK, width=FINER)
    draw.line(_scaled(left, TOP - pitch * 0.5, left + column, TOP + 7.9 * pitch), fill=INK, width=FINER)
    x = left - gutter / 2
    draw.line(_scaled(x, TOP - pitch * 0.5, x, height - TOP), fill=INK, width=2 * FINER)
    return image


def square() -> Image.Image:
    """Draw 报 and 头 in their squares, with the cross and diagonals pupils write in."""
    side, margin = 440, 40
    image, draw = _sheet(2 * side + 5 * margin, side + 2 * margin)
    font = ImageFont.truetype(FONTS / "LXGWWenKai-Regular.ttf", round(side * 0.98 * FINER))
    for char, x0 in (("报", 2 * margin), ("头", 3 * margin + side)):
        x1, y0, y1 = x0 + side, margin, margin + side
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        for line in ((x0, y0, x1, y1), (x0, y1, x1, y0), (x, y0, x, y1), (x0, y, x1, y)):
            draw.line(_scaled(*line), fill=PALE, width=3 * FINER)
        draw.rectangle(_scaled(x0, y0, x1, y1), outline=INK, width=4 * FINER)
        draw.text((x * FINER, y * FINER), char, font=font, fill=INK, anchor="mm")
    return image


def letter() -> Image.Image:
    """Draw a word of three letters with its lines and their boxes."""
    width, height, size, base = 900, 560, 430.0, 350.0
    image, draw = _sheet(width, height)
    font = ImageFont.truetype(FONTS / "SourceSerif4-Regular.ttf", round(size * FINER))
    top, high = (font.getbbox(char, anchor="ls")[1] / FINER for char in "xd")
    low = font.getbbox("p", anchor="ls")[3] / FINER
    word = "dog"
    x = (width - font.getlength(word) / FINER) / 2
    for index, char in enumerate(word):
        advance = font.getlength(char) / FINER
        draw.rectangle(_scaled(x, base + high, x + advance, base + low), fill=(238, 222)[index % 2])
        draw.line(_scaled(x, base + high - 24, x, base + low + 24), fill=INK, width=3 * FINER)
        x += advance
    draw.line(_scaled(x, base + high - 24, x, base + low + 24), fill=INK, width=3 * FINER)
    for y in (base, base + top, base + high, base + low):
        _dashed(draw, 70, width - 70, y)
    x = (width - font.getlength(word) / FINER) / 2
    for char in word:
        draw.text((x * FINER, base * FINER), char, font=font, fill=INK, anchor="ls")
        x += font.getlength(char) / FINER
    return image


if __name__ == "__main__":
    main()
