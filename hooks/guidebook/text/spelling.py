"""Common spelling errors in both languages, from the table in spelling.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import yaml

from guidebook import languages
from guidebook.problems.finding import Problem
from guidebook.text.markdown_source import MarkdownSource

TABLE = Path(__file__).with_name("spelling.yml")
_NOT_PROSE = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|\{ *#[^}]*\}|`[^`]*`|\[\^[\w-]+\]")
_OF_SOURCE = re.compile(r"^ +(?:- )?(?:title|publisher|url|name): ")
_TITLE = re.compile(r"\*[^*]+\*")


class Text(NamedTuple):
    """A line of text for readers, with its place and language."""

    path: str
    line: int
    language: str
    text: str


def check(root: Path) -> Iterator[Problem]:
    """Every spelling error in the pages, data, figures and interface words of the project at
    `root`.
    """
    for text in texts(root):
        yield from find(text)


def find(text: Text) -> Iterator[Problem]:
    """The errors of one line."""
    said = text.text
    for quoted in _table()["quoted"]:
        said = said.replace(quoted, "")
    for match in _errors(text.language).finditer(said):
        message = f"found '{match[0]}', expected '{_table()[text.language][match[0].lower()]}'"
        yield Problem(
            text.path, text.line, message, f"The table of errors is hooks/guidebook/{TABLE.name}."
        )


def errors(language: str) -> dict[str, str]:
    """What is written wrong to how it is written right, as far as the right form is a word."""
    return {
        wrong: right
        for wrong, right in _table()[language].items()
        if "'" not in right and "," not in right
    }


def texts(root: Path) -> Iterator[Text]:
    """Everything a reader reads, line by line; titles of sources keep their own spelling."""
    for path in sorted((root / "docs").rglob("*.md")):
        source = MarkdownSource.read(path, root)
        for number, line in enumerate(source.lines, 1):
            if line.startswith("[^"):
                line = _TITLE.sub("", line)
            if _OF_SOURCE.match(line):
                continue
            yield Text(
                source.path, number, languages.language_of(path.name), _NOT_PROSE.sub(" ", line)
            )
    for path in sorted((root / "docs").rglob("*.yml")):
        yield from _data(path, path.relative_to(root).as_posix())
    for path in sorted((root / "docs" / "figures").glob("*.svg")):
        for element in ElementTree.parse(path).iter():
            if language := element.get("lang"):
                yield Text(path.relative_to(root).as_posix(), 1, language, element.text or "")
    for path in sorted((root / "overrides/partials/languages").glob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield Text(
                path.relative_to(root).as_posix(), number, path.stem, line.partition('": "')[2]
            )


def _data(path: Path, shown: str) -> Iterator[Text]:
    def walk(node: yaml.Node, language: str) -> Iterator[Text]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from walk(value, key.value if key.value in languages.LANGUAGES else language)
        elif isinstance(node, yaml.ScalarNode) and language:
            yield Text(shown, node.start_mark.line + 1, language, _NOT_PROSE.sub(" ", node.value))

    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if root:
        yield from walk(root, "")


@cache
def _errors(language: str) -> re.Pattern[str]:
    wrong = sorted(_table()[language], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, wrong))})(?![\w-])", re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return table
