"""What a case's page says of where the case comes from: its sources or its partners, and what ties
its author to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guidebook.languages import UiText
from guidebook.text import vocabulary

Facts = Mapping[str, Any]


def sentences(
    facts: Facts, ui_text: UiText, language: str, month: Callable[[str, str], str]
) -> str:
    """The sentences for the page, in `language`; `ui_text` gives the words of the interface and
    `month` a date in words.
    """
    return " ".join(_sentences(facts, ui_text, language, month))


def _sentences(
    facts: Facts, ui_text: UiText, language: str, month: Callable[[str, str], str]
) -> Iterator[str]:
    basis = facts.get("basis")
    if basis == "published":
        yield ui_text("case.basis.published")
    agreements = facts.get("agreements", [])
    if agreements:
        organisations = {" ".join(each["organisation"].casefold().split()) for each in agreements}
        newest = max(str(each["date"]) for each in agreements)
        checked = ui_text("case.checked") if len(organisations) > 1 else ui_text("case.checked.one")
        number = vocabulary.number(len(organisations), language)
        in_month = month(newest[: len("2024-06")], language)
        yield checked.replace("#count", number).replace("#month", in_month)
    if facts.get("interest"):
        yield ui_text(f"case.interest.{facts['interest']}")
    if facts.get("pictures"):
        yield ui_text("case.pictures")
