"""How the sources of a case were read, said once in plain words below their list.

The form says the same of a draft (case-form/source-notes.js); a table gives both the same sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guidebook.languages import date_in_words
from guidebook.tables import table
from guidebook.text.spoken_language import language_of

Source = Mapping[str, Any]

_RUN = 3
"""As many numbers in a row as are written `1–3`."""


def words(language: str) -> dict[str, Any]:
    """The words of which the sentences are made, and those that stand beside a source."""
    in_languages: dict[str, dict[str, Any]] = table(__file__, "source_notes.yml")
    return in_languages[language]


def reading(sources: Sequence[Source], language: str) -> str:
    """Which sources were opened, which were read in a copy, and which titles come from addresses.

    A source that was opened and read in a copy counts as opened.
    """
    said = words(language)
    opened = _having(sources, "opened")
    copied = [number for number in _having(sources, "copy") if number not in opened]
    read = sorted([*opened, *copied])
    unread = [number for number in range(1, len(sources) + 1) if number not in read]
    clauses = []
    for key, which in (("opened", opened), ("copy", copied)):
        if which:
            dates = sorted(str(sources[number - 1][key]) for number in which)
            when = _when(dates, said, language)
            clauses.append(_clause(which, said[key], len(sources), said).replace("#", when))
    if unread and read:
        is_one = len(unread) == 1
        subject = said["subject"]["other" if is_one else "others"]
        clauses.append(f"{subject} {said['unread']['one' if is_one else 'several']}")
    elif unread:
        only = _clause(unread, said["unread"], len(sources), said)
        clauses.append(only if len(sources) == 1 else said["none"])
    sentence = "; ".join(clauses)
    sentences = [f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""]
    if titles := _having(sources, "title_from"):
        form = said["titles"]["one" if len(titles) == 1 else "several"]
        sentences.append(form.replace("#", _listed(titles, said)))
    return " ".join(filter(None, sentences))


def title_language(source: Source) -> str:
    """The language of a source's title, as the case says it or else as its words tell."""
    return str(source.get("lang") or language_of(str(source.get("title", ""))))


def _having(sources: Sequence[Source], key: str) -> list[int]:
    """The numbers of the sources of which `key` is told."""
    return [number for number, source in enumerate(sources, 1) if source.get(key)]


def _clause(
    which: Sequence[int], predicate: Mapping[str, str], count: int, said: Mapping[str, Any]
) -> str:
    """Sources and what is said of them."""
    subjects = said["subject"]
    if len(which) == count:
        subject = subjects["only" if count == 1 else "all"]
    else:
        form = subjects["one" if len(which) == 1 else "several"]
        subject = form.replace("#", _listed(which, said))
    return f"{subject} {predicate['one' if len(which) == 1 else 'several']}"


def _listed(numbers: Sequence[int], said: Mapping[str, Any]) -> str:
    """Numbers as a list in words, of which those in a row are told by their first and last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        if len(run) >= _RUN:
            parts.append(f"{run[0]}–{run[-1]}")
        else:
            parts += map(str, run)
    if len(parts) < _RUN:
        return str(said["and"]).join(parts)
    return f"{', '.join(parts[:-1])}{said['last']}{parts[-1]}"


def _when(dates: Sequence[str], said: Mapping[str, Any], language: str) -> str:
    """The day or the month, of several dates the first and the last."""
    first, last = (date_in_words(date, language) for date in (dates[0], dates[-1]))
    if first != last:
        return str(said["between"]).replace("#from", first).replace("#to", last)
    is_day = len(dates[0]) == len("2026-11-25")
    return str(said["day" if is_day else "month"]).replace("#", first)
