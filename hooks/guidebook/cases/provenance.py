"""Who checked a case, for its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidebook.text import vocabulary


@dataclass(frozen=True)
class Checked:
    """How many partners agreed to a case, also in words, and the month of the last one's answer."""

    count: int
    number: str
    month: str


def checked(facts: Mapping[str, Any], language: str) -> Checked | None:
    """Who agreed to a case with these facts, in `language`; None if nobody was asked.

    The month is as it stands in the file: `2026-05`.
    """
    agreements = facts.get("agreements")
    if not agreements:
        return None
    organisations = {" ".join(each["organisation"].casefold().split()) for each in agreements}
    newest = max(str(each["date"]) for each in agreements)
    count = len(organisations)
    return Checked(count, vocabulary.number(count, language), newest[: len("2026-05")])
