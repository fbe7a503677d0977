"""Everything that readers read, line by line: pages, data, figures and interface words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from guidebook.languages import LANGUAGES, language_of
from guidebook.problems.finding import Finding, finding
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
_IN_QUOTES = re.compile(r'^(\w+: )"(.*)"$')  # a text of the front matter
_TITLE = re.compile(r"\*[^*]{1,2000}\*")


class Text(NamedTuple):
    """A line of text for readers, with its place and language; `is_note` is the note of a source."""

    path: str
    line: int
    language: str
    text: str
    is_note: bool = False

    def is_ours(self, cases: Container[str]) -> bool:
        """Whether the editors answer for how it is written: no note of a source, and of the cases
        only those at the paths `cases`. How somebody else writes is nothing to refuse a case for.
        """
        is_of_case = self.path.startswith("docs/cases/") and "/index." not in self.path
        return not self.is_note and (not is_of_case or self.path in cases)


def load(root: Path) -> tuple[list[Text], list[Finding]]:
    """The texts of the project at `root`, and which pages and figures can't be read.

    Never raises for bad content. Data that can't be read is told by the check of that data.
    """
    texts: list[Text] = []
    findings: list[Finding] = []
    for path in content_files.paths(root, "**/*.md"):
        source, flaws = markdown_source.load(path, root)
        findings += flaws
        if source:
            texts += _page_texts(source)
    for path in content_files.paths(root, "**/*.yml"):
        shown = path.relative_to(root).as_posix()
        value, _ = yaml_reader.load(root, shown)
        texts += _data_texts(value, shown, language="")
    for path in content_files.paths(root, "figures/**/*.svg"):
        of_figure, flaws = _figure_texts(path, root)
        texts += of_figure
        findings += flaws
    for path in sorted((root / "overrides/partials/languages").glob("*.html")):
        texts += _interface_texts(path, root)
    return texts, findings


def _page_texts(source: MarkdownSource) -> Iterator[Text]:
    """Every line of a page, front matter and code too; titles of sources keep their own
    spelling.
    """
    language = language_of(source.path)
    for number, line in enumerate(source.lines, 1):
        if _OF_SOURCE.match(line):
            continue
        is_note = line.startswith("[^")
        prose = _TITLE.sub("", line) if is_note else _IN_QUOTES.sub(r"\1\2", line)
        yield Text(source.path, number, language, _NOT_PROSE.sub(" ", prose), is_note)


def _data_texts(value: Value | None, path: str, language: str) -> Iterator[Text]:
    """The texts in a data file that stand under the name of a language."""
    if value is None:
        return
    if isinstance(value.content, dict):
        for name, inner in value.content.items():
            yield from _data_texts(inner, path, name if name in LANGUAGES else language)
    elif isinstance(value.content, str) and language:
        yield Text(path, value.line, language, _NOT_PROSE.sub(" ", value.content))


def _figure_texts(path: Path, root: Path) -> tuple[list[Text], list[Finding]]:
    """The texts in an SVG file that say in which language they are, or why it can't be read."""
    shown = path.relative_to(root).as_posix()
    text, findings = content_files.read(path, root)
    if text is None:
        return [], findings
    try:
        elements = list(ElementTree.fromstring(text).iter())
    except (ElementTree.ParseError, ValueError) as error:
        return [], [*findings, finding(shown, 1, "svg", found=error)]
    texts = []
    for element in elements:
        if language := element.get("lang"):
            texts.append(Text(shown, 1, language, element.text or ""))
    return texts, findings


def _interface_texts(path: Path, root: Path) -> Iterator[Text]:
    """The words of the interface, one a line (`"key": "word",`)."""
    shown = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        _, _, word = line.partition('": "')
        yield Text(shown, number, path.stem, word)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, in any case, the longest that fits, unless it is a part of another word."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    # Not beside a letter or a hyphen, so that `rubah` is not found in `berubah`.
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)
