"""What a file made from a tool says, block by block in one language: Word files and PDFs are set from
these, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from guidebook.tables import table
from guidebook.tools.tool import BlankType


@dataclass(frozen=True)
class Words:
    """Some words; `address` is where they lead."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""


@dataclass(frozen=True)
class Fill:
    """What a person fills in; `value` is what has been, as readers write it, and `day` the same for
    programs where it is a date.
    """

    name: str
    label: str
    type: BlankType = "line"
    options: tuple[str, ...] = ()
    value: str = ""
    day: str = ""
    is_worked_out: bool = False


Piece = Words | Fill

Pieces = tuple[Piece, ...]

Style = Literal["body", "lead", "hint", "banner", "signed"]
"""How a paragraph looks; one that is `signed` has room for a signature above it."""


@dataclass(frozen=True)
class Margin:
    """One thing that the margin of a clause says, below a label."""

    label: str
    pieces: Pieces


@dataclass(frozen=True)
class Heading:
    """A heading; a clause has its `number`, which is part of what it says, and notes in its margin.
    One that may be left out has a name for that (names.py).
    """

    level: int
    text: str
    number: int = 0
    margin: tuple[Margin, ...] = ()
    optional: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    pieces: Pieces
    style: Style = "body"


@dataclass(frozen=True)
class Item:
    """An item of a list with its mark, such as `(1)` or `a.` or `-`, and the list inside it."""

    mark: str
    pieces: Pieces
    inner: tuple[Item, ...] = ()

    @property
    def number(self) -> int:
        """Its place by its mark: 3 for `(3)` and for `c.`, 1 for `-`."""
        sign = self.mark.strip("().")
        if sign.isdigit():
            return int(sign)
        return ord(sign) - ord("a") + 1 if sign.isalpha() else 1


@dataclass(frozen=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Question:
    """A field with room for the answer below its label."""

    label: str
    hint: Pieces
    fill: Fill


@dataclass(frozen=True)
class Head:
    """A column by its heading, its share of the line, or 0 where the numbers of rows stand, and
    whether amounts are in it.
    """

    label: str
    width: float = 1
    is_number: bool = False


Row = tuple[Pieces, ...]


@dataclass(frozen=True)
class Grid:
    """A table; the first cell of each row is the row's heading. `totals` of its last rows sum up the
    ones above, and `is_open` where rows may be added.
    """

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    totals: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class Signatures:
    """Where the parties sign: a column for each, and the labels of the lines, the last of which is
    for the signature.
    """

    head: str
    parties: tuple[str, ...]
    rows: tuple[Row, ...]
    signature: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


Block = Heading | Paragraph | Listing | Question | Grid | Signatures | NewPage


@dataclass(frozen=True)
class Origin:
    """Where a file comes from: the name of the site, and what tells for a target in a text
    (`../steps/partners.md`) the title of that page and its whole address.
    """

    site: str = ""
    page: Callable[[str], tuple[str, str]] = lambda target: ("", target)


@dataclass(frozen=True)
class Content:
    """All that a file says: its blocks, what stands at the top and at the foot of each page, and
    whether its tables need a wide page.
    """

    title: str
    language: str
    header: str
    footer: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


def kept_with_next(blocks: Sequence[Block]) -> set[int]:
    """The places of blocks that no page break may part from the next one: what introduces a table,
    and what stands before signatures, so that those are never alone on a page.
    """
    kept = set()
    for place, block in enumerate(blocks):
        if isinstance(block, Grid) and isinstance(blocks[place - 1], Paragraph):
            kept.add(place - 1)
        if isinstance(block, Signatures):
            kept |= {place - 1, place - 2}
    return {place for place in kept if not isinstance(blocks[place], Heading | Grid | NewPage)}


def words(key: str, language: str) -> str:
    """What a file says beside the words of its tool; `{}` stands for what differs."""
    text: str = table(__file__, "files.yml")[key][language]
    return text
