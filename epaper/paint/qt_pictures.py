"""Bytes of a picture → Qt images to draw from: decoded once, upright, with halved copies for small views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader

if TYPE_CHECKING:
    from collections.abc import Mapping


# White, red, green and blue, as x and y of the CIE.
TELEVISION = QPointF(0.310, 0.316), QPointF(0.67, 0.33), QPointF(0.21, 0.71), QPointF(0.14, 0.08)


class Pictures:
    """The pictures of one issue; one that cannot be decoded is an empty tuple, and the painter shows its place."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        """Take the files' bytes by name."""
        self._images = images
        self._levels: dict[tuple[str, bool], tuple[QImage, ...]] = {}

    def levels(self, name: str, *, grey: bool = False) -> tuple[QImage, ...]:
        """Return the picture at full size, half, quarter …: bilinear scaling looks clean only down to one half."""
        found = self._levels.get((name, grey))
        if found is None:
            image = _decoded(self._images.get(name, b""))
            found = self._levels[name, grey] = _halved(_in_grey(image) if grey else image)
        return found

    def level(self, name: str, width: float, *, grey: bool = False) -> QImage | None:
        """Return the smallest copy that is still at least `width` pixels wide, or the largest there is."""
        levels = self.levels(name, grey=grey)
        wide = [image for image in levels if image.width() >= width]
        return (wide[-1] if wide else levels[0]) if levels else None


def _decoded(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # cameras note which side is up instead of turning the picture
    reader.setDecideFormatFromContent(True)
    picture = reader.read()
    del reader  # before the buffer it still holds on to: Python would drop them the other way round, and Qt would crash
    space = picture.colorSpace()
    # Only a profile inside a picture has a name: what a PNG says of its gamma by itself nobody else heeds.
    if space.colorModel() == QColorSpace.ColorModel.Rgb and space.description():
        picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return picture


def _in_grey(image: QImage) -> QImage:
    """Take the colours from a picture, as picture programs do (ITU-R BT.601); what is transparent stays so.

    Qt weighs by the luminance of the picture's colour space; in that of 1953 television those are the weights of BT.601.
    """
    opaque = image.convertToFormat(QImage.Format.Format_RGB32 if not image.hasAlphaChannel() else QImage.Format.Format_ARGB32)
    opaque.setColorSpace(QColorSpace(*TELEVISION, QColorSpace.TransferFunction.Linear))
    grey = opaque.convertToFormat(QImage.Format.Format_Grayscale8)
    if image.hasAlphaChannel():
        grey = grey.convertToFormat(QImage.Format.Format_ARGB32)
        grey.setAlphaChannel(image.convertToFormat(QImage.Format.Format_Alpha8))
    return grey


def _halved(image: QImage) -> tuple[QImage, ...]:
    if image.isNull():
        return ()
    levels = [image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]
    while min(levels[-1].width(), levels[-1].height()) > 64:
        last = levels[-1]
        smooth = Qt.TransformationMode.SmoothTransformation
        levels.append(last.scaled(last.width() // 2, last.height() // 2, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    return tuple(levels)
