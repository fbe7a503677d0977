"""The text of a case study: five fixed sections, and nothing in it that readers would see as
nonsense or that leads nowhere.

What is judged is what the build will publish (rendering.py), by line. It is safe whatever this
finds (page.py); these checks tell the writer where and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markdown_it.token import Token

from guidebook.cases import case_links, case_words, rendering
from guidebook.cases.reader import CaseFile
from guidebook.cases.rendering import Body, Heading, Paragraph, Target, line_of
from guidebook.pictures.check import MAX_KB
from guidebook.pictures.kinds import SUFFIXES
from guidebook.problems.finding import Finding, finding
from guidebook.text.site_pages import SitePages
from guidebook.text.vocabulary import HEADINGS

IMAGE_FORMATS = tuple(SUFFIXES)

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
KINDS = {
    "id": {"lines": "baris berisi", "characters": "karakter", "brackets": "kurung siku"},
    "en": {"lines": "lines with text", "characters": "characters", "brackets": "square brackets"},
}
"""What there may be too much of, in words."""


@dataclass
class Section:
    """A heading of level two, and whether there is text below it up to the next one."""

    line: int
    title: str
    filled: bool = False


def check(
    case: CaseFile, body: Body, language: str, sources: int | None, folder: Path, pages: SitePages
) -> Iterator[Finding]:
    """What is wrong with the body of `case`, which is written in `language`.

    `sources` is how many sources its facts list (None: not known), `folder` is docs/cases on disk.
    """
    first = case.body_line
    if body.excess:
        yield _too_much(case, *body.excess)
        return
    open_fence = next(_open_fences(case, body), None)
    if open_fence is not None:
        # It has swallowed what follows, of which nothing is to be said.
        yield finding(case.path, first + open_fence, "fence-open")
        return
    yield from _check_sections(case, body, HEADINGS[language])
    yield from _check_blocks(case, body)
    yield from _check_depth(case, body)
    for paragraph in body.paragraphs:
        yield from case_words.check_markup(case, paragraph)
        yield from _check_nesting(case, paragraph)
        for target in paragraph.targets:
            line = first + paragraph.line_at(target.start)
            if target.is_image:
                yield from _check_image(case, line, target, folder)
            elif flaw := case_links.check(target.address, case.path, line, pages, sources):
                yield flaw
        if sources is not None:
            yield from case_words.check_references(case, paragraph, sources)


def _too_much(case: CaseFile, line: int, kind: str) -> Finding:
    """The text is longer than what is rendered."""
    words = {f"kind_{language}": names[kind] for language, names in KINDS.items()}
    return finding(
        case.path, case.body_line + line, "too-much", expected=rendering.MOST[kind], **words
    )


def _open_fences(case: CaseFile, body: Body) -> Iterator[int]:
    """The lines at which blocks of code begin that nothing ends."""
    lines = case.body.split("\n")
    for token in body.blocks:
        if token.type == "fence" and token.map:
            first, after = token.map
            last = lines[after - 1].lstrip(" >").rstrip()
            is_closed = after - 1 > first and last.strip(token.markup[0]) == ""
            if not is_closed or len(last) < len(token.markup):
                yield first


def sections(body: Body) -> tuple[int | None, list[Section]]:
    """The line of the first text before all sections, if there is any; and the sections."""
    before: int | None = None
    found: list[Section] = []
    titles = {heading.line: heading for heading in body.headings if heading.level == 2}
    in_heading = False
    for token in body.blocks:
        line = line_of(token)
        if token.type == "heading_open" and not token.level and line in titles:
            found.append(Section(line, titles[line].words))
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.nesting > 0
        elif not in_heading and _holds_text(token):
            if found:
                found[-1].filled = True
            elif before is None:
                before = line
    return before, found


def _holds_text(token: Token) -> bool:
    """Whether it is words, code, or so deep that nobody has looked for them."""
    is_text = token.type == "inline" and bool(token.content)
    return is_text or token.type == "fence" or token.level > rendering.DEEPEST


def _check_sections(case: CaseFile, body: Body, expected: tuple[str, ...]) -> Iterator[Finding]:
    """The expected headings, in order and none beside them, each with text."""
    first = case.body_line
    for heading in body.headings:
        if heading.level != 2:
            yield finding(
                case.path, first + heading.line, "body-level", found=_written(case, heading)
            )
    before, below = sections(body)
    if before is not None:
        yield finding(case.path, first + before, "body-outside", expected=expected[0])
    titled = [section for section in below if section.title]
    wrong_place = _first_wrong_heading(case, titled, expected)
    if wrong_place:
        # What follows is perhaps in its right place as soon as this heading is.
        yield wrong_place
        return
    for section in titled[len(expected) :]:
        line = first + section.line
        yield _wrong_heading(case, line, f"'## {section.title}'", "-", expected)
    for section in below:
        if not section.filled:
            yield finding(case.path, first + section.line, "body-empty", found=section.title)


def _written(case: CaseFile, heading: Heading) -> str:
    return case.body.split("\n")[heading.line].strip()


def _first_wrong_heading(
    case: CaseFile, titled: Sequence[Section], expected: tuple[str, ...]
) -> Finding | None:
    """The first heading that is another one than expected, or is missing at the end."""
    for index, title in enumerate(expected):
        if index >= len(titled):
            return _wrong_heading(case, _last_line(case), "-", f"'## {title}'", expected)
        section = titled[index]
        if section.title != title:
            line = case.body_line + section.line
            shown = f"'## {section.title}'"
            return _wrong_heading(case, line, shown, f"'## {title}'", expected)
    return None


def _last_line(case: CaseFile) -> int:
    """The last line of the file, which is that below its facts if there is no text."""
    text = case.body.rstrip("\n")
    return case.body_line + text.count("\n") if text else case.body_line - 1


def _wrong_heading(
    case: CaseFile, line: int, shown: str, wanted: str, expected: tuple[str, ...]
) -> Finding:
    allowed = ", ".join(f"'## {title}'" for title in expected)
    return finding(case.path, line, "body-headings", found=shown, expected=wanted, allowed=allowed)


def _check_blocks(case: CaseFile, body: Body) -> Iterator[Finding]:
    """Nothing that the page would not show: words beside a fence, cells beyond the table's head."""
    lines = case.body.split("\n")
    row: tuple[int, str] | None = None
    for token in body.blocks:
        line = line_of(token)
        if token.type == "fence" and len(token.info.split()) > 1:
            yield finding(
                case.path, case.body_line + line, "fence-words", found=token.info.strip()[:60]
            )
        elif token.type == "tr_open":
            row = (line, "")
        elif token.type == "inline" and row:
            row = (row[0], row[1] + token.content)
        elif token.type == "tr_close" and row:
            line, cells = row
            row = None
            if not _unruled(lines[line]).endswith(_unruled(cells)):
                yield finding(case.path, case.body_line + line, "table-row")


def _unruled(row: str) -> str:
    """What is written in a row of a table, without bars and blanks."""
    return re.sub(r"[\s|\\]", "", row)


def _check_depth(case: CaseFile, body: Body) -> Iterator[Finding]:
    """Not more lists, quotations and marks inside each other than anybody reads; told once."""
    blocks = [
        line_of(token) for token in body.blocks if token.map and token.level > rendering.DEEPEST
    ]
    words = [each.line for each in body.paragraphs if each.depth > rendering.DEEPEST]
    if blocks or words:
        line = case.body_line + min(blocks + words)
        yield finding(case.path, line, "too-deep")


def _check_nesting(case: CaseFile, paragraph: Paragraph) -> Iterator[Finding]:
    """No link in the words of another, which would end there."""
    links = [target for target in paragraph.targets if not target.is_image]
    for outer in links:
        inner = [link for link in links if outer.start <= link.start and link.end <= outer.end]
        if len(inner) > 1:
            line = case.body_line + paragraph.line_at(outer.start)
            yield finding(case.path, line, "link-inside", found=outer.words[:80])


def _check_image(case: CaseFile, line: int, image: Target, folder: Path) -> Iterator[Finding]:
    """Pictures of the case's own folder, with a text alternative, in a format and size that a page
    can carry.
    """
    slug = PurePosixPath(case.path).name.split(".")[0]
    formats = ", ".join(IMAGE_FORMATS)
    address = image.address
    if not image.words.strip():
        yield finding(case.path, line, "image-alt", found=address)
    own = re.fullmatch(rf"{re.escape(slug)}/[a-z0-9-]+(\.[a-z]+)", address)
    picture = folder / address
    if not own or own[1] not in IMAGE_FORMATS or not picture.is_file():
        yield finding(
            case.path, line, "image-place", found=address[:80], expected=slug, allowed=formats
        )
        return
    size = picture.stat().st_size
    if size > MAX_KB * 1000:
        yield finding(case.path, line, "file-size", found=size // 1000, expected=MAX_KB)
