"""Pictures of every kind become inks of the press within its limit, or grey; what they carry inside is heeded where it works."""

from __future__ import annotations

from io import BytesIO

import pytest
from handset import swapped
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from epaper.paint.ink_limit import most_ink
from epaper.paint.profiles import profiles, srgb
from epaper.paint.separation import Intent, is_neutral, to_black, to_cmyk, to_light
from epaper.resources import icc_folder

NEWSPRINT = profiles(icc_folder())["newsprint"]
MODES = ("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "LAB", "HSV", "I", "F", "I;16", "I;16B")
INTENTS: tuple[Intent, ...] = ("relative", "perceptual")
# Not the same bytes as the shipped one, so inks by it have to be converted.
FOREIGN = NEWSPRINT.icc.replace(b"220 %\0", b"221 %\0")
LINEAR = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()


def one(colour: object, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (1, 1), colour)  # type: ignore[arg-type]


def inks(picture: Image.Image, intent: Intent = "relative") -> tuple[int, ...]:
    """Return the inks of the first spot, percent."""
    return tuple(round(sample / 2.55) for sample in to_cmyk(picture, NEWSPRINT, intent).tobytes()[:4])


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=5)  # of many spots each: to read the profiles takes longer than to separate
@given(data=st.binary(min_size=4 * 96, max_size=4 * 96))
def test_any_picture_becomes_inks_within_the_limit(intent: Intent, mode: str, data: bytes) -> None:
    need = len(Image.new(mode, (12, 8)).tobytes())
    picture = Image.frombytes(mode, (12, 8), data[:need])
    separated = to_cmyk(picture, NEWSPRINT, intent)
    assert (separated.mode, separated.size) == ("CMYK", (12, 8))
    assert most_ink(separated) <= NEWSPRINT.ink_limit
    grey = to_black(picture, NEWSPRINT)
    assert (grey.mode, grey.size) == ("L", (12, 8))


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("limit", [180, 200, 220])
def test_gradients_stay_within_the_limit(intent: Intent, limit: int) -> None:
    down = Image.linear_gradient("L")
    across = down.rotate(90)
    for bands in ((down, across, down), (across, across, down), (down, down.rotate(180), across), (down, down, down)):
        separated = to_cmyk(Image.merge("RGB", bands), NEWSPRINT._replace(ink_limit=limit), intent)
        assert most_ink(separated) <= limit


@pytest.mark.parametrize("intent", INTENTS)
def test_black_is_deep_and_within_the_limit(intent: Intent) -> None:
    cyan, magenta, yellow, black = inks(one("black"), intent)
    assert black >= 95
    assert 200 <= cyan + magenta + yellow + black <= 220


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("picture", [one("white"), one(255, "L"), one(255, "1"), one((0, 0, 0, 0), "CMYK"), one(0.0, "F")])
def test_white_is_paper(intent: Intent, picture: Image.Image) -> None:
    if picture.mode == "F":
        picture = one(255.0, "F")
    assert inks(picture, intent) == (0, 0, 0, 0)


@pytest.mark.parametrize("intent", INTENTS)
def test_grey_is_mostly_black_ink_and_darkens_evenly(intent: Intent) -> None:
    ramp = [inks(one((level, level, level)), intent) for level in range(255, -1, -15)]
    assert [spot[3] for spot in ramp] == sorted(spot[3] for spot in ramp)
    for spot in ramp[1:]:
        assert spot[3] >= max(spot[:3])
    assert inks(one(120, "L")) == inks(one((120, 120, 120)))


def test_colours_take_their_inks() -> None:
    for colour, strong, weak in (("cyan", 0, 1), ("magenta", 1, 0), ("yellow", 2, 0), ("red", 1, 0), ("green", 2, 1)):
        spot = inks(one(colour))
        assert spot[strong] > spot[weak] + 30, colour


def test_transparent_parts_are_laid_on_white_paper() -> None:
    assert inks(one((255, 0, 0, 0), "RGBA")) == (0, 0, 0, 0)
    assert inks(one((255, 0, 0, 128), "RGBA")) == inks(one((255, 127, 127)))
    assert inks(one((0, 0), "LA")) == (0, 0, 0, 0)
    assert to_black(one((0, 128), "LA"), NEWSPRINT) == to_black(one(127, "L"), NEWSPRINT)
    palette = one((9, 9, 9)).quantize(2)
    palette.info["transparency"] = 0
    assert inks(palette) == (0, 0, 0, 0)


def test_sixteen_bits_keep_their_tones() -> None:
    picture = Image.new("I;16", (1, 1), 120 * 257)
    assert to_black(picture, NEWSPRINT) == to_black(one(120, "L"), NEWSPRINT)
    assert inks(picture) == inks(one(120, "L"))


def test_own_profile_of_light_is_heeded() -> None:
    picture = one("red")
    picture.info["icc_profile"] = swapped()
    assert inks(picture) == inks(one("blue"))
    assert to_black(picture, NEWSPRINT).tobytes() == to_black(one("blue"), NEWSPRINT).tobytes()


def test_grey_may_carry_a_profile_of_light() -> None:
    picture = one(120, "L")
    picture.info["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert inks(picture) == inks(one(120, "L"))
    assert to_black(picture, NEWSPRINT) == to_black(one(120, "L"), NEWSPRINT)


@pytest.mark.parametrize(
    "profile",
    [b"", b"junk", NEWSPRINT.icc, NEWSPRINT.icc[:200], LINEAR, swapped()[:300], swapped().replace(b"mntr", b"nmcl"), 7, None],
    ids=["empty", "junk", "press", "half a press", "XYZ", "half", "named colours", "number", "nothing"],
)
def test_unfit_profile_inside_is_passed_over(profile: object) -> None:
    picture = one("red")
    picture.info["icc_profile"] = profile
    assert inks(picture) == inks(one("red"))
    assert to_black(picture, NEWSPRINT).tobytes() == to_black(one("red"), NEWSPRINT).tobytes()


@pytest.mark.parametrize("profile", [None, NEWSPRINT.icc, b"junk", swapped()])
def test_own_inks_stay_as_they_are(profile: bytes | None) -> None:
    picture = one((0, 20, 30, 255), "CMYK")
    picture.info["icc_profile"] = profile
    assert to_cmyk(picture, NEWSPRINT).tobytes() == bytes((0, 20, 30, 255))


def test_own_inks_above_the_limit_keep_their_black() -> None:
    separated = to_cmyk(one((255, 255, 255, 255), "CMYK"), NEWSPRINT)
    assert separated.tobytes() == bytes((102, 102, 102, 255))


def test_foreign_inks_are_converted() -> None:
    picture = one((128, 128, 128, 0), "CMYK")
    picture.info["icc_profile"] = FOREIGN
    cyan, magenta, yellow, black = inks(picture)
    assert black > 20  # grey of three inks comes out as this press builds it
    assert max(cyan, magenta, yellow) < 50


def near(sample: object, colour: tuple[int, ...]) -> bool:
    assert isinstance(sample, tuple)
    return all(abs(level - wanted) <= 2 for level, wanted in zip(sample, colour, strict=True))


def test_a_screen_shows_foreign_light_by_its_profile() -> None:
    picture = one((10, 20, 200))
    picture.info["icc_profile"] = swapped()
    shown = to_light(picture)
    assert near(shown.getpixel((0, 0)), (200, 20, 10))
    assert "icc_profile" not in shown.info
    clear = one((10, 20, 200, 90), "RGBA")
    few = one((10, 20, 200)).quantize(4)
    for other in (clear, few):
        other.info["icc_profile"] = swapped()
    few.info["transparency"] = 3
    assert near(to_light(clear).getpixel((0, 0)), (200, 20, 10, 90))
    assert near(to_light(few).getpixel((0, 0)), (200, 20, 10, 255))


SCREENS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("profile", [None, SCREENS, srgb(icc_folder()), LINEAR, NEWSPRINT.icc, b"junk"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_what_a_screen_shows_as_it_is_stays_itself(mode: str, profile: bytes | None) -> None:
    picture = Image.new(mode, (4, 4))
    picture.info["icc_profile"] = profile
    assert to_light(picture) is picture


def test_separated_picture_carries_no_profile() -> None:
    picture = one("red")
    picture.info["icc_profile"] = swapped()
    file = BytesIO()
    to_cmyk(picture, NEWSPRINT).save(file, "TIFF")
    assert len(file.getvalue()) < 1000


def test_grey_is_as_light_as_colours_look() -> None:
    def level(colour: object, mode: str = "RGB") -> int:
        return to_black(one(colour, mode), NEWSPRINT).tobytes()[0]

    assert [level((grey, grey, grey)) for grey in (0, 255)] == [0, 255]
    assert all(level((grey, grey, grey)) == level(grey, "L") for grey in range(0, 256, 5))
    # L* of the primaries of sRGB, seen under D50, is 54.3, 87.8 and 29.6: the lightness of these greys.
    assert [pytest.approx(level(grey, "L"), abs=2) for grey in (129, 220, 69)] == [level("red"), level("lime"), level("blue")]
    assert level((0, 0, 0, 0), "CMYK") == 255
    assert level((255, 255, 255, 255), "CMYK") < 10


def test_grey_stays_grey_from_solid_to_paper() -> None:
    shown = to_black(Image.linear_gradient("L"), NEWSPRINT)
    assert shown.mode == "L"
    assert shown.getextrema() == (0, 255)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, len(swapped()) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_profile_inside_never_stops_a_picture(damage: list[tuple[int, int]]) -> None:
    data = bytearray(swapped())
    for at, value in damage:
        data[at] = value
    picture = one("red")
    picture.info["icc_profile"] = bytes(data)
    assert most_ink(to_cmyk(picture, NEWSPRINT)) <= NEWSPRINT.ink_limit


def test_picture_is_left_as_it_was() -> None:
    picture = one((255, 255, 255, 255), "CMYK")
    picture.info["icc_profile"] = FOREIGN
    before = picture.tobytes(), dict(picture.info)
    to_cmyk(picture, NEWSPRINT)
    to_black(picture, NEWSPRINT)
    assert (picture.tobytes(), picture.info) == before


def test_a_picture_without_colours_is_told_whatever_its_mode() -> None:
    grey = Image.new("L", (4, 4), 90)
    stray = Image.new("RGB", (4, 4), (90, 94, 97))
    coloured = stray.copy()
    coloured.putpixel((1, 1), (200, 90, 90))
    assert is_neutral(grey)
    assert is_neutral(grey.convert("1"))
    assert is_neutral(stray)
    assert not is_neutral(coloured)
    assert not is_neutral(coloured.convert("P"))
    assert not is_neutral(Image.new("CMYK", (4, 4), (0, 0, 0, 90)))


def test_black_ink_alone_prints_as_light_as_the_picture_looks() -> None:
    """Read the ink back through the profile: the lightness is that of the picture, from paper down to solid black."""
    ramp = Image.new("L", (256, 1))
    ramp.putdata(range(256))
    shown = to_black(ramp, NEWSPRINT)
    greys = [shown.getpixel((level, 0)) for level in range(256)]
    assert (greys[0], greys[255]) == (0, 255)
    assert greys == sorted(greys)
    lab = ImageCms.createProfile("LAB")
    light = ImageCms.profileToProfile(ramp.convert("RGB"), ImageCms.createProfile("sRGB"), lab, outputMode="LAB").getchannel(0)
    none = Image.new("L", ramp.size)
    inks = Image.merge("CMYK", (none, none, none, ImageChops.invert(shown)))
    press = ImageCms.ImageCmsProfile(BytesIO(NEWSPRINT.icc))
    way = ImageCms.buildTransform(press, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    printed = way.apply(inks).getchannel(0)
    luminance = [*map(_luminance, printed.tobytes())]
    for level, looks in enumerate(light.tobytes()):
        wanted = luminance[0] + _luminance(looks) * (1 - luminance[0])
        assert luminance[level] == pytest.approx(wanted, abs=0.02)


def _luminance(level: int) -> float:
    lightness = level / 2.55
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
