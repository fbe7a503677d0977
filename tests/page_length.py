"""How long a page is for its reader."""

from __future__ import annotations

import re

from guidebook.text.markdown_source import MarkdownSource

_NOT_WORDS = re.compile(r"^ *\d+\. |\{ *#[\w-]+ *\}|\]\([^)]*\)|\[\^[\w-]+\]")


def words(source: MarkdownSource) -> int:
    """Words a reader reads in the text, without footnote definitions, markers and addresses."""
    markers = {marker.line for marker in source.markers()}
    count = 0
    for number, line in source.prose():
        if number in markers or line.startswith("[^"):
            continue
        for word in _NOT_WORDS.sub(" ", line).split():
            count += any(character.isalnum() for character in word)
    return count
