"""Pictures are what their names say, tell nothing beside what they show, and are mended so that
they look the same.
"""

from __future__ import annotations

import io
import warnings
import zlib
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import picture_files
import pytest
from guidebook import checks, commands
from guidebook.cache.store import Cache
from guidebook.pictures import check, kinds
from guidebook.pictures.metadata import (
    DEVICE,
    MORE,
    OWNER,
    PLACE,
    PREVIEW,
    SERIAL,
    TIME,
    WORDS,
    told,
)
from guidebook.pictures.parts import parts
from guidebook.problems.finding import Finding, messages_of
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_files import encoded, exif, image, with_segment, xmp_segment
from PIL import Image

SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp"}
PHOTO = exif(
    GPS=picture_files.LATITUDE,
    DateTimeOriginal="2026:05:01 10:00:00",
    Artist="Sri",
    BodySerialNumber="A-77",
    Model="Kamera 5",
)
JPEG = encoded()
TELLING = {
    "a place in EXIF": (encoded(exif=exif(GPS=picture_files.LATITUDE)), [PLACE]),
    "a time in EXIF": (encoded(exif=exif(DateTime="2026:05:01 10:00:00")), [TIME]),
    "an owner in EXIF": (encoded(exif=exif(Artist="Sri", Copyright="Sri")), [OWNER]),
    "a serial number": (encoded(exif=exif(BodySerialNumber="A-77")), [SERIAL]),
    "a camera": (encoded(exif=exif(Make="Kamera", Model="5")), [DEVICE]),
    "a description": (encoded(exif=exif(ImageDescription="Rapat rahasia")), [WORDS]),
    "notes of the maker": (encoded(exif=exif(MakerNote=b"\x01\x02")), [MORE]),
    "a small copy": (
        with_segment(JPEG, 0xE1, picture_files.exif_segment_with_preview()),
        [PREVIEW],
    ),
    "EXIF that can't be read": (with_segment(JPEG, 0xE1, b"Exif\0\0II*\0\xff\xff"), [MORE]),
    "a place in XMP": (
        with_segment(JPEG, 0xE1, xmp_segment("<exif:GPSLatitude>7,47S</exif:GPSLatitude>")),
        [PLACE],
    ),
    "an owner in XMP": (with_segment(JPEG, 0xE1, xmp_segment("<dc:creator>Sri")), [OWNER]),
    "any other XMP": (with_segment(JPEG, 0xE1, xmp_segment("<x>")), [MORE]),
    "a city in IPTC": (
        with_segment(JPEG, 0xED, picture_files.iptc_segment(0x5A, "Yogyakarta")),
        [PLACE],
    ),
    "a writer in IPTC": (
        with_segment(JPEG, 0xED, picture_files.iptc_segment(0x50, "Sri")),
        [OWNER],
    ),
    "settings of Photoshop": (with_segment(JPEG, 0xED, b"Photoshop 3.0\x008BIM"), [MORE]),
    "a comment": (encoded(comment="Rapat rahasia"), [WORDS]),
    "words hidden in harmless EXIF": (
        with_segment(JPEG, 0xE1, exif(Orientation=1).tobytes() + b"Rapat rahasia" * 40),
        [MORE],
    ),
    "EXIF of which a part is hidden": (
        encoded(exif=exif(Orientation=1)).replace(b"\x01\x12\0\x03\0\0", b"\x01\x12\0\x03\xff\0"),
        [MORE],
    ),
    "an unknown segment": (with_segment(JPEG, 0xEB, b"JP\0\0jumb"), [MORE]),
    "a preview in JFIF": (
        with_segment(JPEG, 0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\0\0\0"),
        [PREVIEW],
    ),
    "a whole photo": (encoded(exif=PHOTO), [PLACE, TIME, OWNER, SERIAL, DEVICE]),
    "a whole photo as PNG": (
        encoded(kind="PNG", exif=PHOTO),
        [PLACE, TIME, OWNER, SERIAL, DEVICE],
    ),
    "a whole photo as WebP": (
        encoded(kind="WebP", exif=PHOTO),
        [PLACE, TIME, OWNER, SERIAL, DEVICE],
    ),
    "words in a PNG": (
        encoded(kind="PNG", pnginfo=picture_files.png_text(Comment="Rapat rahasia")),
        [WORDS],
    ),
    "XMP in a WebP": (
        encoded(kind="WebP", xmp=picture_files.xmp("<xmp:CreateDate>2026")),
        [TIME],
    ),
}
PLAIN = {
    "JPEG": JPEG,
    "progressive JPEG": encoded(image((300, 200)), progressive=True),
    "grey JPEG": encoded(image(mode="L")),
    "CMYK JPEG": encoded(image(mode="CMYK")),
    "JPEG with a profile": encoded(icc_profile=picture_files.profile()),
    "JPEG that is turned": encoded(exif=exif(Orientation=6)),
    "PNG": encoded(kind="PNG"),
    "PNG with a palette": encoded(image().convert("P"), kind="PNG"),
    "PNG that is transparent": encoded(image(mode="RGBA"), kind="PNG"),
    "PNG with a profile": encoded(kind="PNG", icc_profile=picture_files.profile()),
    "WebP": encoded(kind="WebP"),
    "lossless WebP": encoded(kind="WebP", lossless=True),
    "transparent WebP with a profile": encoded(
        image(mode="RGBA"), kind="WebP", icc_profile=picture_files.profile()
    ),
}


def _kind(data: bytes) -> str:
    return kinds.kind_of(data)


def _path(data: bytes) -> str:
    return f"docs/cases/contoh/foto{SUFFIX[_kind(data)]}"


def _rules(data: bytes, path: str) -> list[str]:
    return [found.rule for found in check.check_picture(data, path)]


def _shown(data: bytes) -> Image.Image:
    """A picture as a browser shows it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = Image.open(io.BytesIO(data))
        turned = picture.getexif().get(0x0112, 1)
    turns = {6: Image.Transpose.ROTATE_270, 8: Image.Transpose.ROTATE_90}
    turns |= {3: Image.Transpose.ROTATE_180, 2: Image.Transpose.FLIP_LEFT_RIGHT}
    turns |= {4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE}
    turns |= {7: Image.Transpose.TRANSVERSE}
    return picture.transpose(turns[turned]) if turned in turns else picture


def _differ(one: bytes, other: bytes) -> int:
    """By how much the pixels of two pictures differ at most, 0 to 255."""
    first, second = _shown(one).convert("RGBA"), _shown(other).convert("RGBA")
    assert first.size == second.size
    pairs = zip(first.tobytes(), second.tobytes(), strict=True)
    return max(abs(left - right) for left, right in pairs)


@pytest.mark.parametrize("name", PLAIN)
def test_a_picture_that_tells_nothing_is_right_and_stays_as_it_is(name: str) -> None:
    data = PLAIN[name]
    assert _rules(data, _path(data)) == []
    assert check.repaired(data, _path(data)) == data


@pytest.mark.parametrize("name", TELLING)
def test_what_a_picture_tells_is_found(name: str) -> None:
    data, expected = TELLING[name]
    assert list(told(parts(data, _kind(data)), _kind(data))) == expected
    assert _rules(data, _path(data)) == ["picture-tells"]


@pytest.mark.parametrize("name", TELLING)
def test_what_a_picture_tells_is_removed_and_the_picture_looks_the_same(name: str) -> None:
    data, _ = TELLING[name]
    mended = check.repaired(data, _path(data))
    assert _rules(mended, _path(data)) == []
    assert _differ(data, mended) == 0
    assert check.repaired(mended, _path(data)) == mended
    for secret in (b"Sri", b"rahasia", b"A-77", b"GPS", b"Yogyakarta", b"2026"):
        assert secret not in mended


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", SUFFIX)
def test_a_picture_that_is_turned_stays_turned(kind: str, orientation: int) -> None:
    data = encoded(kind=kind, exif=exif(Orientation=orientation, Artist="Sri"), quality=95)
    mended = check.repaired(data, _path(data))
    assert b"Sri" not in mended
    assert _rules(mended, _path(data)) == []
    assert _differ(data, mended) <= (8 if kind == "WebP" else 0)


def test_a_jpeg_is_not_compressed_anew() -> None:
    plain = encoded(image((300, 200)), icc_profile=picture_files.profile())
    assert check.repaired(with_segment(plain, 0xFE, b"Rapat"), "foto.jpg") == plain


@pytest.mark.parametrize("kind", SUFFIX)
def test_the_colour_profile_stays(kind: str) -> None:
    data = encoded(kind=kind, icc_profile=picture_files.profile(), exif=exif(Artist="Sri"))
    mended = Image.open(io.BytesIO(check.repaired(data, _path(data))))
    assert mended.info["icc_profile"] == picture_files.profile()


@pytest.mark.parametrize("kind", SUFFIX)
def test_what_stands_behind_the_end_is_found_and_removed(kind: str) -> None:
    data = encoded(kind=kind)
    path = _path(data)
    smuggled = data + b"<script>alert(1)</script>"
    assert _rules(smuggled, path) == ["picture-after"]
    assert check.repaired(smuggled, path) == data


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + checksum


def _huge_png() -> bytes:
    side = (60_000).to_bytes(4, "big")
    header = _chunk(b"IHDR", side + side + b"\x08\x02\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", b"x") + _chunk(b"IEND", b"")


def _moving(kind: str) -> bytes:
    other = image().transpose(Image.Transpose.ROTATE_180)
    return encoded(kind=kind, save_all=True, append_images=[other])


WRONG = {
    "HTML named as a photo": (b"<html><script>alert(1)</script>", "foto.jpg", ["picture-kind"]),
    "PNG named as JPEG": (encoded(kind="PNG"), "foto.jpg", ["picture-kind"]),
    "JPEG named as PNG": (JPEG, "foto.png", ["picture-kind"]),
    "SVG named as PNG": (b"<svg xmlns='x'/>", "foto.png", ["picture-kind"]),
    "a GIF named as WebP": (encoded(kind="GIF"), "foto.webp", ["picture-kind"]),
    "nothing": (b"", "foto.jpg", ["picture-kind"]),
    "HEIC named as JPEG": (b"\0\0\0\x18ftypheic\0\0\0\0", "foto.jpg", ["picture-heic"]),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "foto.heic", ["picture-heic"]),
    "a GIF": (encoded(kind="GIF"), "foto.gif", ["picture-format"]),
    "an SVG": (b"<svg/>", "foto.svg", ["picture-format"]),
    "upper case": (JPEG, "foto.JPG", ["picture-ending"]),
    "the ending of Windows": (JPEG, "foto.jfif", ["picture-ending"]),
    "cut off": (encoded(image((300, 200)))[:2000], "foto.jpg", ["picture-broken"]),
    "a cut PNG": (encoded(kind="PNG")[:-20], "foto.png", ["picture-broken"]),
    "a cut WebP": (encoded(kind="WebP")[:-9], "foto.webp", ["picture-broken"]),
    "a PNG with a flaw": (
        encoded(kind="PNG").replace(b"IDAT", b"IDAX"),
        "foto.png",
        ["picture-broken"],
    ),
    "only the start of a JPEG": (JPEG[:20], "foto.jpg", ["picture-broken"]),
    "a bomb": (_huge_png(), "foto.png", ["picture-pixels"]),
    "too many pixels": (encoded(image((2500, 40))), "foto.jpg", ["picture-pixels"]),
    "too many bytes": (JPEG + bytes(300_000), "foto.jpg", ["file-size", "picture-after"]),
    "a moving PNG": (_moving("PNG"), "foto.png", ["picture-moving"]),
    "a moving WebP": (_moving("WebP"), "foto.webp", ["picture-moving"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_picture_for_a_page_is_found_and_not_touched(name: str) -> None:
    data, path, expected = WRONG[name]
    found = [each.rule for each in check.check_picture(data, path)]
    assert [rule for rule in found if rule != "picture-tells"] == expected
    if "picture-after" not in expected and "picture-moving" not in expected:
        assert check.repaired(data, path) == data


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([data for data, _ in TELLING.values()]),
    st.lists(st.tuples(st.integers(0, 400), st.binary(min_size=1, max_size=4)), max_size=5),
)
def test_no_bytes_stop_the_check_and_what_is_mended_stays_so(
    data: bytes, changes: list[tuple[int, bytes]]
) -> None:
    path = _path(data)
    for place, new in changes:
        data = data[:place] + new + data[place + len(new) :]
    found = [each.rule for each in check.check_picture(data, path)]
    mended = check.repaired(data, path)
    if "picture-broken" in found or "picture-kind" in found:
        assert mended == data
    assert check.repaired(mended, path) == mended
    assert mended == data or not set(_rules(mended, path)) & {"picture-tells", "picture-after"}


@pytest.fixture
def project_with_pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "docs/cases/contoh"
    folder.mkdir(parents=True)
    text = "![Rapat](contoh/rapat.jpg)\n\n![Balai](<contoh/balai.png>)\n"
    (tmp_path / "docs/cases/contoh.md").write_text(text, encoding="utf-8")
    (folder / "rapat.jpg").write_bytes(encoded(exif=PHOTO))
    (folder / "balai.png").write_bytes(encoded(kind="PNG"))
    return tmp_path


def test_a_picture_that_no_text_shows_is_named(project_with_pictures: Path) -> None:
    lost = project_with_pictures / "docs/cases/contoh/lama.webp"
    lost.write_bytes(encoded(kind="WebP"))
    found = [(each.path, each.rule) for each in check.check(project_with_pictures)]
    assert found == [
        ("docs/cases/contoh/rapat.jpg", "picture-tells"),
        ("docs/cases/contoh/lama.webp", "picture-unused"),
    ]


def test_a_case_has_so_many_pictures_and_no_more(project_with_pictures: Path) -> None:
    for number in range(check.MOST_PER_CASE - 1):
        picture = project_with_pictures / f"docs/cases/contoh/foto-{number}.png"
        picture.write_bytes(encoded(kind="PNG"))
    rules = [each.rule for each in check.check(project_with_pictures)]
    assert rules.count("many-pictures") == 1


def test_the_message_says_what_is_told_and_never_repeats_it(project_with_pictures: Path) -> None:
    indonesian, english = messages_of(check.check(project_with_pictures))
    assert "tempat pengambilannya; waktu pengambilan" in indonesian
    assert "where it was taken; when it was taken or edited; who made or owns it" in english
    for secret in ("Sri", "A-77", "43.21", "47", "2026", "Kamera"):
        assert secret not in indonesian + english


def test_make_fix_mends_pictures_once(
    project_with_pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.fix(project_with_pictures, Namespace())
    assert "docs/cases/contoh/rapat.jpg" in capsys.readouterr().out.splitlines()
    assert [each.rule for each in check.check(project_with_pictures)] == []
    commands.fix(project_with_pictures, Namespace())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("page.html", "docs-file"),
        ("assets/javascripts/guidebook.js", "docs-file"),
        ("x.markdown", "docs-file"),
        ("X.MD", "docs-file"),
        ("drawing.svg", "picture-format"),
        ("figures/deep/drawing.svg", "docs-file"),
        ("feed.xml", "docs-file"),
        ("letter.pdf", "docs-file"),
        ("CNAME", "docs-file"),
    ],
)
def test_a_file_that_a_host_would_publish_unseen_is_found(
    tmp_path: Path, name: str, rule: str
) -> None:
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("<script>alert(1)</script>", encoding="utf-8")
    found = {(each.path, each.rule) for each in checks.check(tmp_path).findings}
    assert (f"docs/{name}", rule) in found


def test_a_link_to_a_file_elsewhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").symlink_to(tmp_path / "secret.txt")
    found = {(each.path, each.rule) for each in checks.check(tmp_path).findings}
    assert ("docs/page.md", "docs-link") in found


def test_a_picture_that_is_right_is_decoded_once_and_told_where_it_changes(
    project_with_pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(project_with_pictures / "cache.sqlite3")
    before = list(check.check(project_with_pictures, cache))
    decoded: list[str] = []
    look = check.check_picture

    def note(data: bytes, path: str) -> Iterator[Finding]:
        decoded.append(path)
        return look(data, path)

    monkeypatch.setattr(check, "check_picture", note)
    assert list(check.check(project_with_pictures, cache)) == before
    assert decoded == ["docs/cases/contoh/rapat.jpg"]  # which has a flaw
    (project_with_pictures / "docs/cases/contoh/balai.png").write_bytes(encoded())
    rules = [each.rule for each in check.check(project_with_pictures, cache)]
    assert rules == ["picture-kind", "picture-tells"]
