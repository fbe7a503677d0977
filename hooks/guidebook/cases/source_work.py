"""Which sources a maintainer should open, the most harmful first, as a list to tick
(`make sources`); source_ticks.py reads it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guidebook.cases.collection import Case
from guidebook.cases.page import REFERENCE
from guidebook.languages import date_in_words
from guidebook.tables import table

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\n+")
_BEHIND_DOT = re.compile(r"([.!?])((?:\s*\[\d{1,3}\])+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RISKS = ("ruling", "accusation", "numbers", "later", "age")
"""Why a source should be opened, the most urgent first."""
_KEPT_YEARS = 1
"""So long a source that somebody opened need not be opened again."""


@dataclass(frozen=True)
class Work:
    """A source that should be opened: of which case, its number, what stands in the file, and why,
    the most urgent first.
    """

    slug: str
    number: int
    source: Mapping[str, Any]
    why: tuple[str, ...]


def work(cases: Sequence[Case], today: date) -> list[Work]:
    """Every source to open, in order: by risk, then by when it was last read, then by its year."""
    found = [each for case in cases for each in _of_case(case, today)]
    return sorted(found, key=_urgency)


def text(found: Sequence[Work], language: str) -> str:
    """The list in Markdown."""
    said = words("list", language)
    lines = [said["title"], "", said["how"] if found else said["nothing"], ""]
    lines += [_line(each, said, language) for each in found]
    unopened = [each.source.get("about") for each in found if not each.source.get("opened")]
    rulings, accusations = unopened.count("ruling"), unopened.count("accusation")
    lines += ["", said["left"].format(rulings=rulings, accusations=accusations)]
    return "\n".join(lines) + "\n"


def words(group: str, language: str) -> dict[str, str]:
    """What is said in `language`, by key."""
    groups: dict[str, dict[str, Any]] = table(__file__, "source_work.yml")
    by_language: dict[str, str] | None = groups[group].get(language)
    return by_language or {key: said[language] for key, said in groups[group].items()}


def _of_case(case: Case, today: date) -> Iterator[Work]:
    sources = case.facts.get("sources")
    if not isinstance(sources, list):
        return
    behind_numbers = _behind_numbers(case)
    for number, source in enumerate(sources, 1):
        about = source.get("about")
        opened = str(source.get("opened") or "")
        is_kept = bool(opened) and int(opened[:4]) >= today.year - _KEPT_YEARS
        why = [about] if about and not is_kept else []
        if number in behind_numbers and not is_kept:
            why.append("numbers")
        if source.get("later") == "not-sought":
            why.append("later")
        if not is_kept:
            why.append("age")
        if why:
            yield Work(case.slug, number, source, tuple(why))


def _behind_numbers(case: Case) -> set[int]:
    """The sources that a sentence with a figure refers to; a year alone is none."""
    numbers: set[int] = set()
    for body in case.body.values():
        for sentence in _SENTENCE.split(_BEHIND_DOT.sub(r"\2\1", body)):
            bare = _YEAR.sub("", REFERENCE.sub("", sentence))
            if any(sign.isdigit() for sign in bare):
                numbers.update(int(number) for number in REFERENCE.findall(sentence))
    return numbers


def _urgency(each: Work) -> tuple[int, str, str, str, int]:
    read = str(each.source.get("opened") or each.source.get("copy") or "")
    year = str(each.source.get("year") or "")
    return _RISKS.index(each.why[0]), read, year, each.slug, each.number


def _line(each: Work, said: Mapping[str, str], language: str) -> str:
    """One line; what a maintainer may write stands at its end."""
    source = each.source
    why = [said[reason] for reason in each.why if reason != "age"]
    if "age" in each.why:
        read = str(source.get("opened") or source.get("copy") or "")
        when = said["old"].format(date=date_in_words(read, language))
        why.append(when if read else said["age"])
    about = " · ".join(filter(None, (source["title"], source["publisher"], source.get("url"))))
    answers = f"{said['opened']}:"
    if later := source.get("later"):
        answers += f" ; {said['course']}: {words('course', language)[later]}"
    return f"- [ ] {each.slug} [{each.number}] ({'; '.join(why)}) {about} → {answers}"
