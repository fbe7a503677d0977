"""Who agreed to a case, and what ties its author to the partners: what the facts about that must say
together.

Each fact by itself is checked by the table of fields (schema.py). Values may have any shape here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import vocabulary
from guidebook.text.yaml_reader import Value

Facts = Mapping[str, Value]

BY_PARTNERS = "partners"
"""The basis of a case that every partner has to agree to."""

NO_TIE = "none"

TO_TEXT = "text"
"""What was agreed to where the pictures were not."""


def check(facts: Facts, path: str, inherited: bool) -> Iterator[Finding]:
    """What is wrong with agreements and interest; nothing where another file holds the facts."""
    if inherited:
        return
    yield from _check_organisations(facts, path)
    yield from _check_dates(facts, path)
    yield from _check_everybody_agreed(facts, path)
    yield from _check_interest(facts, path)


def check_pictures(
    facts: Facts, path: str, of_facts: str, lines: Sequence[int]
) -> Iterator[Finding]:
    """Pictures on these lines of a file are permitted, by the partners too where they have agreed
    to the case; `of_facts` is the file that holds the facts.
    """
    if not lines:
        return
    if "pictures" not in facts:
        yield finding(path, lines[0], "picture-permission")
    for agreement in _records(facts, "agreements"):
        if _text(agreement.get("to")) == TO_TEXT:
            name = _text(agreement.get("organisation"))
            yield finding(of_facts, agreement["to"].key_line, "agreement-pictures", found=name)


def is_of_the_editors(facts: Facts) -> bool:
    """Whether the editors alone have written the case."""
    names = [_text(item) for item in _items(facts, "contributors")]
    return bool(names) and all(name in vocabulary.editors() for name in names)


def _check_organisations(facts: Facts, path: str) -> Iterator[Finding]:
    """Whoever agreed is one of the partners."""
    known = {_comparable(name) for names in _partners(facts) for name in names}
    if not known:
        return
    written = [names[0] for names in _partners(facts)]
    for agreement in _records(facts, "agreements"):
        name = _text(agreement.get("organisation"))
        if name and _comparable(name) not in known:
            line = agreement["organisation"].key_line
            values = {"found": name, "nearest": nearest(name, written)}
            allowed = "; ".join(written)
            yield finding(path, line, "agreement-organisation", allowed=allowed, **values)


def _check_dates(facts: Facts, path: str) -> Iterator[Finding]:
    """An agreement is dated by its month at least, and not to come."""
    latest = (date.today() + timedelta(days=1)).isoformat()  # east of here it is tomorrow already
    for agreement in _records(facts, "agreements"):
        day = _text(agreement.get("date"))
        if len(day) == len("2024") and day.isascii() and day.isdigit():
            yield finding(path, agreement["date"].key_line, "agreement-date", found=day)
        elif day[:4].isascii() and day[:4].isdigit() and day > latest[: len(day)]:
            line = agreement["date"].key_line
            expected = latest[: len(day)]
            yield finding(path, line, "future-year", key="date", found=day, expected=expected)


def _check_everybody_agreed(facts: Facts, path: str) -> Iterator[Finding]:
    """A case that rests on the partners' agreement has that of each."""
    if _text(facts.get("basis")) != BY_PARTNERS:
        return
    if "agreements" not in facts:
        yield finding(path, facts["basis"].key_line, "agreements-needed", key="agreements")
        return
    agreed = {
        _comparable(_text(agreement.get("organisation")))
        for agreement in _records(facts, "agreements")
    }
    for names in _partners(facts):
        if agreed.isdisjoint(map(_comparable, names)):
            yield finding(path, facts["agreements"].key_line, "agreement-missing", found=names[0])


def _check_interest(facts: Facts, path: str) -> Iterator[Finding]:
    """A partner that has written the case itself can't say that nothing ties it to the partners."""
    if _text(facts.get("interest")) != NO_TIE:
        return
    partners = {_comparable(name) for names in _partners(facts) for name in names}
    for item in _items(facts, "contributors"):
        if _comparable(_text(item)) in partners:
            yield finding(path, facts["interest"].key_line, "interest-partner", found=_text(item))


def _partners(facts: Facts) -> list[list[str]]:
    """The names of each partner, in every language that it has one."""
    partners = []
    for partner in _records(facts, "partners"):
        names = [_text(value) for key, value in partner.items() if key.startswith("name")]
        if any(names):
            partners.append(list(filter(None, names)))
    return partners


def _records(facts: Facts, name: str) -> Iterator[dict[str, Value]]:
    for item in _items(facts, name):
        if isinstance(item.content, dict):
            yield item.content


def _items(facts: Facts, name: str) -> tuple[Value, ...]:
    content = facts[name].content if name in facts else None
    return content if isinstance(content, tuple) else ()


def _text(value: Value | None) -> str:
    content = value.content if value else None
    return content if isinstance(content, str) else ""


def _comparable(name: str) -> str:
    """A name without what people write differently: case and spaces."""
    return " ".join(name.casefold().split())
