"""Cases that open, end or are called alike: readers of many would meet one voice telling them all.

Compared are the first words of titles, of first sentences and of last sentences, of the cases that
the editors have written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guidebook.languages import LANGUAGES, language_of
from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files

MOST = 4
"""How many cases of a language may share a shape."""

WORDS = {"shape-title": 2, "shape-opening": 3, "shape-ending": 3}
"""How many words are compared, by rule."""

_LINK = re.compile(r"\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_WORD = re.compile(r"[\w’'-]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[*]{0,2}[A-Z0-9])")


@dataclass(frozen=True)
class _Shape:
    """First words of a sentence or a title, and where they stand."""

    rule: str
    language: str
    words: str
    path: str
    line: int


def check(root: Path, paths: Iterable[str]) -> Iterator[Finding]:
    """The first case over the limit for each shape; `paths` are the files of the editors' cases."""
    alike: dict[tuple[str, str, str], list[_Shape]] = defaultdict(list)
    for path in sorted(paths):
        text, _ = content_files.read(root / path, root)
        for shape in _shapes(text or "", path):
            alike[shape.rule, shape.language, shape.words].append(shape)
    for shapes in alike.values():
        if len(shapes) > MOST:
            over = shapes[MOST]
            others = ", ".join(shape.path.split("/")[-1] for shape in shapes[:MOST])
            yield finding(
                over.path,
                over.line,
                over.rule,
                found=over.words,
                count=len(shapes),
                limit=MOST,
                others=others,
            )


def _shapes(text: str, path: str) -> Iterator[_Shape]:
    """The three shapes of a file, as far as it has them."""
    language = language_of(path)
    assert language in LANGUAGES  # noqa: S101
    lines = text.split("\n")
    rules = {"shape-title": _title(lines), "shape-opening": _first(lines)}
    rules["shape-ending"] = _last(lines)
    for rule, (line, sentence) in rules.items():
        words = _WORD.findall(_REFERENCE.sub("", _LINK.sub(r"\1", sentence)).lower())
        if len(words) >= WORDS[rule]:
            yield _Shape(rule, language, " ".join(words[: WORDS[rule]]), path, line)


def _title(lines: list[str]) -> tuple[int, str]:
    for number, line in enumerate(lines, 1):
        if line.startswith("title:"):
            return number, line.removeprefix("title:")
    return 1, ""


def _first(lines: list[str]) -> tuple[int, str]:
    """The first sentence of the line below the first heading that has text."""
    below_heading = False
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            below_heading = True
        elif below_heading and line.strip():
            return number, _SENTENCE_END.split(line)[0]
    return 1, ""


def _last(lines: list[str]) -> tuple[int, str]:
    """The last sentence of the last line that has text."""
    for number in range(len(lines), 0, -1):
        line = lines[number - 1].strip()
        if line:
            return number, _SENTENCE_END.split(line)[-1]
    return 1, ""
