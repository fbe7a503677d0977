"""Every picture below docs/: that it is one, how large it is, what it tells, and who shows it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from guidebook.cache.store import NO_CACHE, Cache
from guidebook.languages import LANGUAGES
from guidebook.pictures import metadata, repair
from guidebook.pictures.decoding import TooManyPixelsError, UndecodableError, decoded
from guidebook.pictures.kinds import HEIC, JPEG, OTHER_SUFFIXES, SUFFIXES, kind_of
from guidebook.pictures.parts import AFTER, BrokenPictureError, parts
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text import content_files

MAX_KB = 300
"""The largest picture; one on a page weighs more than everything else there."""

MOST_PIXELS = 2000
"""Pixels of the longer side; more can't be seen on a page."""

MOST_PER_CASE = 8

_READ_KB = 30_000
"""The largest file whose bytes are looked at."""

_FIGURES = "figures"
_UNKNOWN = {"id": "bukan gambar yang dikenal", "en": "no kind of picture that is known"}


def check(root: Path, cache: Cache = NO_CACHE) -> Iterator[Finding]:
    """What is wrong with the pictures of the project at `root`.

    One that `cache` knows to be right is not decoded again.
    """
    by_case: dict[str, list[Path]] = defaultdict(list)
    for path in paths(root):
        yield from _check_kept(path.read_bytes(), path.relative_to(root).as_posix(), cache)
        place = path.relative_to(root / "docs").parts
        if place[0] == "cases" and len(place) == 3 and path.suffix in SUFFIXES:
            by_case[place[1]].append(path)
    for case, pictures in by_case.items():
        yield from _check_use(case, pictures, root)


def _check_kept(data: bytes, path: str, cache: Cache) -> Iterator[Finding]:
    key = hashlib.sha256(data).hexdigest()
    if cache.get("picture", path, key) is not None:
        return
    findings = list(check_picture(data, path))
    if not findings:  # a flaw has to be told every time
        cache.put("picture", path, key, "right")
    yield from findings


def paths(root: Path) -> list[Path]:
    """The files below docs/ whose names say that they are pictures, but for the site's figures."""
    found = []
    for path in content_files.paths(root, "**/*"):
        place = path.relative_to(root / "docs").parts
        is_named_so = is_picture_name(path.name)
        if is_named_so and place[0] != _FIGURES:
            found.append(path)
    return found


def is_picture_name(name: str) -> bool:
    """Whether a name ends like that of a picture, of a kind that can be used or not."""
    suffix = Path(name).suffix.lower()
    return suffix in SUFFIXES or suffix in OTHER_SUFFIXES


def check_picture(data: bytes, path: str) -> Iterator[Finding]:
    """What is wrong with one picture, called by `path`."""
    suffix = Path(path).suffix
    expected = SUFFIXES.get(suffix)
    if expected is None:
        yield _misnamed(path, suffix)
        return
    if len(data) > MAX_KB * 1000:
        yield finding(path, 1, "file-size", found=len(data) // 1000, expected=MAX_KB)
    if len(data) > _READ_KB * 1000:
        return
    kind = kind_of(data)
    if kind != expected:
        yield _other_kind(path, kind, expected)
        return
    try:
        image = decoded(data, kind)
        all_parts = parts(data, kind)
    except TooManyPixelsError as error:
        yield finding(path, 1, "picture-pixels", found=error, expected=MOST_PIXELS)
        return
    except (UndecodableError, BrokenPictureError):
        yield finding(path, 1, "picture-broken")
        return
    if max(image.size) > MOST_PIXELS:
        found = f"{image.width} × {image.height}"
        yield finding(path, 1, "picture-pixels", found=found, expected=MOST_PIXELS)
    if metadata.is_moving(all_parts, kind):
        yield finding(path, 1, "picture-moving")
    elif told := metadata.told(all_parts, kind):
        yield finding(path, 1, "picture-tells", **_in_words(told))
    for part in all_parts:
        if part.name == AFTER:
            yield finding(path, 1, "picture-after", found=len(part.content))


def repaired(data: bytes, name: str) -> bytes:
    """A picture without what it tells beside what it shows; as it is where its bytes are not what
    its name says, or are too many.
    """
    expected = SUFFIXES.get(Path(name).suffix)
    if expected is None or len(data) > _READ_KB * 1000 or kind_of(data) != expected:
        return data
    return repair.repaired(data, expected)


def _misnamed(path: str, suffix: str) -> Finding:
    """A picture whose name can't be used, or that is of a kind that not every browser shows."""
    kind = SUFFIXES.get(suffix.lower()) or OTHER_SUFFIXES[suffix.lower()]
    if kind == HEIC:
        return finding(path, 1, "picture-heic", found=suffix)
    if kind not in SUFFIXES.values():
        allowed = ", ".join(SUFFIXES)
        return finding(path, 1, "picture-format", found=suffix, allowed=allowed)
    expected = suffix.lower() if suffix.lower() in SUFFIXES else ".jpg"
    return finding(path, 1, "picture-ending", found=suffix, expected=expected)


def _other_kind(path: str, kind: str, expected: str) -> Finding:
    """Bytes that are not what their name says."""
    if kind == HEIC and expected == JPEG:
        return finding(path, 1, "picture-heic", found=kind)
    words = {f"kind_{language}": kind or _UNKNOWN[language] for language in LANGUAGES}
    return finding(path, 1, "picture-kind", expected=expected, **words)


def _in_words(told: Iterable[str]) -> dict[str, str]:
    words = table(__file__, "told.yml")
    return {f"told_{one}": "; ".join(words[kind][one] for kind in told) for one in LANGUAGES}


def _check_use(case: str, pictures: list[Path], root: Path) -> Iterator[Finding]:
    """Each picture is shown by its case, and there are not too many."""
    texts = ""
    for name in (f"{case}.md", f"{case}.en.md"):
        if (root / "docs/cases" / name).is_file():
            texts += (root / "docs/cases" / name).read_bytes().decode("utf-8", "replace")
    for picture in pictures:
        address = f"{case}/{picture.name}"
        if f"{address})" not in texts and f"{address} " not in texts and f"{address}>" not in texts:
            shown = picture.relative_to(root).as_posix()
            yield finding(shown, 1, "picture-unused", found=address, expected=f"{case}.md")
    if len(pictures) > MOST_PER_CASE:
        shown = pictures[MOST_PER_CASE].relative_to(root).as_posix()
        counted = {"found": len(pictures), "expected": MOST_PER_CASE}
        yield finding(shown, 1, "many-pictures", **counted)
