"""What `make withdraw` says when a case was taken down or put back, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guidebook.contributions import withdrawal
from guidebook.contributions.withdrawal import Outcome
from guidebook.problems.finding import NEAREST
from guidebook.tables import table


def lines(outcome: Outcome, slug: str, language: str) -> Iterator[str]:
    """What was done or why nothing was, every place that still tells the case, and what to do
    next.
    """
    for key, values in outcome.said:
        yield _sentence(key, values, language)
    has_changed = outcome.done and len(outcome.said) > 1
    is_down = any(key == "down" for key, _ in outcome.said)
    if is_down:
        yield _sentence("mentions" if outcome.mentions else "no-mentions", {}, language)
    kinds: dict[str, dict[str, str]] = table(__file__, "withdrawal.yml")["kinds"]
    for kind, in_words in kinds.items():
        of_kind = [mention for mention in outcome.mentions if mention.kind == kind]
        if of_kind:
            yield f"  {in_words[language]}:"
        for mention in of_kind:
            yield f"    {mention.path}:{mention.line}: {mention.text}"
    if has_changed:
        subject = f"{'Withdraw' if is_down else 'Put back'} the case {slug}"
        yield _sentence("commit", {"subject": subject}, language)


def _sentence(key: str, values: Mapping[str, str], language: str) -> str:
    words: dict[str, dict[str, str]] = table(__file__, "withdrawal.yml")["said"]
    filled = dict(values, names=withdrawal.reason_names(language))
    if filled.get("nearest"):
        filled["nearest"] = NEAREST[language].format(filled["nearest"])
    return words[key][language].format(**filled)
