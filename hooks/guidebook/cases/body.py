"""The text of a case study: five fixed sections, plain Markdown, and nothing that could run or
reach outside.

The page is cleaned when it is built (page.py) whatever this finds; these checks tell the writer
where and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from guidebook.cases.reader import CaseFile
from guidebook.problems.finding import Finding, finding
from guidebook.text.vocabulary import HEADINGS

ALLOWED_HTML = ("br", "sub", "sup")
IMAGE_FORMATS = (".jpg", ".jpeg", ".png", ".webp")
IMAGE_KB = 300

# The form checks with the same patterns (contributions/web_form.py): they have to mean the same in
# JavaScript. Each piece has an end, so that a long line of beginnings is not searched to its end
# from every one of them.
HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$")
SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
TAG = re.compile(r"<(?:/?\s*[a-zA-Z][^>\n]*|[!?][^>\n]*)>?")
AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>\"']+>", re.IGNORECASE)
IMAGE = re.compile(
    r"!\[((?:[^\]\\]|\\.){0,300})\]"  # the text alternative
    r"(?:\(\s{0,9}<?([^\s)>]{0,500})(?:[\s>][^)]{0,300})?\)"  # the address
    r"|\s?\[[^\]]{0,300}\])"  # or the name of one
)
TARGET = re.compile(
    r"\]\(\s*<?([^)>]*)"  # [text](target)
    r"|^ {0,3}\[[^\]]+\]:\s*<?(\S*)"  # [name]: target
    r"|<([a-zA-Z][\w+.&#;-]{0,40}:[^>]{0,500})>",  # <target>
    re.MULTILINE,
)
ATTRIBUTES = re.compile(r"\{\s*[:.#]|\{\s*[\w-]+\s*=")
TEMPLATE = re.compile(
    r"\{\{|\{%|\{#"  # Jinja
    r"|-{1,}8<-{1,}"  # a snippet
    r"|^\s*\[[A-Z]{3,}(?::[^\]]*)?\]\s*$"  # a part of a page that is made from data
    r"|^\s*!include\b|^///"
)
REFERENCE = re.compile(r"(?<!!)\s?\[(\d{1,3})\](?![(:])")
"""`[3]`: the third source of the case."""

_SIGNS = re.compile(r"[<\[\]{!/]")  # one of which everything has that is looked for in a line
_CODE = re.compile(r"`[^`]*`")


@dataclass
class Section:
    """A heading of level two, and what stands below it up to the next one.

    Lines are counted in the file. `title` is None for what stands before the first heading.
    """

    line: int
    title: str | None
    text_line: int = 0  # of its first text; 0 where there is none
    other_headings: list[tuple[int, str]] = field(default_factory=list)  # line and words


def check(case: CaseFile, language: str, sources: int | None, folder: Path) -> Iterator[Finding]:
    """What is wrong with the body of `case`, which is written in `language`.

    `sources` is how many sources its facts list (None: not known), `folder` is docs/cases on disk.
    """
    yield from _check_sections(case, HEADINGS[language])
    for number, line in enumerate(case.body.split("\n"), case.body_line):
        if not _SIGNS.search(line):
            continue
        text = _CODE.sub("", line)
        yield from _check_markup(case.path, number, text)
        yield from _check_templates(case.path, number, text)
        yield from _check_links(case.path, number, text)
        yield from _check_images(case, number, text, folder)
        if sources is not None:
            yield from _check_references(case.path, number, text, sources)


def sections(case: CaseFile) -> list[Section]:
    """The body taken apart at its headings; the first one is what stands before all of them."""
    section = Section(case.body_line, None)
    parsed = [section]
    fenced = False
    before = ""
    for number, line in enumerate(case.body.split("\n"), case.body_line):
        if FENCE.match(line):
            fenced = not fenced
        heading = None if fenced else HEADING.match(line)
        underlines = not fenced and SETEXT.match(line) and before.strip()
        if underlines and not HEADING.match(before):
            section.other_headings.append((number - 1, before.strip()))
        elif heading and heading[1] == "##":
            section = Section(number, (heading[2] or "").strip())
            parsed.append(section)
        elif heading:
            section.other_headings.append((number, line.strip()))
        elif line.strip() and not section.text_line:
            section.text_line = number
        before = line
    return parsed


def _check_sections(case: CaseFile, expected: tuple[str, ...]) -> Iterator[Finding]:
    """The expected headings, in order and none beside them, each with text."""
    preamble, *below = sections(case)
    for section in (preamble, *below):
        for line, words in section.other_headings:
            yield finding(case.path, line, "body-level", found=words)
    if preamble.text_line:
        yield finding(case.path, preamble.text_line, "body-outside", expected=expected[0])
    titled = [section for section in below if section.title]
    wrong_place = _first_wrong_heading(case, titled, expected)
    if wrong_place:
        # What follows is perhaps in its right place as soon as this heading is.
        yield wrong_place
        return
    for section in titled[len(expected) :]:
        yield _wrong_heading(case, section.line, f"'## {section.title}'", "-", expected)
    for section in below:
        if not section.text_line:
            yield finding(case.path, section.line, "body-empty", found=section.title)


def _first_wrong_heading(
    case: CaseFile, titled: list[Section], expected: tuple[str, ...]
) -> Finding | None:
    """The first heading that is another one than expected, or is missing at the end."""
    for index, title in enumerate(expected):
        if index >= len(titled):
            last_line = case.body_line + case.body.count("\n")
            return _wrong_heading(case, last_line, "-", f"'## {title}'", expected)
        section = titled[index]
        if section.title != title:
            shown = f"'## {section.title}'"
            return _wrong_heading(case, section.line, shown, f"'## {title}'", expected)
    return None


def _wrong_heading(
    case: CaseFile, line: int, shown: str, wanted: str, expected: tuple[str, ...]
) -> Finding:
    allowed = ", ".join(f"'## {title}'" for title in expected)
    return finding(case.path, line, "body-headings", found=shown, expected=wanted, allowed=allowed)


def _check_markup(path: str, number: int, text: str) -> Iterator[Finding]:
    """No HTML beyond a few tags, and no attribute lists."""
    allowed = ", ".join(f"<{tag}>" for tag in ALLOWED_HTML)
    for tag in TAG.findall(AUTOLINK.sub("", text)):
        name = re.sub(r"[</>\s]", "", tag).lower()
        if name not in ALLOWED_HTML:
            yield finding(path, number, "markup", found=tag[:60], allowed=allowed)
    attributes = ATTRIBUTES.search(text)
    if attributes:
        shown = text[attributes.start() :][:40]
        yield finding(path, number, "markup", found=shown, allowed=allowed)


def _check_templates(path: str, number: int, text: str) -> Iterator[Finding]:
    """No signs of the machinery that makes pages."""
    # The search is slow, and no template begins in another way.
    may_be_template = "{" in text or "<" in text or text.lstrip().startswith(("[", "!", "/"))
    template = TEMPLATE.search(text) if may_be_template else None
    if template:
        yield finding(path, number, "template", found=template[0].strip())


def _check_links(path: str, number: int, text: str) -> Iterator[Finding]:
    """Only web addresses, mail, and other pages of this site, however the address is written."""
    for match in TARGET.finditer(IMAGE.sub("", text)):
        written = match[1] or match[2] or match[3] or ""
        target = re.split(r"\s+[\"']", written.strip())[0]
        if not _is_safe(target):
            yield finding(path, number, "link", found=target[:80])


def _is_safe(target: str) -> bool:
    """Whether a link leads to the web, to mail, or to a page of this site."""
    # Browsers read entities, and pass over backslashes and signs that can't be seen.
    read = unescape(unescape(target)).replace("\\", "")
    plain = "".join(sign for sign in read if sign.isprintable() and not sign.isspace())
    if plain.startswith("//"):
        return False
    try:
        scheme = urlsplit(plain).scheme
    except ValueError:
        return False
    if scheme:
        return scheme.lower() in ("http", "https", "mailto")
    return not re.match(r"^[^/?#]*(:|%3a|&colon)", plain, re.IGNORECASE)


def _check_images(case: CaseFile, number: int, text: str, folder: Path) -> Iterator[Finding]:
    """Pictures of the case's own folder, with a text alternative, in a format and size that a page
    can carry.
    """
    slug = PurePosixPath(case.path).name.split(".")[0]
    formats = ", ".join(IMAGE_FORMATS)
    for match in IMAGE.finditer(text):
        alternative = match[1].strip()
        target = match[2] or ""
        if not alternative:
            yield finding(case.path, number, "image-alt", found=target)
        own = re.fullmatch(rf"{re.escape(slug)}/[a-z0-9-]+(\.[a-z]+)", target)
        picture = folder / target
        if not own or own[1] not in IMAGE_FORMATS or not picture.is_file():
            yield finding(
                case.path, number, "image-place", found=target, expected=slug, allowed=formats
            )
            continue
        size = picture.stat().st_size
        if size > IMAGE_KB * 1000:
            yield finding(case.path, number, "file-size", found=size // 1000, expected=IMAGE_KB)


def _check_references(path: str, number: int, text: str, sources: int) -> Iterator[Finding]:
    """Only numbers of sources that the case lists."""
    for match in REFERENCE.finditer(text):
        if not 1 <= int(match[1]) <= sources:
            yield finding(path, number, "reference", found=match[1], expected=sources)
