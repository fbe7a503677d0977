"""Both languages say the same: every page twice, with the same headings, links, figures, footnotes
and markers.

Only a case may stand in one language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

from guidebook import languages
from guidebook.problems.finding import Problem
from guidebook.text.markdown_source import Mark, MarkdownSource

EXEMPT: dict[str, str] = {}
"""Pages that need no second language: neutral name under docs/ and the reason."""

SAME_LINK = {
    "https://creativecommons.org/licenses/by/4.0/deed.id": "https://creativecommons.org/licenses/by/4.0/deed.en"
}
"""Outside addresses that differ by language: Indonesian and English."""

_COMPARED: dict[str, Callable[[MarkdownSource], list[Mark]]] = {
    "heading": MarkdownSource.headings,
    "link": MarkdownSource.links,
    "figure": MarkdownSource.figures,
    "footnote": MarkdownSource.footnotes,
    "reference": MarkdownSource.references,
    "marker": MarkdownSource.markers,
}


def check(root: Path) -> Iterator[Problem]:
    """Every difference between the languages of the pages under `root`/docs."""
    docs = root / "docs"
    names = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    for name in sorted({languages.neutral(name) for name in names} - EXEMPT.keys()):
        pair = [languages.in_language(name, language) for language in languages.LANGUAGES]
        missing = [page for page in pair if page not in names]
        if missing and _is_case(name):
            continue  # may be told in one language; the list of translations says so
        if missing:
            other = next(page for page in pair if page in names)
            hint = (
                f"Translate 'docs/{other}', or list the page with its reason in EXEMPT of"
                " guidebook/translations/parity.py."
            )
            yield Problem(f"docs/{missing[0]}", 1, "this page does not exist", hint)
        else:
            original, translation = (MarkdownSource.read(docs / page, root) for page in pair)
            yield from compare(original, translation, fixed_headings=_is_case(name))


def compare(
    original: MarkdownSource, translation: MarkdownSource, fixed_headings: bool = False
) -> Iterator[Problem]:
    """Where the translation differs from the original: found and expected, at the translation's
    line.

    With `fixed_headings` the build gives the headings their ids, as in case studies.
    """
    for source in () if fixed_headings else (original, translation):
        for heading in source.headings():
            if not heading.value:
                hint = "Write one behind it, the same in both languages: '## Title { #name }'."
                yield Problem(source.path, heading.line, "heading without an explicit id", hint)
    for kind, items in _COMPARED.items():
        for expected, found in zip_longest(items(original), items(translation)):
            if _said(expected) != _said(found):
                line = found.line if found else len(translation.lines)
                where = f"{original.path}:{expected.line}" if expected else original.path
                message = f"{kind}: found {_shown(found)}, expected {_shown(expected)}"
                yield Problem(translation.path, line, message, f"Make it the same as in {where}.")
                break  # what follows is only shifted


def _is_case(name: str) -> bool:
    return name.startswith("cases/") and name != "cases/index.md"


def _said(item: Mark | None) -> tuple[int, str] | None:
    return (item.level, SAME_LINK.get(item.value, item.value)) if item else None


def _shown(item: Mark | None) -> str:
    return f"'{'#' * item.level}{item.value}'" if item else "nothing"
