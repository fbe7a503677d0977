"""The text of a case study: five fixed sections, plain Markdown, and nothing that could run or
reach outside.

The page is cleaned when it is built whatever this finds; these checks tell the writer where and
why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from guidebook.cases.reader import CaseFile
from guidebook.problems.finding import Finding, finding
from guidebook.text.vocabulary import HEADINGS

ALLOWED_HTML = ("br", "sub", "sup")
IMAGE_FORMATS = (".jpg", ".jpeg", ".png", ".webp")
IMAGE_KB = 300

# The form checks with the same patterns (contributions/web_form.py): they have to mean the same in JavaScript.
HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+(.*?))?\s*#*\s*$")
SETEXT = re.compile(r"^ {0,3}(=+|-+)\s*$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
TAG = re.compile(r"<(?:/?\s*[a-zA-Z][^>\n]*|[!?][^>\n]*)>?")
AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>\"']+>", re.IGNORECASE)
# Each piece has an end, so that a long line of beginnings is not searched to its end from every one
# of them.
IMAGE = re.compile(
    r"!\[((?:[^\]\\]|\\.){0,300})\](?:\(\s{0,9}<?([^\s)>]{0,500})(?:[\s>][^)]{0,300})?\)|\s?\[[^\]]{0,300}\])"
)
TARGET = re.compile(
    r"\]\(\s*<?([^)>]*)|^ {0,3}\[[^\]]+\]:\s*<?(\S*)|<([a-zA-Z][\w+.&#;-]{0,40}:[^>]{0,500})>",
    re.MULTILINE,
)
ATTRIBUTES = re.compile(r"\{\s*[:.#]|\{\s*[\w-]+\s*=")
TEMPLATE = re.compile(
    r"\{\{|\{%|\{#|-{1,}8<-{1,}|^\s*\[[A-Z]{3,}(?::[^\]]*)?\]\s*$|^\s*!include\b|^///"
)
_SIGNS = re.compile(r"[<\[\]{!/]")  # one of which everything has that is looked for in a line
REFERENCE = re.compile(r"(?<!!)\s?\[(\d{1,3})\](?![(:])")
"""`[3]`: the third source of the case."""


def check(
    case: CaseFile, language: str, sources: int | None, folder: Path | None
) -> Iterator[Finding]:
    """What is wrong with the body of `case`.

    `sources` is how many sources its facts list (None: not known), `folder` the place of docs/cases
    on disk.
    """
    yield from _sections(case, language)
    fenced = False
    for number, line in enumerate(case.body.split("\n"), case.body_line):
        if FENCE.match(line):
            fenced = not fenced
        if not _SIGNS.search(line):
            continue
        text = re.sub(r"`[^`]*`", "", line) if "`" in line else line
        yield from _markup(case.path, number, text)
        yield from _links(case.path, number, text)
        yield from _images(case, number, text, folder)
        for match in REFERENCE.finditer(text):
            if sources is not None and not 1 <= int(match[1]) <= sources:
                yield finding(case.path, number, "reference", found=match[1], expected=sources)


def _sections(case: CaseFile, language: str) -> Iterator[Finding]:
    """The five headings, in order, each with text."""
    expected = HEADINGS[language]
    allowed = ", ".join(f"'## {title}'" for title in expected)
    found: list[tuple[int, str]] = []
    content: list[bool] = []
    lines, fenced = case.body.split("\n"), False
    for number, line in enumerate(lines, case.body_line):
        fenced ^= bool(FENCE.match(line))
        match = None if fenced else HEADING.match(line)
        before = lines[number - case.body_line - 1] if number > case.body_line else ""
        if not fenced and SETEXT.match(line) and before.strip() and not HEADING.match(before):
            yield finding(case.path, number - 1, "body-level", found=before.strip())
        elif match and len(match[1]) != 2:
            yield finding(case.path, number, "body-level", found=line.strip())
        elif match:
            found.append((number, (match[2] or "").strip()))
            content.append(False)
        elif line.strip() and content:
            content[-1] = True
        elif line.strip():
            yield finding(case.path, number, "body-outside", expected=expected[0])
            content.append(True)
            found.append((number, ""))
    titles = [title for _, title in found if title]
    for index, title in enumerate(expected):
        if index >= len(titles) or titles[index] != title:
            places = [number for number, said in found if said]
            at = places[index] if index < len(places) else case.body_line + len(lines) - 1
            shown = f"'## {titles[index]}'" if index < len(titles) else "-"
            yield finding(
                case.path,
                at,
                "body-headings",
                found=shown,
                expected=f"'## {title}'",
                allowed=allowed,
            )
            return
    for number, title in [item for item in found if item[1]][len(expected) :]:
        yield finding(
            case.path, number, "body-headings", found=f"'## {title}'", expected="-", allowed=allowed
        )
    for (number, title), filled in zip(found, content, strict=True):
        if not filled:
            yield finding(case.path, number, "body-empty", found=title)


def _markup(path: str, number: int, text: str) -> Iterator[Finding]:
    """No HTML beyond a few tags, no attribute lists, no template or snippet signs."""
    allowed = ", ".join(f"<{tag}>" for tag in ALLOWED_HTML)
    for match in TAG.finditer(AUTOLINK.sub("", text)) if "<" in text else ():
        name = re.sub(r"[</>\s]", "", match[0]).lower()
        if name not in ALLOWED_HTML:
            yield finding(path, number, "markup", found=match[0][:60], allowed=allowed)
    if "{" in text and (attributes := ATTRIBUTES.search(text)):
        yield finding(
            path, number, "markup", found=text[attributes.start() :][:40], allowed=allowed
        )
    may_be_template = (
        "{" in text or "<" in text or text.lstrip().startswith(("[", "!", "/"))
    )  # the search is slow
    if may_be_template and (template := TEMPLATE.search(text)):
        yield finding(path, number, "template", found=template[0].strip())


def _links(path: str, number: int, text: str) -> Iterator[Finding]:
    """Only web addresses, mail, and other pages of this site, however the address is written."""
    if not ("](" in text or "]:" in text or "<" in text):
        return
    for match in TARGET.finditer(IMAGE.sub("", text)):
        written = next(group for group in match.groups() if group is not None)
        target = re.split(r"\s+[\"']", written.strip())[0]
        if not _is_safe(target):
            yield finding(path, number, "link", found=target[:80])


def _is_safe(target: str) -> bool:
    plain = unescape(unescape(target))
    plain = "".join(c for c in plain if c.isprintable() and not c.isspace() and c != "\\")
    if plain.startswith("//"):
        return False
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme.lower() in ("http", "https", "mailto")
    return not re.match(r"^[^/?#]*(:|%3a|&colon)", plain, re.IGNORECASE)


def _images(case: CaseFile, number: int, text: str, folder: Path | None) -> Iterator[Finding]:
    """Pictures of the case's own folder, with a text alternative, in a format and size that a page
    can carry.
    """
    for match in IMAGE.finditer(text):
        slug = PurePosixPath(case.path).name.split(".")[0]
        target = match[2] or ""
        if not match[1].strip():
            yield finding(case.path, number, "image-alt", found=target)
        right = re.fullmatch(rf"{re.escape(slug)}/[a-z0-9-]+(\.[a-z]+)", target)
        formats = ", ".join(IMAGE_FORMATS)
        place = folder / target if folder and right else None
        if not right or right[1] not in IMAGE_FORMATS or (place and not place.is_file()):
            yield finding(
                case.path, number, "image-place", found=target, expected=slug, allowed=formats
            )
        elif place and place.stat().st_size > IMAGE_KB * 1000:
            size = place.stat().st_size // 1000
            yield finding(case.path, number, "file-size", found=size, expected=IMAGE_KB)
