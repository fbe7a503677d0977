"""What the finder on the index of cases asks for while a reader uses it, in pieces.

The page itself holds the first rows only, and each piece is small, so that the page and each
answer cost a reader as much among ten thousand cases as among fifty. A case is known by its number
in the order of `chosen.leading_first`. In the folder of a language lie

- `index.json`: how many cases there are, the facts that filters ask for, and where words begin,
- `rows-0.json` …: what a list shows of each case, `PIECE` at a time,
- `words-0.json` …: in which cases each word stands, in the order of the alphabet,
- `alphabet.json`: the numbers of the cases in the order of their titles,
- `newest.json`: the same in that of the newest facts.

The scripts in `cases/` read them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from guidebook.cache.digests import digest
from guidebook.cases.chosen import leading_first
from guidebook.cases.collection import Case
from guidebook.cases.open_data import address
from guidebook.cases.related import GROUPS, values_of
from guidebook.languages import UiText
from guidebook.text import spelling, vocabulary

PIECE = 20
"""How many rows the page holds, and how many each further piece."""

_WORDS_SIZE = 12_000
"""After how many letters a piece of the words ends."""

_FIRST_SIGN = 48
"""The sign that stands for 0 in a column, `0`: those below it are not all printable."""

FILTERS = ("benefits", "steps", "sector", "region", "outcome", "kind")
"""The groups by whose values cases are filtered."""

Postings = dict[str, tuple[set[int], set[int]]]
"""Each word to the numbers of the cases that have it in their title, and of those that have it
elsewhere.
"""


def folder(cases: Iterable[Case], language: str) -> str:
    """Where the pieces of a language lie below the site's root: another place whenever a case has
    changed, so that none fits a piece of another edition that a browser has kept.
    """
    return f"assets/cases/{language}-{digest([case.facts_key for case in cases])[:8]}/"


def newest_first(cases: Iterable[Case]) -> list[Case]:
    """The cases with the newest facts first."""
    return sorted(cases, key=Case.newness, reverse=True)


def years(facts: Mapping[str, object], ui_text: UiText) -> str:
    """From when to when partners worked together, in words; empty where that isn't known.

    Without an end they may still work together or not: the words tell no more than when they began.
    """
    start, end, about = facts.get("start"), facts.get("end"), facts.get("start_about")
    if not start:
        return ""
    if not end:
        began = ui_text("case.began.about") if about else ui_text("case.began")
        return f"{began} {start}"
    told = f"{start}–{end}" if start != end else str(start)
    return f"{ui_text('case.about')} {told}" if about else told


def is_from_abroad(case: Case) -> bool:
    """Whether a region of a case is a country, which is known by two letters."""
    return any(len(region) == 2 for region in values_of(case, "region"))


def pieces(
    cases: Sequence[Case], language: str, slugs: Mapping[str, str], ui_text: UiText
) -> dict[str, str]:
    """Every file of a language's folder, by name."""
    ordered = leading_first(cases)
    titles = [_spoken(case, case.title, language) or case.slug for case in ordered]
    files: dict[str, object] = {}
    starts: list[str] = []
    for number, piece in enumerate(_pieces_of_words(_postings(ordered, language))):
        files[f"words-{number}.json"] = piece
        starts.append(next(iter(piece)))
    files["index.json"] = {
        "count": len(ordered),
        "piece": PIECE,
        "words": starts,
        "groups": {group: _column(ordered, group) for group in FILTERS},
    }
    for start in range(0, len(ordered), PIECE):
        rows = [_row(case, language, slugs, ui_text) for case in ordered[start : start + PIECE]]
        files[f"rows-{start // PIECE}.json"] = rows
    numbers = range(len(ordered))
    files["alphabet.json"] = sorted(numbers, key=lambda number: " ".join(words(titles[number])))
    numbered = {case.slug: number for number, case in enumerate(ordered)}
    files["newest.json"] = [numbered[case.slug] for case in newest_first(cases)]
    return {name: _short(content) for name, content in files.items()}


def words(text: str) -> list[str]:
    """The words of a text as they are compared: small letters without accents.

    The script cases/words.js does the same with what is typed.
    """
    small = text.lower()
    if not small.isascii():
        signs = unicodedata.normalize("NFD", small)
        small = "".join(sign for sign in signs if not _is_left_out(sign))
    return re.findall(r"[^\W_]+", small)


def _is_left_out(sign: str) -> bool:
    """Whether a sign is an accent or a hyphen that is only seen at the end of a line."""
    return unicodedata.category(sign)[0] == "M" or sign == "\u00ad"


def _row(case: Case, language: str, slugs: Mapping[str, str], ui_text: UiText) -> dict[str, str]:
    """What a list shows of a case beside what filters know: `u`, `t`, `s`, `y` are address, title,
    summary and years; `l` is the language of title and summary where it is another one.
    """
    row = {
        "u": address(case, language, slugs),
        "t": _spoken(case, case.title, language) or case.slug,
        "s": _spoken(case, case.summary, language),
        "y": years(case.facts, ui_text),
    }
    if language not in case.title:
        row["l"] = next(iter(case.title), language)
    return row


def _spoken(case: Case, texts: Mapping[str, str], language: str) -> str:
    """A text of a case in `language`, or in the one that it is written in."""
    return texts.get(language if language in case.title else next(iter(case.title), ""), "")


def _column(cases: Sequence[Case], group: str) -> dict[str, object]:
    """The values of a group that have cases, in order, the sets of them that cases have, each as
    the places of its values as the case names them, and for each case the sign that stands for the
    place of its set.
    """
    known = list(vocabulary.values(GROUPS[group]))
    sets: dict[tuple[int, ...], int] = {}
    signs = ""
    for case in cases:
        own = [known.index(value) for value in values_of(case, group) if value in known]
        signs += chr(_FIRST_SIGN + sets.setdefault(tuple(own), len(sets)))
    present = sorted({place for own in sets for place in own})
    return {
        "values": [known[place] for place in present],
        "sets": [[present.index(place) for place in own] for own in sets],
        "signs": signs,
    }


def _postings(cases: Sequence[Case], language: str) -> Postings:
    """Where each word stands that a reader may look for."""
    found: Postings = defaultdict(lambda: (set(), set()))
    for number, case in enumerate(cases):
        in_title, elsewhere = _texts(case, language)
        for place, text in ((0, in_title), (1, elsewhere)):
            for word in _findable(text, language):
                found[word][place].add(number)
    return found


def _texts(case: Case, language: str) -> tuple[str, str]:
    """The title of a case, and what else of it words are looked for in."""
    others = [_spoken(case, case.summary, language)]
    for group in ("sector", "region"):
        for value in values_of(case, group):
            names = vocabulary.values(GROUPS[group]).get(value, {})
            others.append(names.get(language, ""))
    partners = case.facts.get("partners")
    for partner in partners if isinstance(partners, list) else []:
        others.append(str(partner.get(f"name_{language}") or partner.get("name", "")))
    return _spoken(case, case.title, language), "\n".join(others)


def _findable(text: str, language: str) -> set[str]:
    """The words of a text, joined where a hyphen or a common misspelling may have joined them."""
    found = set(words(text))
    for compound in re.findall(r"\w+(?:[-\u2010\u2011]\w+)+", text):
        found.add("".join(words(compound)))
    plain = f" {' '.join(words(text))} "
    for first, spellings in _misspellings(language).items():
        if first not in found:
            continue
        for right, wrong in spellings:
            if f" {right} " in plain:
                found.update(words(wrong))
    return found


@cache
def _misspellings(language: str) -> dict[str, list[tuple[str, str]]]:
    """Right spellings with a wrong one, by the first word of the right one."""
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for wrong, right in spelling.errors(language).items():
        by_first[right.split(" ")[0]].append((right, wrong))
    return dict(by_first)


def _pieces_of_words(postings: Postings) -> Iterator[dict[str, list[list[int]]]]:
    """Words in the order of the alphabet with their numbers, each as its distance to the one
    before.
    """
    piece: dict[str, list[list[int]]] = {}
    size = 0
    for word in sorted(postings):
        steps = [_steps(numbers) for numbers in postings[word]]
        piece[word] = steps
        size += len(_short({word: steps}))
        if size > _WORDS_SIZE:
            yield piece
            piece, size = {}, 0
    if piece:
        yield piece


def _steps(numbers: Iterable[int]) -> list[int]:
    steps: list[int] = []
    before = 0
    for number in sorted(numbers):
        steps.append(number - before)
        before = number
    return steps


def _short(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
