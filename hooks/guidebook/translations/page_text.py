"""What a translator translates of a page: the words of its front matter and its text, whatever else
changes.

Facts of a case, line wrapping, trailing space and blank lines do not count. Contributed files may
hold anything, and nothing here raises for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from guidebook.text import yaml_reader

KEYS = ("title", "nav_title", "summary", "description")
"""What of the front matter readers see."""

_BLOCK_START = re.compile(r"\s*(#{1,6} |[-*+] |\d+[.)] |\||>|!!! |\[\^|```|~~~)")
_MOST_FACTS = 2000
"""Lines of front matter that are read; a case has at most a few hundred, and reading a flood of
them takes minutes.
"""

_TITLE_KEY = "title:"


@dataclass(frozen=True)
class TextHash:
    """The title of a text, and a hash by which it is told from others."""

    title: str
    hash: str


@dataclass(frozen=True)
class TranslatedText:
    """The title of a page and its text in blocks: a paragraph, a heading, an item of a list, a line
    of a table.
    """

    title: str
    blocks: tuple[str, ...]

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that stay the same while the words do."""
        text = " ".join(self.blocks).encode("utf-8", "replace")
        return hashlib.sha256(text).hexdigest()[:12]


def read(data: bytes) -> TranslatedText:
    """The text of a page's file; front matter that can't be read counts as it stands."""
    front_matter, body = _parted(data.decode("utf-8-sig", "replace").splitlines())
    facts, findings = yaml_reader.read("\n".join(front_matter[:_MOST_FACTS]) + "\n", path="")
    values = {}
    for key, value in yaml_reader.fields(facts).items():
        values[key] = value.content
    seen_by_readers = front_matter
    if not findings and len(front_matter) <= _MOST_FACTS:
        seen_by_readers = [f"{key}: {values[key]}" for key in KEYS if values.get(key)]
    title = values.get("title") or _title_line(front_matter)
    blocks = [*map(_on_one_line, seen_by_readers), *_blocks(body)]
    return TranslatedText(str(title).strip(), tuple(blocks))


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Front matter, without the lines `---` around it, and body."""
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(fences) < 2 or fences[0] != 0:
        return [], lines
    end = fences[1]
    return (lines[1:end], lines[end + 1 :]) if end > 1 else ([], lines)


def _title_line(front_matter: Iterable[str]) -> str:
    """The title in front matter that can't be read."""
    for line in front_matter:
        if line.startswith(_TITLE_KEY):
            return line.removeprefix(_TITLE_KEY)
    return ""


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    block: list[str] = []
    for line in lines:
        is_blank = not line.strip()
        if block and (is_blank or _BLOCK_START.match(line)):
            yield _on_one_line(" ".join(block))
            block = []
        if not is_blank:
            block.append(line)
    if block:
        yield _on_one_line(" ".join(block))


def _on_one_line(text: str) -> str:
    """The words of `text` with one space between them."""
    return " ".join(text.split())
