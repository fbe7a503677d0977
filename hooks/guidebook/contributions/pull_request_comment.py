"""The one comment on a pull request: what to correct and where to click, in Indonesian and English.

What stands in the files, their names and the branch are the contributor's; all of it goes into code
spans and quoted addresses, where GitHub makes no mention, link, picture or markup of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from guidebook.contributions.code_span import code_span
from guidebook.problems.finding import Finding
from guidebook.tables import table
from guidebook.text import personal_data

MARKER = "<!-- guidebook-check -->"
"""By this the workflow finds the comment it wrote before."""

MOST = 40
"""Findings shown; each stands twice, and who mends forty is told the next ones."""

LENGTH = 60_000
"""Characters of the whole comment; GitHub takes 65,536."""

_LONGEST = 700  # characters of a quoted value: there is room for the names of all provinces

# Put around what stands in the file while a message is put together. These private characters can't
# come from the file itself: a finding replaces them in its values, as it does all that can't be
# printed.
_OPEN = "\ue000"
_CLOSE = "\ue001"
_FROM_FILE = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_QUOTED_FROM_FILE = re.compile(f"'([# ]*){_OPEN}([^{_CLOSE}]*){_CLOSE}((?:: …)?)'")
_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]<>#|~&!])")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Where the pull request comes from and what the check left; what is unknown is empty.

    `run`, `preview` and `patch` are addresses: of the check's log, of the site with the changes and
    of what was mended. `failed` says that another check didn't pass, `changes_code` that the pull
    request holds more than content, so that its log and preview are made by code of its own.
    """

    server: str = "https://github.com"
    head_repo: str = ""
    head_branch: str = ""
    run: str = ""
    preview: str = ""
    patch: str = ""
    failed: bool = False
    changes_code: bool = False

    @property
    def can_be_edited(self) -> bool:
        """Whether it is known where the contributor's files are."""
        return bool(_REPOSITORY.fullmatch(self.head_repo) and self.head_branch)

    def edit(self, path: str, line: int) -> str:
        """The address of GitHub's editor for a line of the contributor's file."""
        file = f"{_in_address(self.head_branch)}/{_in_address(path)}"
        return f"{self.server}/{self.head_repo}/edit/{file}#L{line}"


def text(findings: Sequence[Finding], place: Place) -> str:
    """The comment in Markdown; fewer findings are shown where all would be too long."""
    shown = min(len(findings), MOST)
    comment = _comment(findings, place, shown)
    while len(comment) > LENGTH and shown:
        shown = shown * 3 // 4
        comment = _comment(findings, place, shown)
    return comment


def _comment(findings: Sequence[Finding], place: Place, shown: int) -> str:
    """The comment with the first `shown` findings: Indonesian first, English to be opened."""
    title, *paragraphs = _in_language("id", findings, place, shown)
    other_title, *other_paragraphs = _in_language("en", findings, place, shown)
    parts = [
        MARKER,
        f"### {title}",
        *paragraphs,
        '<details lang="en">',
        f"<summary>English: {other_title}</summary>",
        *other_paragraphs,
        "</details>",
    ]
    return "\n\n".join(parts) + "\n"


def _in_language(
    language: str, findings: Sequence[Finding], place: Place, shown: int
) -> Iterator[str]:
    """The title and then the paragraphs."""
    words = _words(language)
    if findings:
        yield from _corrections(language, findings, place, shown)
    else:
        yield words["good_title"]
        yield words["failed"].format(run=place.run) if place.failed else words["good"]
    if place.changes_code:
        yield words["code"].format(run=place.run)
    if place.preview:
        preview = "preview_by_its_code" if place.changes_code else "preview"
        yield words[preview].format(url=place.preview)
    if place.patch:
        yield words["patch"].format(url=place.patch)


def _corrections(
    language: str, findings: Sequence[Finding], place: Place, shown: int
) -> Iterator[str]:
    """How many findings there are, how to correct them, and the first of them file by file."""
    words = _words(language)
    count = len(findings)
    yield words["one"] if count == 1 else words["many"].format(count=count)
    yield words["how"] if place.can_be_edited else words["how_by_hand"]
    for path, of_file in groupby(findings[:shown], key=lambda finding: finding.path):
        yield f"**{code_span(path, _LONGEST)}**"
        yield "\n".join(_item(finding, language, place) for finding in of_file)
    if count > shown:
        yield words["more"].format(count=count - shown, run=place.run)


def _item(finding: Finding, language: str, place: Place) -> str:
    """A finding as a line of a Markdown list."""
    message = finding.in_language(language, _from_file)
    where = _words(language)["line"].format(line=finding.line)
    if place.can_be_edited:
        where = f"[{where}]({place.edit(finding.path, finding.line)})"
    item = f"- **{where}:** {_markdown(message.text)}."
    if message.hint:
        item += f" {_markdown(message.hint)}"
    return item


def _from_file(value: str) -> str:
    """What stands in the file, marked as such; what may be somebody's own is not told again."""
    return f"{_OPEN}{personal_data.hidden(value)}{_CLOSE}"


def _markdown(message: str) -> str:
    """Our words as plain text, and what stands in the file as code instead of in quotes."""
    unquoted = _QUOTED_FROM_FILE.sub(rf"{_OPEN}\1\2\3{_CLOSE}", message)
    # Splitting by a pattern with one group gives our words and the file's by turns, ours first.
    markdown = ""
    for place, part in enumerate(_FROM_FILE.split(unquoted)):
        is_from_file = place % 2 == 1
        markdown += code_span(part, _LONGEST) if is_from_file else _escaped(part)
    return markdown


def _escaped(words: str) -> str:
    return _MARKDOWN_SIGN.sub(r"\\\1", words)


def _in_address(path: str) -> str:
    """A path or branch as part of an address; names of files need not be UTF-8."""
    return quote(path, errors="surrogateescape")


def _words(language: str) -> dict[str, str]:
    words: dict[str, str] = table(__file__, "pull_request_comment.yml")[language]
    return words
