"""Common spelling errors in both languages, from the table in spelling.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from guidebook.languages import LANGUAGES, language_of
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text import content_files, markdown_source, yaml_reader
from guidebook.text.markdown_source import MarkdownSource
from guidebook.text.yaml_reader import Value

_NOT_PROSE = re.compile(
    r"\]\([^)]{0,2000}\)"  # the target of a link
    r"|<https?://[^>]{0,2000}>"
    r"|\{ *#[^}]{0,200}\}"  # the id of a heading
    r"|`[^`]{0,2000}`"
    r"|\[\^[\w-]+\]"
)
_OF_SOURCE = re.compile(r"^ +(?:- )?(?:title|publisher|url|name): ")
_TITLE = re.compile(r"\*[^*]{1,2000}\*")


class Text(NamedTuple):
    """A line of text for readers, with its place and language."""

    path: str
    line: int
    language: str
    text: str


def check(root: Path) -> Iterator[Finding]:
    """Every spelling error in the pages, data, figures and interface words of the project at
    `root`, and which pages and figures can't be read.

    Never raises for bad content. Data that can't be read is told by the check of that data.
    """
    for path in content_files.paths(root, "**/*.md"):
        source, findings = markdown_source.load(path, root)
        yield from findings
        if source:
            yield from _check_texts(_page_texts(source))
    for path in content_files.paths(root, "**/*.yml"):
        shown = path.relative_to(root).as_posix()
        value, _ = yaml_reader.load(root, shown)
        yield from _check_texts(_data_texts(value, shown, language=""))
    for path in content_files.paths(root, "figures/*.svg"):
        yield from _check_figure(path, root)
    for path in sorted((root / "overrides/partials/languages").glob("*.html")):
        yield from _check_texts(_interface_texts(path, root))


def find(text: Text) -> Iterator[Finding]:
    """The errors of one line; of a language that has no table none."""
    if text.language not in LANGUAGES:
        return
    prose = text.text
    for quoted in _spelling()["quoted"]:
        prose = prose.replace(quoted, "")
    for match in _errors(text.language).finditer(prose):
        right = _spelling()[text.language][match[0].lower()]
        yield finding(text.path, text.line, "spelling", found=match[0], expected=right)


def errors(language: str) -> dict[str, str]:
    """What is written wrong to how it is written right, as far as the right form is a word."""
    words = {}
    for wrong, right in _spelling()[language].items():
        if "'" not in right and "," not in right:
            words[wrong] = right
    return words


def _check_texts(texts: Iterator[Text]) -> Iterator[Finding]:
    for text in texts:
        yield from find(text)


def _page_texts(source: MarkdownSource) -> Iterator[Text]:
    """Every line of a page, front matter and code too; titles of sources keep their own
    spelling.
    """
    language = language_of(source.path)
    for number, line in enumerate(source.lines, 1):
        if _OF_SOURCE.match(line):
            continue
        prose = _TITLE.sub("", line) if line.startswith("[^") else line
        yield Text(source.path, number, language, _NOT_PROSE.sub(" ", prose))


def _data_texts(value: Value | None, path: str, language: str) -> Iterator[Text]:
    """The texts in a data file that stand under the name of a language."""
    if value is None:
        return
    if isinstance(value.content, dict):
        for name, inner in value.content.items():
            yield from _data_texts(inner, path, name if name in LANGUAGES else language)
    elif isinstance(value.content, str) and language:
        yield Text(path, value.line, language, _NOT_PROSE.sub(" ", value.content))


def _check_figure(path: Path, root: Path) -> Iterator[Finding]:
    """The texts in an SVG file that say in which language they are."""
    shown = path.relative_to(root).as_posix()
    text, findings = content_files.read(path, root)
    yield from findings
    if text is None:
        return
    try:
        elements = list(ElementTree.fromstring(text).iter())
    except (ElementTree.ParseError, ValueError) as error:
        yield finding(shown, 1, "svg", found=error)
        return
    for element in elements:
        if language := element.get("lang"):
            yield from find(Text(shown, 1, language, element.text or ""))


def _interface_texts(path: Path, root: Path) -> Iterator[Text]:
    """The words of the interface, one a line (`"key": "word",`)."""
    shown = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        _, _, word = line.partition('": "')
        yield Text(shown, number, path.stem, word)


@cache
def _errors(language: str) -> re.Pattern[str]:
    """Any of the wrong words, the longest that fits, unless it is a part of another word."""
    wrong = sorted(_spelling()[language], key=len, reverse=True)
    alternatives = "|".join(map(re.escape, wrong))
    # Not beside a letter or a hyphen, so that `rubah` is not found in `berubah`.
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def _spelling() -> dict[str, Any]:
    """Wrong to right by language, and as `quoted` the names that keep their own spelling."""
    spelling: dict[str, Any] = table(__file__, "spelling.yml")
    return spelling
