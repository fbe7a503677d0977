"""What a translator translates of a page: the words of its front matter and its text, whatever else
changes.

Facts of a case, line wrapping, trailing space and blank lines do not count. Contributed files may
hold anything, and nothing here raises for it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guidebook.text import yaml_reader

KEYS = ("title", "nav_title", "summary", "description")
"""What of the front matter readers see."""

_BEGINS = re.compile(r"\s*(#{1,6} |[-*+] |\d+[.)] |\||>|!!! |\[\^|```|~~~)")


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
        return hashlib.sha256(" ".join(self.blocks).encode("utf-8", "replace")).hexdigest()[:12]


def read(data: bytes) -> TranslatedText:
    """The text of a page's file; front matter that can't be read counts as it stands."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    front = lines[1 : ends[1]] if len(ends) == 2 and ends[0] == 0 else []
    body = lines[ends[1] + 1 :] if front else lines
    facts, findings = yaml_reader.read("\n".join(front) + "\n", "")
    said = {name: value.content for name, value in yaml_reader.fields(facts).items()}
    title = said.get("title") or next((line[6:] for line in front if line.startswith("title:")), "")
    words = (
        front if findings and front else [f"{key}: {said[key]}" for key in KEYS if said.get(key)]
    )
    return TranslatedText(str(title).strip(), (*map(_plain, words), *_blocks(body)))


def _blocks(lines: list[str]) -> Iterator[str]:
    block: list[str] = []
    for line in lines:
        if block and (not line.strip() or _BEGINS.match(line)):
            yield _plain(" ".join(block))
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield _plain(" ".join(block))


def _plain(text: str) -> str:
    return " ".join(text.split())
