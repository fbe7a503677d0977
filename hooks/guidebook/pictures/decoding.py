"""Pictures decoded by Pillow, within bounds that are looked at first."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image

MOST_DECODED = 50_000_000
"""Pixels of the largest picture that is decoded; what a phone takes has up to forty million."""

MALFORMED = (
    EOFError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
"""What Pillow raises for bytes that are not what they should be, whichever it reads."""

_ERRORS = (*MALFORMED, AttributeError, zlib.error)
"""What Pillow raises for bytes that are no picture."""


class UndecodableError(ValueError):
    """Bytes that are no whole picture of their kind."""


class TooManyPixelsError(UndecodableError):
    """A picture that is not decoded, because it would fill the memory."""


def size(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height in pixels as they are stored; raises UndecodableError."""
    return _opened(data, kind).size


def decoded(data: bytes, kind: str) -> Image.Image:
    """The whole picture as it is stored; raises UndecodableError, also for one that is too large."""
    image = _opened(data, kind)
    if image.width * image.height > MOST_DECODED:
        raise TooManyPixelsError(f"{image.width} × {image.height}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is odd but can be shown
            image.load()
    except _ERRORS as error:
        raise UndecodableError(str(error)) from error
    return image


def _opened(data: bytes, kind: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(io.BytesIO(data), formats=[kind.upper()])
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError("> 10000 × 10000") from error
    except _ERRORS as error:
        raise UndecodableError(str(error)) from error
