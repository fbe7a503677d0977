"""A picture without what it tells beside what it shows; it looks the same afterwards.

Nothing is compressed anew where that can be helped: the parts that tell something are left out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from guidebook.pictures import metadata
from guidebook.pictures.decoding import UndecodableError, decoded
from guidebook.pictures.kinds import JPEG, WEBP
from guidebook.pictures.parts import EXIF, BrokenPictureError, Part, jpeg_segment, parts

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture as it is shown of one as it is stored, by EXIF's orientation."""

_EXIF_AND_XMP = 0x08 | 0x04
"""The flags of a WebP that say that it has them."""


def repaired(data: bytes, kind: str) -> bytes:
    """The picture without metadata and without what stands behind its end.

    It is given back as it is where there is nothing of that, and where it can't be decoded.
    """
    try:
        all_parts = parts(data, kind)
        needed = [part for part in all_parts if metadata.is_kept(part, kind)]
        if len(needed) == len(all_parts):
            return data
        before = decoded(data, kind)
        turned = metadata.orientation(all_parts)
        if turned == 1 or metadata.orientation(needed) == turned:
            mended = _joined(needed, kind)
        elif kind == JPEG:
            mended = _joined([needed[0], _turned(turned), *needed[1:]], kind)
        else:
            return _saved(before.transpose(_TURNS[turned]), kind)
        return mended if decoded(mended, kind).tobytes() == before.tobytes() else data
    except (BrokenPictureError, UndecodableError):
        return data


def _joined(needed: Sequence[Part], kind: str) -> bytes:
    if kind != WEBP:
        return b"".join(part.whole for part in needed)
    chunks = [_without_flags(part.whole) for part in needed[1:]]
    length = 4 + sum(map(len, chunks))
    return b"".join([b"RIFF", length.to_bytes(4, "little"), b"WEBP", *chunks])


def _without_flags(chunk: bytes) -> bytes:
    """A part of a WebP, where it lists what the file has without EXIF and XMP."""
    if not chunk.startswith(b"VP8X"):
        return chunk
    return chunk[:8] + bytes([chunk[8] & ~_EXIF_AND_XMP]) + chunk[9:]


def _turned(orientation: int) -> Part:
    """A segment of EXIF that says nothing but how the picture is turned."""
    entry = b"\x12\x01\x03\x00\x01\x00\x00\x00" + orientation.to_bytes(4, "little")
    return jpeg_segment("APP1", EXIF + b"II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0")


def _saved(image: Image.Image, kind: str) -> bytes:
    """A picture that had to be turned, in a format where nothing else turns it for certain."""
    out = io.BytesIO()
    profile = image.info.get("icc_profile")
    if kind == WEBP:
        image.save(out, "WEBP", quality=90, method=6, icc_profile=profile, exif=b"", xmp=b"")
    else:
        image.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
        image.save(out, "PNG", optimize=True, icc_profile=profile)
    return out.getvalue()
