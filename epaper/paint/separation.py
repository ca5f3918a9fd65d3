"""A picture in light, grey or foreign inks → the inks of a press, or black ink alone, through LittleCMS.

Pillow is imported only when there is a picture, since it costs a cold export as much as typesetting does. A profile inside the
picture is heeded where it fits and works; light without one is sRGB, grey without one has the tones of sRGB, ink without one is
the ink of this press.
"""

from __future__ import annotations

import math
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from epaper.colours import Cmyk
from epaper.paint.ink_limit import limit_ink, most_ink

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageCms import ImageCmsProfile

    from epaper.colours import Rgb
    from epaper.paint.profiles import Profile

Intent = Literal["relative", "perceptual"]

# Which colour space of a profile fits which samples.
FITTING = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
STEPS = 17  # along each edge of the cube of colours that is separated to see what a profile reaches
TO_EIGHT_BITS = 1 / 257  # of sixteen
WHITE = "white"
LEVELS = 256  # of a channel
SAME_LIGHT = 4  # levels of 255: what profiles of sRGB differ by, none of which anyone sees
NEUTRAL = 8  # levels of 255 by which red, green and blue of a grey may differ: what a JPEG of a grey picture strays


def to_cmyk(picture: Picture, profile: Profile, intent: Intent = "relative") -> Picture:
    """Separate a picture into the four inks of a press, nowhere above its ink limit.

    Relative colorimetric with black point compensation, or perceptual. What is transparent is laid on white paper. Inks that
    are already those of this press stay as they are. A picture in grey is built of all four inks too: `to_black` prints it in
    black alone, which no press can put out of register.
    """
    flat, own = _flat(picture), _own(picture)
    if flat.mode == "CMYK" and own in (None, profile.icc):
        return limit_ink(flat, profile.ink_limit)
    return limit_ink(_converted(flat, own, profile, profile.icc, "CMYK", intent), profile.ink_limit)


def to_black(picture: Picture, profile: Profile) -> Picture:
    """Print a picture in black ink alone, as light as it looks: grey whose complement is the share of ink, 0 for a solid.

    Light is reckoned from the paper down to the solid of black, as black point compensation does. What a press gains in its
    middle tones is taken back, since the shares are those whose printed ramp has the lightness wanted.
    """
    flat, own = _flat(picture), _own(picture)
    lightness = _converted(flat, own, profile, None, "LAB", "relative").getchannel(0)
    return lightness.point(_black_tones(profile.icc))


@lru_cache(maxsize=4)
def _black_tones(icc: bytes) -> tuple[int, ...]:
    """Return for each lightness of 0-255 the grey that prints so in black ink alone."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    shares = Image.new("L", (LEVELS, 1))
    shares.putdata(range(LEVELS))
    none = Image.new("L", shares.size)
    ramp = _through(Image.merge("CMYK", (none, none, none, shares)), icc, None, "LAB", "relative").getchannel(0)
    printed = ramp.tobytes()
    light = [_luminance(level / (LEVELS - 1)) for level in printed]
    black = light[-1]
    wanted = (black + _luminance(level / (LEVELS - 1)) * (light[0] - black) for level in range(LEVELS))
    return tuple(LEVELS - 1 - min(range(LEVELS), key=lambda share: abs(light[share] - want)) for want in wanted)


def _luminance(lightness: float) -> float:
    """Return the luminance of CIE L* of `lightness` × 100 (CIE 15: linear up to 8, a cube above)."""
    level = lightness * 100
    return float(((level + 16) / 116) ** 3) if level > 8 else level / 903.3


def is_neutral(picture: Picture) -> bool:
    """Say whether a picture has no colours to speak of: built of four inks its blacks would show coloured edges."""
    from PIL import ImageChops  # noqa: PLC0415 (see the module's opening)

    flat = _flat(picture)
    if flat.mode != "RGB":
        return flat.mode == "L"
    red, green, blue = flat.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(apart.histogram()[NEUTRAL + 1 :])


def to_light(picture: Picture) -> Picture:
    """Show a picture on a screen, whose light is sRGB; one that is as a screen shows it comes back itself.

    One in ink or in foreign light is shown by the profile inside it; ink that has none as screens mix inks.
    """
    if _mode(picture) not in ("CMYK", "RGB"):
        return picture
    own = _own(picture)
    if own is not None and not (_mode(picture) == "RGB" and _is_light_of_screens(own)):
        with suppress(ValueError):
            return _shown(picture, own)
    if picture.mode != "CMYK":
        return picture
    plain = picture.convert("RGB")
    plain.info.pop("icc_profile", None)
    return plain


def _shown(picture: Picture, own: bytes) -> Picture:
    """Show a picture by a profile; what is transparent stays so."""
    clear = picture.convert("RGBA") if picture.has_transparency_data else None
    light = _through(picture if picture.mode == "CMYK" else (clear or picture).convert("RGB"), own, None, "RGB", "relative")
    if clear is not None:
        light.putalpha(clear.getchannel("A"))
    return light


@lru_cache(maxsize=16)
def _is_light_of_screens(icc: bytes) -> bool:
    """Say whether a profile is of sRGB, by whatever name: sending all colours through it hardly changes one."""
    from PIL import ImageChops  # noqa: PLC0415 (see the module's opening)

    cube = _cube()
    try:
        changes = ImageChops.difference(cube, _through(cube, icc, None, "RGB", "relative"))
    except ValueError:
        return True  # it works for no picture either
    return max(high for _, high in changes.getextrema()) <= SAME_LIGHT  # type: ignore[misc]  # three bands


def colour_to_cmyk(rgb: Rgb, profile: Profile, intent: Intent = "relative") -> Cmyk:
    """Separate one colour of sRGB, percent of each ink."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    inks = to_cmyk(Image.new("RGB", (1, 1), tuple(rgb)), profile, intent).getpixel((0, 0))
    assert isinstance(inks, tuple)
    return Cmyk(*(round(ink / 2.55, 1) for ink in inks))


def facts(icc: bytes) -> tuple[str, str]:
    """Return what a profile says it describes and the data it was made from; raise ValueError where it cannot be opened."""
    opened = _opened(icc)
    if opened is None:
        raise ValueError("LittleCMS cannot open the profile")
    words = (opened.profile.profile_description, opened.profile.target)
    first, second = ("".join(filter(str.isprintable, word or "")).strip() for word in words)
    return first, second


def darkest(icc: bytes) -> int:
    """Return the most ink a profile lays on any colour of sRGB, percent, rounded up.

    Raise ValueError where its tables do not work: those to the inks, by either intent, and those back.
    """
    cube = _cube()
    intents: tuple[Intent, ...] = ("relative", "perceptual")
    separated = {intent: _through(cube, None, icc, "CMYK", intent) for intent in intents}
    for intent, inks in separated.items():
        _through(inks, icc, None, "LAB", intent)
    return math.ceil(max(map(most_ink, separated.values())))


def _cube() -> Picture:
    """Return a picture of all colours of light, evenly apart."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    edge = [round(255 * step / (STEPS - 1)) for step in range(STEPS)]
    cube = Image.new("RGB", (STEPS * STEPS, STEPS))
    cube.putdata([(red, green, blue) for red in edge for green in edge for blue in edge])
    return cube


def _own(picture: Picture) -> bytes | None:
    """Return the profile inside a picture that fits its samples."""
    data = picture.info.get("icc_profile")
    opened = _opened(data) if isinstance(data, bytes) and data else None
    space = FITTING.get(_mode(picture))
    if opened is None or opened.profile.xcolor_space.strip() not in {space, "RGB" if space == "GRAY" else space}:
        return None
    return data


def _mode(picture: Picture) -> str:
    """Return the mode that the samples of a picture are brought to: grey, light, ink or Lab."""
    if picture.mode in ("CMYK", "LAB"):
        return picture.mode
    return "L" if picture.mode in ("1", "L", "LA", "La", "F") or picture.mode.startswith("I") else "RGB"


def _flat(picture: Picture) -> Picture:
    """Bring samples to eight bits of grey, light, ink or Lab, on white where they are transparent."""
    from PIL import Image  # noqa: PLC0415 (see the module's opening)

    mode = _mode(picture)
    if picture.has_transparency_data and mode in ("L", "RGB"):
        clear = picture.convert({"La": "LA", "RGBa": "RGBA"}.get(picture.mode, "RGBA")).convert("RGBA")
        paper = Image.new("RGBA", picture.size, WHITE)
        return Image.alpha_composite(paper, clear).convert("RGB").convert(mode)
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda sample: sample * TO_EIGHT_BITS).convert("L")  # converting at once would clip
    return picture if picture.mode == mode else picture.convert(mode)


def _converted(flat: Picture, own: bytes | None, profile: Profile, target: bytes | None, mode: str, intent: Intent) -> Picture:
    """Convert by the picture's own profile, or where that does not work by the one its samples have without."""
    if own is not None:
        with suppress(ValueError):
            return _through(flat, own, target, mode, intent)
    return _through(flat, profile.icc if flat.mode == "CMYK" else None, target, mode, intent)


def _through(flat: Picture, source: bytes | None, target: bytes | None, mode: str, intent: Intent) -> Picture:
    """Send samples from one profile to another (None: sRGB or Lab, by the mode); raise ValueError where LittleCMS cannot."""
    from PIL import ImageCms  # noqa: PLC0415 (see the module's opening)

    start = _opened(source) if source else _made("LAB" if flat.mode == "LAB" else "sRGB")
    end = _opened(target) if target else _made("sRGB" if mode == "RGB" else "LAB")
    if start is None or end is None:
        raise ValueError("LittleCMS cannot open a profile")
    if flat.mode == "L" and start.profile.xcolor_space.strip() == "RGB":
        flat = flat.convert("RGB")
    perceptual = intent == "perceptual"
    try:
        way = ImageCms.buildTransform(
            start,
            end,
            flat.mode,
            mode,
            ImageCms.Intent.PERCEPTUAL if perceptual else ImageCms.Intent.RELATIVE_COLORIMETRIC,
            # The perceptual table has its own way of bringing black to black: compensating again would wash pictures out.
            ImageCms.Flags.NONE if perceptual else ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        converted = way.apply(flat)
    except (ImageCms.PyCMSError, OSError, ValueError) as trouble:
        raise ValueError("LittleCMS cannot convert by these profiles") from trouble
    converted.info.pop("icc_profile", None)  # every saved copy would carry it
    return converted


def _opened(icc: bytes) -> ImageCmsProfile | None:
    from PIL import ImageCms  # noqa: PLC0415 (see the module's opening)

    try:
        return ImageCms.ImageCmsProfile(BytesIO(icc))
    except (ImageCms.PyCMSError, OSError):
        return None


def _made(space: Literal["LAB", "sRGB"]) -> ImageCmsProfile:
    from PIL import ImageCms  # noqa: PLC0415 (see the module's opening)

    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space))
