"""One word for one thing: where a text uses another word for a term of the glossary than the term."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text.site_texts import Text, any_of

_EXPLAIN_WORDS = ("docs/glossary.yml", "docs/synonyms.yml")
_QUOTED = re.compile(r"\"[^\"]{1,500}\"|“[^”]{1,500}”|\*[^*]{1,500}\*")
"""What others say, and names and words that are spoken of: they keep their own."""

Entries = Mapping[str, Mapping[str, Mapping[str, str]]]


def check(texts: Iterable[Text], entries: Entries, cases: Container[str]) -> Iterator[Finding]:
    """Every word that an entry's `not` names, outside quotations; of the cases only in those at
    the paths `cases`.
    """
    terms = {language: _terms(entries, language) for language in LANGUAGES}
    patterns = {language: any_of(words) for language, words in terms.items() if words}
    for text in texts:
        pattern = patterns.get(text.language)
        if not pattern or text.path in _EXPLAIN_WORDS or not text.is_ours(cases):
            continue
        for match in pattern.finditer(_QUOTED.sub(" ", text.text)):
            name, term = terms[text.language][match[0].lower()]
            yield finding(
                text.path, text.line, "other-term", found=match[0], expected=term, entry=name
            )


def words_not_used(texts: Mapping[str, str]) -> list[str]:
    """The words of an entry's `not` in one language."""
    return [word.strip() for word in texts.get("not", "").split(",") if word.strip()]


def _terms(entries: Entries, language: str) -> dict[str, tuple[str, str]]:
    """Each word that isn't used to the name and the term of its entry."""
    terms = {}
    for name, entry in entries.items():
        for word in words_not_used(entry[language]):
            terms[word.lower()] = (name, entry[language]["term"])
    return terms
