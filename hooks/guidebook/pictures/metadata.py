"""What a picture tells beside what it shows: where and when it was taken, by whom, with what.

Cameras and programs write it as EXIF, XMP, IPTC, comments and chunks of text. It is told by kinds,
never by what it says: the place itself belongs in no public log.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator

from PIL import ExifTags
from PIL.Image import Exif

from guidebook.pictures.decoding import MALFORMED
from guidebook.pictures.kinds import JPEG, PNG, WEBP
from guidebook.pictures.parts import AFTER, EXIF, ICC, PHOTOSHOP, XMP, Part

PLACE, TIME, OWNER, SERIAL = "place", "time", "owner", "serial"
DEVICE, WORDS, PREVIEW, MORE = "device", "words", "preview", "more"
KINDS = (PLACE, TIME, OWNER, SERIAL, DEVICE, WORDS, PREVIEW, MORE)
"""In the order in which they are told."""

_KEPT = {
    JPEG: frozenset(["SOI", "tables", "EOI"]),
    PNG: frozenset(
        "signature IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP mDCV"
        " cLLI".split()
    ),
    WEBP: frozenset(["RIFF", "VP8X", "ICCP", "ALPH", "VP8 ", "VP8L"]),
}
"""Parts without which a picture would look different."""

_TAGS = ExifTags.Base
_HARMLESS = frozenset(
    {
        _TAGS.Orientation,
        _TAGS.XResolution,
        _TAGS.YResolution,
        _TAGS.ResolutionUnit,
        _TAGS.YCbCrPositioning,
        _TAGS.ExifOffset,
        _TAGS.ExifVersion,
        _TAGS.ComponentsConfiguration,
        _TAGS.FlashPixVersion,
        _TAGS.ColorSpace,
        _TAGS.ExifImageWidth,
        _TAGS.ExifImageHeight,
    }
)
_BY_TAG: dict[int, str] = {
    **dict.fromkeys([_TAGS.DateTime, _TAGS.DateTimeOriginal, _TAGS.DateTimeDigitized], TIME),
    **dict.fromkeys([_TAGS.OffsetTime, _TAGS.OffsetTimeOriginal, _TAGS.OffsetTimeDigitized], TIME),
    **dict.fromkeys([_TAGS.Artist, _TAGS.Copyright, _TAGS.CameraOwnerName, _TAGS.XPAuthor], OWNER),
    **dict.fromkeys([_TAGS.BodySerialNumber, _TAGS.LensSerialNumber, _TAGS.ImageUniqueID], SERIAL),
    **dict.fromkeys([_TAGS.Make, _TAGS.Model, _TAGS.Software], DEVICE),
    **dict.fromkeys([_TAGS.LensMake, _TAGS.LensModel, _TAGS.HostComputer], DEVICE),
    **dict.fromkeys([_TAGS.ImageDescription, _TAGS.UserComment, _TAGS.XPTitle], WORDS),
    **dict.fromkeys([_TAGS.XPComment, _TAGS.XPKeywords, _TAGS.XPSubject], WORDS),
}
_BY_XMP = (
    (PLACE, (b"GPSL", b"photoshop:City", b"Iptc4xmpCore:Location", b"LocationCreated")),
    (TIME, (b"CreateDate", b"ModifyDate", b"DateCreated", b"DateTime", b"MetadataDate")),
    (OWNER, (b"dc:creator", b"dc:rights", b"OwnerName", b"photoshop:Credit")),
    (SERIAL, (b"SerialNumber", b"InstanceID", b"DocumentID")),
    (DEVICE, (b"tiff:Make", b"tiff:Model", b"CreatorTool", b"aux:Lens")),
    (WORDS, (b"dc:description", b"dc:title", b"dc:subject", b"Headline")),
)
# A UserWarning says what Pillow leaves out.
_EXIF_ERRORS = (*MALFORMED, UserWarning, ZeroDivisionError)
_MOST_HARMLESS = 400
"""Bytes of EXIF that says nothing; in more there is room for something."""


def told(parts: Iterable[Part], kind: str) -> tuple[str, ...]:
    """What the picture tells, by kinds, in order."""
    found: set[str] = set()
    for part in parts:
        if part.name != AFTER and not is_kept(part, kind):
            found.update(_told_by(part))
    return tuple(each for each in KINDS if each in found)


def is_kept(part: Part, kind: str) -> bool:
    """Whether a part is needed to show the picture as it is, and tells nothing."""
    if part.name == AFTER:
        return False
    if exif := _exif_in(part):
        return not set(_told_by_exif(exif))
    if kind != JPEG:
        return part.name in _KEPT[kind]
    if part.name == "APP0":
        return part.content.startswith(b"JFIF\0") and part.content[12:14] == b"\0\0"
    if part.name == "APP2":
        return part.content.startswith(ICC)
    if part.name == "APP14":
        return part.content.startswith(b"Adobe")
    return part.name in _KEPT[JPEG]


def orientation(parts: Iterable[Part]) -> int:
    """How the picture is turned when it is shown, 1 to 8 as EXIF counts; 1 is as it is."""
    for part in parts:
        if data := _exif_in(part):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # the orientation may be right all the same
                    value: object = dict(_read(data)).get(_TAGS.Orientation)
            except _EXIF_ERRORS:
                return 1
            return value if isinstance(value, int) and value in range(1, 9) else 1
    return 1


def _exif_in(part: Part) -> bytes:
    """The EXIF data that a part holds, or nothing."""
    if part.name == "APP1" and part.content.startswith(EXIF):
        return part.content
    return part.content if part.name in ("eXIf", "EXIF") else b""


def _told_by(part: Part) -> Iterator[str]:
    """What a part tells that is not needed."""
    if exif := _exif_in(part):
        yield from _told_by_exif(exif)
    elif part.name in ("COM", "tEXt", "zTXt"):
        yield WORDS
    elif part.name == "tIME":
        yield TIME
    elif part.name in ("APP1", "XMP ", "iTXt"):
        yield from _told_by_xmp(part)
    elif part.name == "APP13" and part.content.startswith(PHOTOSHOP):
        yield from _told_by_iptc(part.content)
    elif part.name == "APP0":
        yield PREVIEW
    else:
        yield MORE


def _told_by_exif(data: bytes) -> Iterator[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            exif = _read(data)
            main = set(exif)
            detailed = set(exif.get_ifd(ExifTags.IFD.Exif))
            place = exif.get_ifd(ExifTags.IFD.GPSInfo)
            preview = exif.get_ifd(ExifTags.IFD.IFD1)
    except _EXIF_ERRORS:  # it can't be read here, and perhaps elsewhere
        yield MORE
        return
    if len(data) > _MOST_HARMLESS and not (main | detailed) - _HARMLESS:
        yield MORE
    if set(place) - {ExifTags.GPS.GPSVersionID}:
        yield PLACE
    if preview:
        yield PREVIEW
    for tag in (main | detailed) - _HARMLESS - {ExifTags.IFD.GPSInfo}:
        yield _BY_TAG.get(tag, MORE)


def _read(data: bytes) -> Exif:
    exif = Exif()
    exif.load(data)
    return exif


def _told_by_xmp(part: Part) -> Iterator[str]:
    """By the names that stand in it; a chunk of text that is none tells words."""
    is_text = part.name == "iTXt" and not part.content.startswith(b"XML:com.adobe.xmp")
    if is_text or (part.name == "APP1" and not part.content.startswith(XMP)):
        yield WORDS if is_text else MORE
        return
    found = []
    for kind, names in _BY_XMP:
        if any(name in part.content for name in names):
            found.append(kind)
    yield from found or [MORE]


def _told_by_iptc(content: bytes) -> Iterator[str]:
    """By the numbers of the records of IPTC in Photoshop's block."""
    by_record = {
        **dict.fromkeys(b"\x1a\x1b\x5a\x5c\x5f\x64\x65", PLACE),
        **dict.fromkeys(b"\x37\x3c\x3e\x3f", TIME),
        **dict.fromkeys(b"\x50\x55\x6e\x73\x74", OWNER),
        **dict.fromkeys(b"\x05\x19\x69\x78", WORDS),
    }
    found = {MORE}
    place = content.find(b"\x1c\x02")
    while place >= 0:
        record = content[place + 2 : place + 3]
        if record:
            found.add(by_record.get(record[0], MORE))
        place = content.find(b"\x1c\x02", place + 2)
    if len(found) > 1:
        found.discard(MORE)
    yield from found


def is_moving(parts: Iterable[Part], kind: str) -> bool:
    """Whether there is more than one picture, shown one after the other."""
    sign = "acTL" if kind == PNG else "ANIM"
    return any(part.name == sign for part in parts)
