"""The pages of a language by their addresses, for a reader whose own leads to none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

MOST_CASES = 500
"""With more than so many, cases are left out: a lost reader would wait for their addresses, and the
search finds them by the words of the lost one.
"""

_HOME = "./"


@dataclass(frozen=True)
class Listed:
    """A page: its address below the site's root, its title, and what other addresses it has, in
    another language or from before.
    """

    address: str
    title: str
    others: tuple[str, ...] = ()
    is_case: bool = False


def text(pages: Sequence[Listed]) -> str:
    """The list as JSON: of each page an array of its address, its title and the other addresses."""
    cases = sum(page.is_case for page in pages)
    rows = []
    for page in pages:
        if page.address == _HOME or (page.is_case and cases > MOST_CASES):
            continue
        rows.append([page.address, page.title, *page.others])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
