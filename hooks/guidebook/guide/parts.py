"""The lines `[NAME: arguments]` of a page, in whose place the build puts what it makes from data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from guidebook.cases import whole
from guidebook.guide import checklist
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import content_files
from guidebook.text.vocabulary import values

_TEMPLATES = Path(__file__).resolve().parents[3] / "overrides/partials/guidebook/parts"
_SOURCES = "SOURCES"
"""The place of the footnotes, which Markdown fills in itself."""

_LINE = re.compile(r"\s*\[([A-Z]{3,40})(?:: ?([^\]]{0,500}))?\]\s*")


class Parts:
    """What the parts of the site can be given in the project at `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def check(
        self, lines: Iterable[tuple[int, str]], filled: Collection[str], path: str
    ) -> Iterator[Finding]:
        """What in the prose of a page is called like no part of the site, gives one what it can't
        take, or is none of the lines that are `filled` in.
        """
        for number, line in lines:
            match = _LINE.fullmatch(line)
            if not match:
                continue
            name, shown = match[1], line.strip()[:80]
            if name not in names():
                near = nearest(name.lower(), [each.lower() for each in names()]).upper()
                listed = ", ".join(names())
                yield finding(
                    path, number, "part-unknown", found=shown, nearest=near, allowed=listed
                )
            elif name != _SOURCES and line.strip() not in filled:
                yield finding(path, number, "part-place", found=shown)
            else:
                yield from self._check_arguments(name, match[2] or "", shown, path, number)

    def _check_arguments(
        self, name: str, written: str, shown: str, path: str, number: int
    ) -> Iterator[Finding]:
        allowed = self._arguments.get(name, [])
        if allowed is None:
            return
        given = [word.strip() for word in written.split(",") if word.strip()]
        wrong = [word for word in given if word not in allowed]
        if wrong or bool(allowed) != bool(given):
            known = {"nearest": nearest(wrong[0], allowed) if wrong else ""}
            listed = ", ".join(allowed) or "-"
            yield finding(path, number, "part-argument", found=shown, allowed=listed, **known)

    @cached_property
    def _arguments(self) -> dict[str, list[str] | None]:
        """What a part can be given, None where that can't be known; other parts take nothing."""
        items = checklist.load(self._root)
        tools = [path.stem for path in content_files.paths(self._root, "tools/*.yml")]
        known = [*checklist.SECTIONS, *(item.id for item in items.items)]
        return {
            "CARDS": ["benefits", "steps"],
            "CASES": ["three", *values("benefit"), *values("step")],
            "CHECKLIST": None if items.findings else known,
            "TOOLS": ["worksheets", "documents", *values("step"), *tools],
            "TICKS": list(checklist.SECTIONS),
            "WHOLE": list(whole.SECTIONS),
        }


@cache
def names() -> list[str]:
    """Every part of the site that a page can show."""
    templates = [path.stem.upper() for path in _TEMPLATES.glob("*.html")]
    return sorted([*templates, _SOURCES])
