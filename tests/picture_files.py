"""Pictures as phones and programs write them, made by Pillow."""

from __future__ import annotations

import io
from collections.abc import Callable

from guidebook.pictures.parts import EXIF, PHOTOSHOP, XMP
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

SIZE = (48, 32)
LATITUDE = (7.0, 47.0, 43.21)
"""Degrees, minutes and seconds that no message may repeat."""


def image(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A picture that looks different however it is turned."""
    made = Image.linear_gradient("L").resize(size).convert(mode)
    made.paste("black", (0, 0, size[0] // 3, size[1] // 4))
    return made


def encoded(picture: Image.Image | None = None, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture, of a plain one if none is given."""
    out = io.BytesIO()
    (picture or image()).save(out, kind.upper(), **options)
    return out.getvalue()


def exif(**by_name: object) -> Image.Exif:
    """EXIF with these tags, each under the name that the standard gives it; `GPS` is the place."""
    made = Image.Exif()
    for name, value in by_name.items():
        if name == "GPS":
            place = made.get_ifd(ExifTags.IFD.GPSInfo)
            place[ExifTags.GPS.GPSLatitudeRef] = "S"
            place[ExifTags.GPS.GPSLatitude] = value
        elif name in ("DateTimeOriginal", "UserComment", "BodySerialNumber", "MakerNote"):
            made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base[name]] = value
        else:
            made[ExifTags.Base[name]] = value
    return made


def with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    """A JPEG with one segment more behind its start."""
    length = (len(content) + 2).to_bytes(2, "big")
    return jpeg[:2] + bytes([0xFF, marker]) + length + content + jpeg[2:]


def xmp(inner: str) -> bytes:
    """A packet of XMP."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>{inner}</rdf:RDF></x:xmpmeta>'.encode()


def xmp_segment(inner: str) -> bytes:
    """The same as it stands in a JPEG."""
    return XMP + xmp(inner)


def iptc_segment(record: int, text: str) -> bytes:
    """One record of IPTC in Photoshop's block."""
    data = b"\x1c\x02" + bytes([record]) + len(text).to_bytes(2, "big") + text.encode()
    return PHOTOSHOP + b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data


def exif_segment_with_preview() -> bytes:
    """EXIF with a second directory, in which cameras keep a small copy."""
    first = b"II*\0\x08\0\0\0" + b"\0\0" + (14).to_bytes(4, "little")
    entry = b"\x01\x02\x04\x00\x01\x00\x00\x00" + (32).to_bytes(4, "little")
    return EXIF + first + b"\x01\0" + entry + b"\0\0\0\0"


def profile() -> bytes:
    """A colour profile."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_text(**texts: str) -> PngImagePlugin.PngInfo:
    """Chunks of text for a PNG."""
    made = PngImagePlugin.PngInfo()
    for key, text in texts.items():
        made.add_text(key, text)
    return made


def moving() -> bytes:
    """A WebP of two pictures."""
    return encoded(kind="WebP", save_all=True, append_images=[image().rotate(180)])


SENT: dict[str, Callable[[], bytes]] = {
    "a picture": encoded,
    "a PNG": lambda: encoded(kind="PNG"),
    "a photo with a place": lambda: encoded(exif=exif(GPS=LATITUDE, Artist="Sri")),
    "a picture with something behind it": lambda: encoded() + b"<script></script>",
    "half a picture": lambda: encoded(image((300, 200)))[:2000],
    "a large picture": lambda: encoded(image((2500, 40))),
    "a moving picture": moving,
    "a photo of an iPhone": lambda: b"\0\0\0\x18ftypheic\0\0\0\0",
    "a page": lambda: b"<html><script>alert(1)</script></html>",
}
"""What people send, by what it is."""
