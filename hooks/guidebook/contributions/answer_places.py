"""Where each answer begins and ends in a document whose headings are our questions, in whatever
order they stand.

A question that is moved takes its answer along and swallows no other. A heading inside an answer
that reads like a question elsewhere is a heading inside an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidebook.contributions.questions import comparable

Pairs = list[tuple[str, str]]
"""A label with its answer."""

_LONGEST = 200  # characters; no question is as long
_NUMBER = re.compile(
    r"^(?:(?:pertanyaan|question|no\.?|q) ?)?(?:\d{1,2}(?:\.\d{1,2})* ?[.):-]?|[a-z] ?[.):]) ?"
)
_NEEDED = re.compile(
    r"[ *:?.]*(?:\((?:wajib|opsional|tidak wajib|required|optional|not required)\))?[ *:?.]*$"
)


@dataclass(frozen=True)
class Answered:
    """The answers by their labels, in the order of the document.

    `twice` are labels that have several answers, which are put together; `absent` those that stand
    nowhere; `before` is the text above the first of them.
    """

    pairs: Pairs
    twice: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    before: str = ""


def label_key(text: str) -> str:
    """The words of a question for comparing, without a number before and signs behind them; nothing
    for what is too long to be one.
    """
    if len(text) > _LONGEST:
        return ""
    return comparable(_NEEDED.sub("", _NUMBER.sub("", comparable(text))))


def below(labels: Iterable[str], lines: Iterable[tuple[str, str]]) -> Answered:
    """Each label with the lines below it.

    A line of the document is given as the text of a heading (nothing for any other line) and its
    own text.
    """
    known = {label_key(label): label for label in labels}
    document = [(label_key(heading) if heading else "", text) for heading, text in lines]
    places: dict[str, list[int]] = {key: [] for key in known}
    for place, (key, _) in enumerate(document):
        if key in places:
            places[key].append(place)
    starts = _starts(list(places.values()))
    before: list[str] = []
    answers: dict[str, list[list[str]]] = {}
    answer = before
    for place, (key, text) in enumerate(document):
        if place in starts:
            answer = []
            answers.setdefault(key, []).append(answer)
        else:
            answer.append(text)
    pairs = []
    twice = []
    for key, parts in answers.items():
        texts = list(filter(None, ("\n".join(part).strip() for part in parts)))
        pairs.append((known[key], "\n\n".join(dict.fromkeys(texts))))
        if len(set(texts)) > 1:
            twice.append(known[key])
    absent = tuple(label for key, label in known.items() if key not in answers)
    return Answered(pairs, tuple(twice), absent, "\n".join(before).strip())


def _starts(places: Sequence[list[int]]) -> set[int]:
    """The places at which an answer begins; `places` are those of each label, in our order.

    Of several places of one label those count that lie between the labels before and after it.
    """
    anchors = _in_order([(order, each[0]) for order, each in enumerate(places) if len(each) == 1])
    starts = set()
    for order, candidates in enumerate(places):
        first = max((place for at, place in anchors if at < order), default=-1)
        last = min((place for at, place in anchors if at > order), default=float("inf"))
        fitting = [place for place in candidates if first < place < last]
        starts.update(fitting or candidates)
    return starts


def _in_order(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many as possible of the labels that have one place, so that they stand in our order."""
    longest: list[list[tuple[int, int]]] = []
    for each in places:
        before = [chain for chain in longest if chain[-1][1] < each[1]]
        longest.append([*max(before, key=len, default=[]), each])
    return max(longest, key=len, default=[])
