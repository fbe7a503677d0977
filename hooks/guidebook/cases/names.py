"""What a file of a case may be called: the rule for what lies in docs/cases, and the name that a
title suggests.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from guidebook.cases.body import IMAGE_FORMATS
from guidebook.pictures.check import is_picture_name
from guidebook.problems.finding import Finding, finding

NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
"""The name of a case, of its folder and of a picture, without language and ending."""

RESERVED = frozenset({"index", "benefits", "sectors", "outcomes"})
"""Names below /cases/ that the site uses itself."""

_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
WINDOWS = frozenset({"aux", "con", "nul", "prn"}) | _PORTS
"""Names that no file may have on Windows, whatever its ending."""

NAME_LENGTH = 60
"""Characters of a name made from a title."""

UNNAMED = "kasus-baru"
"""The name where a title gives none."""


def name_of(title: str) -> str:
    """The name of a case that its title suggests: as many whole words as fit."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = ""
    for word in re.findall("[a-z0-9]+", plain):
        if not name:
            name = word[:NAME_LENGTH]
        elif len(name) + 1 + len(word) <= NAME_LENGTH:
            name = f"{name}-{word}"
        else:
            break
    if name in RESERVED | WINDOWS:
        return f"{name}-{UNNAMED}"
    return name or UNNAMED


def check_path(path: Path, folder: Path, shown: str) -> Iterator[Finding]:
    """Whether `path` may lie in or below `folder`, which is docs/cases.

    In it are files of cases and a folder for the pictures of each; `shown` is how the path is
    called in a finding.
    """
    if _leads_outside(path, folder):
        yield finding(shown, 1, "link-outside")
    elif path.is_dir():
        if path.parent != folder or not NAME.match(path.name):
            yield _not_a_case(path, shown)
        elif path.name in WINDOWS:
            yield _not_on_windows(path, shown)
    elif path.parent != folder:
        yield from _check_in_folder(path, folder, shown)
    elif path.suffix.lower() != ".md":
        yield _not_a_case(path, shown)
    else:
        yield from _check_case_name(path, shown)


def _leads_outside(path: Path, folder: Path) -> bool:
    """Whether it is a link, or lies in a folder that is one."""
    if path.is_symlink():
        return True
    return path.parent != folder and not path.resolve().is_relative_to(folder.resolve())


def _check_in_folder(path: Path, folder: Path, shown: str) -> Iterator[Finding]:
    """In the folder of a case there are only pictures."""
    slug = path.name.split(".")[0]
    other = next(folder.glob(f"{slug}*.md"), None)
    if path.suffix == ".md" and other:
        yield finding(shown, 1, "same-slug", found=slug, other=f"docs/cases/{other.name}")
        return
    if path.stem in WINDOWS:
        yield _not_on_windows(path, shown)
        return
    is_picture = is_picture_name(path.name)  # what is wrong with one is told by its own check
    if is_picture and not NAME.match(path.stem):
        yield finding(shown, 1, "file-name", found=path.name, expected=_plain_picture(path))
        return
    # On GitHub's website a folder is made by naming a file in it; this one is not published.
    is_placeholder = path.name == ".gitkeep" and not path.stat().st_size
    if not is_picture and not is_placeholder:
        yield _not_a_case(path, shown)


def _check_case_name(path: Path, shown: str) -> Iterator[Finding]:
    """A plain name that the site doesn't use itself, perhaps with a language."""
    slug = path.name.removesuffix(".md").removesuffix(".en")
    if not NAME.match(slug) or path.suffix != ".md":
        yield finding(shown, 1, "file-name", found=path.name, expected=_plain_name(path.name))
    elif slug in WINDOWS:
        yield _not_on_windows(path, shown)
    elif slug in RESERVED and slug != "index":  # index.md introduces the cases
        yield finding(shown, 1, "reserved-name", found=path.name)


def _not_on_windows(path: Path, shown: str) -> Finding:
    stem, _, endings = path.name.partition(".")
    expected = f"{stem}-{UNNAMED}.{endings}" if endings else f"{stem}-{UNNAMED}"
    return finding(shown, 1, "windows-name", found=path.name, expected=expected)


def _not_a_case(path: Path, shown: str) -> Finding:
    formats = ", ".join(IMAGE_FORMATS)
    return finding(shown, 1, "not-a-case", found=path.name, allowed=formats)


def _plain_picture(path: Path) -> str:
    """The nearest name that a picture may have: `IMG_0001.JPG` becomes `img-0001.jpg`."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    return f"{plain or 'foto'}{path.suffix.lower()}"


def _plain_name(name: str) -> str:
    """The nearest name that a file may have: `Kasus Saya.EN.md` becomes `kasus-saya.en.md`."""
    stem = re.sub(r"\.md$", "", name, flags=re.IGNORECASE)
    language = ".en" if stem.lower().endswith(".en") else ""
    stem = re.sub(r"\.(en|id)$", "", stem, flags=re.IGNORECASE)
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    if plain in WINDOWS:
        plain = f"{plain}-{UNNAMED}"
    return f"{plain or 'nama-kasus'}{language}.md"
