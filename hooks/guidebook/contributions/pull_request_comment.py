"""The one comment on a pull request: what to correct and where to click, in Indonesian and English.

What stands in the files, their names and the branch are the contributor's; all of it goes into code
spans and quoted addresses, where GitHub makes no mention, link, picture or markup of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import yaml

from guidebook.languages import DEFAULT
from guidebook.problems.finding import Finding

MARKER = "<!-- guidebook-check -->"
"""By this the workflow finds the comment it wrote before."""

MOST = 40
"""Findings shown; each stands twice, and who mends forty is told the next ones."""

LENGTH = 60_000
"""Characters; GitHub takes 65,536."""

_VALUE = 700  # room for every province
_OPEN, _CLOSE = (
    "\ue000",
    "\ue001",
)  # private characters, which `finding` replaces in what it is given
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Where the pull request comes from and what the check left; what is unknown is empty."""

    server: str = "https://github.com"
    head_repo: str = ""
    head_branch: str = ""
    run: str = ""
    preview: str = ""
    patch: str = ""
    failed: bool = False

    def edit(self, path: str, line: int) -> str:
        """The address of GitHub's editor for a line of the contributor's file, or nothing."""
        if not _REPOSITORY.fullmatch(self.head_repo) or not self.head_branch:
            return ""
        return f"{self.server}/{self.head_repo}/edit/{_quoted(self.head_branch)}/{_quoted(path)}#L{line}"


def text(findings: Sequence[Finding], place: Place) -> str:
    """The comment in Markdown; fewer findings are shown where all would be too long."""
    shown = min(len(findings), MOST)
    while len(said := _text(findings, place, shown)) > LENGTH and shown:
        shown = shown * 3 // 4
    return said


def _text(findings: Sequence[Finding], place: Place, shown: int) -> str:
    first, second = (_in_language(language, findings, place, shown) for language in _words())
    (title, *body), (other_title, *other_body) = first, second
    head = [MARKER, f"### {title}", *body]
    other = [
        '<details lang="en">',
        f"<summary>English: {other_title}</summary>",
        *other_body,
        "</details>",
    ]
    return "\n\n".join(head + other) + "\n"


def _in_language(
    language: str, findings: Sequence[Finding], place: Place, shown: int
) -> Iterator[str]:
    """The title and then the paragraphs."""
    words, count = _words()[language], len(findings)
    if findings:
        yield words["one"] if count == 1 else words["many"].format(count=count)
        yield words["how"] if place.edit("x", 1) else words["how_by_hand"]
        for path, found in groupby(findings[:shown], key=lambda each: each.path):
            yield f"**{_code(path)}**"
            yield "\n".join(_item(each, language, place) for each in found)
        if count > shown:
            yield words["more"].format(count=count - shown, run=place.run)
    else:
        yield words["good_title"]
        yield words["failed"].format(run=place.run) if place.failed else words["good"]
    if place.preview:
        yield words["preview"].format(url=place.preview)
    if place.patch:
        yield words["patch"].format(url=place.patch)


def _quoted(path: str) -> str:
    return quote(path, errors="surrogateescape")  # names of files need not be UTF-8


def _item(found: Finding, language: str, place: Place) -> str:
    message = found.in_language(language, lambda value: f"{_OPEN}{value}{_CLOSE}")
    line = _words()[language]["line"].format(line=found.line)
    where = f"[{line}]({address})" if (address := place.edit(found.path, found.line)) else line
    hint = f" {_markdown(message.hint)}" if message.hint else ""
    return f"- **{where}:** {_markdown(message.text)}.{hint}"


def _markdown(said: str) -> str:
    """Our words as plain text, and what stands in the file as code instead of in quotes."""
    said = re.sub(
        f"'([# ]*){_OPEN}([^{_CLOSE}]*){_CLOSE}((?:: …)?)'", rf"{_OPEN}\1\2\3{_CLOSE}", said
    )
    parts = re.split(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}", said)
    return "".join(_code(part) if place % 2 else _escaped(part) for place, part in enumerate(parts))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~&!])", r"\\\1", text)


def _code(text: str) -> str:
    """A code span that nothing in `text` can end."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    text = text if len(text) <= _VALUE else text[: _VALUE - 1] + "…"
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{space}{text}{space}{fence}" if text.strip() else "`␠`"


@cache
def _words() -> dict[str, dict[str, str]]:
    """The words of each language, the default one first."""
    table: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return dict(sorted(table.items(), key=lambda each: each[0] != DEFAULT))
