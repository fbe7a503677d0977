"""The bytes of a picture taken apart as its format lays them out: what is shown, and what is told
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidebook.pictures.kinds import JPEG, PNG, WEBP

AFTER = "after"
"""The name of what stands behind the picture's end."""

EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
ICC = b"ICC_PROFILE\0"

_MARKERS_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_TABLES = {*range(0xC0, 0xD0), *range(0xD0, 0xD8), _SCAN, 0xDB, 0xDC, 0xDD}
"""Markers of what the picture itself is made of."""


class BrokenPictureError(ValueError):
    """Bytes that are not laid out as their format demands."""


@dataclass(frozen=True)
class Part:
    """A piece of a file: `whole` as it stands there, and the `content` without marker, length and checksum.

    `name` is what the format calls it: `APP1` and `COM` in a JPEG, `tEXt` in a PNG, `EXIF` in a
    WebP; `tables` are what a JPEG's pixels are made of.
    """

    name: str
    whole: bytes
    content: bytes = b""


def parts(data: bytes, kind: str) -> list[Part]:
    """All of the file, in order; raises BrokenPictureError."""
    take_apart: dict[str, Callable[[bytes], Iterator[Part]]] = {
        JPEG: _jpeg,
        PNG: _png,
        WEBP: _webp,
    }
    return list(take_apart[kind](data))


def jpeg_segment(name: str, content: bytes) -> Part:
    """An `APP…` segment of a JPEG."""
    marker = _APPLICATIONS[int(name.removeprefix("APP"))]
    length = (len(content) + 2).to_bytes(2, "big")
    return Part(name, bytes([0xFF, marker]) + length + content, content)


def _jpeg(data: bytes) -> Iterator[Part]:
    if data[:2] != bytes([0xFF, _START]):
        raise BrokenPictureError("no start of a JPEG")
    yield Part("SOI", data[:2])
    place = 2
    while True:
        start = place
        while data[place : place + 2] == b"\xff\xff":  # a marker may be preceded by such bytes
            place += 1
        if len(data) < place + 2 or data[place] != 0xFF:
            raise BrokenPictureError("no marker where one has to be")
        marker = data[place + 1]
        place += 2
        if marker == _END:
            yield Part("EOI", data[start:place])
            break
        content = b""
        if marker not in _MARKERS_WITHOUT_LENGTH:
            length = int.from_bytes(data[place : place + 2], "big")
            content = _taken(data, place + 2, length - 2)
            place += length
        if marker == _SCAN:
            place = _end_of_scan(data, place)
        yield Part(_jpeg_name(marker), data[start:place], content)
    yield from _after(data, place)


def _jpeg_name(marker: int) -> str:
    if marker in _APPLICATIONS:
        return f"APP{marker - _APPLICATIONS.start}"
    if marker == _COMMENT:
        return "COM"
    return "tables" if marker in _TABLES else f"{marker:02X}"


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker is: behind 0xFF in the data of pixels is 0 or the count of a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise BrokenPictureError("the picture breaks off")
        follower = data[place + 1]
        if follower and follower not in _MARKERS_WITHOUT_LENGTH and follower != 0xFF:
            return place
        place += 1 if follower == 0xFF else 2


def _png(data: bytes) -> Iterator[Part]:
    signature = data[:8]
    if signature != b"\x89PNG\r\n\x1a\n":
        raise BrokenPictureError("no start of a PNG")
    yield Part("signature", signature)
    place = 8
    name = ""
    while name != "IEND":
        length = int.from_bytes(data[place : place + 4], "big")
        name = data[place + 4 : place + 8].decode("latin-1")
        content = _taken(data, place + 8, length)
        end = place + 12 + length
        if end > len(data):
            raise BrokenPictureError("the picture breaks off")
        yield Part(name, data[place:end], content)
        place = end
    yield from _after(data, place)


def _webp(data: bytes) -> Iterator[Part]:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise BrokenPictureError("no start of a WebP")
    yield Part("RIFF", data[:12])
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise BrokenPictureError("the picture breaks off")
    place = 12
    while place < end:
        name = data[place : place + 4].decode("latin-1")
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        content = _taken(data, place + 8, length)
        next_place = place + 8 + length + length % 2  # of an odd length one more
        if next_place > end:
            raise BrokenPictureError("the picture breaks off")
        yield Part(name, data[place:next_place], content)
        place = next_place
    yield from _after(data, end)


def _taken(data: bytes, place: int, length: int) -> bytes:
    content = data[place : place + length] if length >= 0 else b""
    if len(content) != length:
        raise BrokenPictureError("a part breaks off")
    return content


def _after(data: bytes, place: int) -> Iterator[Part]:
    if place < len(data):
        yield Part(AFTER, data[place:], data[place:])
