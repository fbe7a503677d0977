"""The kinds of pictures that are published, and what a file is by its first bytes."""

from __future__ import annotations

import re

JPEG, PNG, WEBP = "JPEG", "PNG", "WebP"

SUFFIXES = {".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP}
"""The endings of names, and what the bytes then have to be."""

HEIC = "HEIC"
OTHER_SUFFIXES = {
    ".avif": "AVIF",
    ".bmp": "BMP",
    ".gif": "GIF",
    ".heic": HEIC,
    ".heif": HEIC,
    ".hif": HEIC,
    ".jfif": JPEG,
    ".jpe": JPEG,
    ".svg": "SVG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
"""Endings of pictures that are sent and can't be used."""

_HEIC_BRANDS = rb"(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)"
_BEGINNINGS = (
    (JPEG, re.compile(rb"\xff\xd8\xff")),
    (PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (WEBP, re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("BMP", re.compile(rb"BM")),
    ("TIFF", re.compile(rb"II\*\0|MM\0\*")),
    (HEIC, re.compile(rb".{4}ftyp" + _HEIC_BRANDS, re.DOTALL)),
    ("AVIF", re.compile(rb".{4}ftypavi[fs]", re.DOTALL)),
    ("PDF", re.compile(rb"%PDF")),
    ("SVG", re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg")),
    ("HTML", re.compile(rb"\s*<")),
)


def kind_of(data: bytes) -> str:
    """What the bytes are, such as `JPEG` or `HTML`; empty where nobody can tell."""
    for kind, beginning in _BEGINNINGS:
        if beginning.match(data):
            return kind
    return ""
