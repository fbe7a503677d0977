"""Both languages say the same: every page twice, with the same headings, links, figures, footnotes,
references and markers.

Only a case may stand in one language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from guidebook import languages
from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files, markdown_source
from guidebook.text.markdown_source import Mark, MarkdownSource

EXEMPT: dict[str, str] = {}
"""Pages that need no second language: neutral name under docs/ and the reason."""

_LICENCE = "https://creativecommons.org/licenses/by/4.0/deed"
SAME_LINK = {f"{_LICENCE}.id": f"{_LICENCE}.en"}
"""Outside addresses that differ by language: Indonesian and English."""


@dataclass(frozen=True)
class _Kind:
    """Something that both languages of a page have, with its name in each language."""

    marks: Callable[[MarkdownSource], list[Mark]]
    name_id: str
    name_en: str


_KINDS = (
    _Kind(MarkdownSource.headings, "judul", "heading"),
    _Kind(MarkdownSource.links, "tautan", "link"),
    _Kind(MarkdownSource.figures, "gambar", "figure"),
    _Kind(MarkdownSource.footnotes, "catatan kaki", "footnote"),
    _Kind(MarkdownSource.references, "rujukan", "reference"),
    _Kind(MarkdownSource.markers, "penanda", "marker"),
)


def check(root: Path) -> Iterator[Finding]:
    """Every difference between the languages of the pages under `root`/docs.

    Never raises for bad content; a page that can't be read is a finding and is not compared.
    """
    for name, paths in sorted(_pages(root).items()):
        if name in EXEMPT:
            continue
        if len(paths) == len(languages.LANGUAGES):
            yield from _check_pair(name, paths, root)
        elif not _is_case(name):  # a case may be told in one language
            yield _missing(name, paths, root)


def compare(
    original: MarkdownSource, translation: MarkdownSource, fixed_headings: bool = False
) -> Iterator[Finding]:
    """Where the translation differs from the original: found and expected, at the translation's
    line.

    With `fixed_headings` the build gives the headings their ids, as in case studies.
    """
    if not fixed_headings:
        yield from _headings_without_id(original)
        yield from _headings_without_id(translation)
    for kind in _KINDS:
        for expected, found in zip_longest(kind.marks(original), kind.marks(translation)):
            if _compared(expected) != _compared(found):
                yield _difference(kind, original, expected, translation, found)
                break  # what follows is only shifted


def _pages(root: Path) -> dict[str, dict[str, Path]]:
    """The files of each page by its neutral name and by language."""
    pages: dict[str, dict[str, Path]] = {}
    for path in content_files.paths(root, "**/*.md"):
        name = languages.neutral(path.relative_to(root / "docs").as_posix())
        pages.setdefault(name, {})[languages.language_of(path.name)] = path
    return pages


def _check_pair(name: str, paths: dict[str, Path], root: Path) -> Iterator[Finding]:
    original, findings = markdown_source.load(paths["id"], root)
    yield from findings
    translation, findings = markdown_source.load(paths["en"], root)
    yield from findings
    if original and translation:
        yield from compare(original, translation, fixed_headings=_is_case(name))


def _missing(name: str, paths: dict[str, Path], root: Path) -> Finding:
    """Told at the version that exists, so that it is shown in the pull request that brings it."""
    language, path = next(iter(paths.items()))
    missing = next(each for each in languages.LANGUAGES if each != language)
    shown = path.relative_to(root).as_posix()
    wanted = f"docs/{languages.in_language(name, missing)}"
    return finding(shown, 1, "page-missing", found=wanted)


def _headings_without_id(source: MarkdownSource) -> Iterator[Finding]:
    for heading in source.headings():
        if not heading.value:
            yield finding(source.path, heading.line, "heading-id")


def _difference(
    kind: _Kind,
    original: MarkdownSource,
    expected: Mark | None,
    translation: MarkdownSource,
    found: Mark | None,
) -> Finding:
    """What stands in the translation instead of what is in the original, or beyond it, or what it
    lacks.
    """
    if not found:
        rule = "parity-lacks"
    elif not expected:
        rule = "parity-extra"
    else:
        rule = "parity-differs"
    return finding(
        translation.path,
        found.line if found else max(len(translation.lines), 1),
        rule,
        kind_id=kind.name_id,
        kind_en=kind.name_en,
        found=_shown(found),
        expected=_shown(expected),
        other=f"{original.path}:{expected.line}" if expected else original.path,
    )


def _is_case(name: str) -> bool:
    return name.startswith("cases/") and name != "cases/index.md"


def _compared(mark: Mark | None) -> tuple[int, str] | None:
    return (mark.level, SAME_LINK.get(mark.value, mark.value)) if mark else None


def _shown(mark: Mark | None) -> str:
    return "#" * mark.level + mark.value if mark else ""
