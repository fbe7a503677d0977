"""What somebody typed for a value, and what it may mean.

One reader for every way in which a case arrives: the web form has the same in case-form/typed.js,
and tests/data/typed.yml says of both what they make of what is typed. What is clear becomes the
value. What may mean several things is never chosen between: whoever typed it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from guidebook.languages import LOCALES
from guidebook.tables import table


@dataclass(frozen=True)
class Reading:
    """What was typed means `value`, which may be nothing; or one of the `candidates`, of which only
    the writer knows which; or it is `refused`, for a reason.

    The reasons: `unread` (not understood), `calendar` (no such day), `account` (an address with the
    name of an account), `cut` (an address of which the end is missing).
    """

    value: str = ""
    candidates: tuple[str, ...] = ()
    refused: str = ""
    is_about: bool = False
    """Whether its writer knows the value only roughly, and may say so beside it."""

    @property
    def is_clear(self) -> bool:
        """Whether what was typed can mean `value` only."""
        return not self.candidates and not self.refused


KNOWN_ENDINGS = frozenset({"com", "edu", "gov", "info", "int", "net", "news", "org"})
"""Of web addresses; besides these all of two letters, which are countries'."""

DOI = "https://doi.org/"
"""Stands before the number of a publication."""

UNREAD = Reading(refused="unread")

_LONGEST = 1000  # characters
_DASHES = re.compile("[‐‑‒–—―−]")
_EDGES = " \t\n.,;:-()[]{}<>\"'“”‘’«»"
_NO_MEANING = ("Cc", "Cf", "Mn", "Sk", "So")
"""Unicode's categories of what is no part of a date, a year or a name: emoji, marks, hidden signs."""


def plain(typed: str) -> str:
    """In lower case, with digits 0 to 9, plain hyphens and single blanks; no signs at the ends.

    What is too long for any value is left as it is.
    """
    if len(typed) > _LONGEST:
        return typed
    # The number of a note, such as ², is none of a year.
    numbers = "".join("#" if unicodedata.category(sign) == "No" else sign for sign in typed)
    signs = []
    for sign in _DASHES.sub("-", unicodedata.normalize("NFKC", numbers)):
        category = unicodedata.category(sign)
        if category == "Nd":
            signs.append(str(unicodedata.digit(sign)))
        elif category not in _NO_MEANING:
            signs.append(sign)
        elif category != "Cf":
            signs.append(" ")
    return " ".join("".join(signs).lower().split()).strip(_EDGES)


def words(kind: str) -> list[str]:
    """The words of one kind in typed.yml, the longest first."""
    listed: list[str] = table(__file__, "typed.yml")["words"][kind]
    return sorted(listed, key=len, reverse=True)


@cache
def months() -> dict[str, int]:
    """The number of each month by its names in both languages, in lower case without a dot."""
    names: dict[str, int] = dict(table(__file__, "typed.yml")["months"])
    for code in LOCALES.values():
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                names[name.lower().rstrip(".")] = number
    return names


@cache
def weekdays() -> tuple[str, ...]:
    """The names of the days of the week in both languages, the longest first."""
    names: set[str] = set(table(__file__, "typed.yml")["weekdays"])
    for code in LOCALES.values():
        for width in ("wide", "abbreviated"):
            names.update(name.lower() for name in Locale.parse(code).days["format"][width].values())
    return tuple(sorted(sorted(names), key=len, reverse=True))


def form_words() -> dict[str, object]:
    """The words that the web form needs to read in the same way."""
    kinds: list[str] = list(table(__file__, "typed.yml")["words"])
    return {
        "months": months(),
        "weekdays": list(weekdays()),
        "kinds": {kind: words(kind) for kind in kinds},
        "endings": sorted(KNOWN_ENDINGS),
        "doi": DOI,
    }


def without_start(text: str, kinds: tuple[str, ...]) -> str:
    """`text`, which is plain, without the words of these kinds at its beginning."""
    return _without(text, kinds, _after)


def without_end(text: str, kinds: tuple[str, ...]) -> str:
    """`text`, which is plain, without the words of these kinds at its end."""
    return _without(text, kinds, _before)


def _without(text: str, kinds: tuple[str, ...], rest: Callable[[str, str], str]) -> str:
    listed: list[str] = []
    for kind in kinds:
        listed.extend(weekdays() if kind == "weekdays" else words(kind))
    listed.sort(key=len, reverse=True)
    found = True
    while found:
        found = False
        for word in listed:
            shorter = rest(text, word)
            if shorter != text:
                text = shorter
                found = True
                break
    return text


def _after(text: str, word: str) -> str:
    """What stands behind a word that begins the text; the text itself if it doesn't."""
    after = text[len(word) :]
    goes_on = word[-1:].isalpha() and after[:1].isalpha()
    return after.strip(_EDGES) if text.startswith(word) and after and not goes_on else text


def _before(text: str, word: str) -> str:
    """What stands before a word that ends the text; the text itself if it doesn't."""
    before = text[: -len(word)]
    goes_on = before[-1:].isalnum()
    return before.strip(_EDGES) if text.endswith(word) and before and not goes_on else text
