"""What pages show although they are not made from it: the edition's date and the sizes of files.

A page's HTML is kept under a key of all that it is made from. The date changes with every commit,
and would make every page anew; so the templates get a token in its place, and the text is filled in
when a page is written, whether it was made now or taken from the cache.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """The day of the edition as templates use it; each value is a token."""

    day: str
    """As machines read it: `2026-11-25`."""

    year: str

    long: Mapping[str, str]
    """By language, as readers write it: `25 November 2026`."""


class LateValues:
    """Texts by token."""

    def __init__(self, mark: str) -> None:
        """`mark` is letters and digits that no author writes, and the same in the next build.

        A token is nothing but letters and digits, so that it stays whole in HTML, in addresses and
        in JSON.
        """
        self.mark = mark
        self._texts: dict[str, str] = {}
        self._token = re.compile(rf"{mark}x([a-z]+)x")

    def token(self, name: str, text: str) -> str:
        """What stands for `text` in a page until it is written; `name` is lower-case letters.

        It stands where the search does not read: an index lasts as long as no page is made anew.
        """
        self._texts[name] = text
        return f"{self.mark}x{name}x"

    def fill(self, page: str) -> str:
        """The page with every token replaced by its text."""
        if self.mark not in page:
            return page
        return self._token.sub(lambda match: self._texts.get(match[1], match[0]), page)
