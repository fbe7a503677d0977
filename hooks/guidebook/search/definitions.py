"""The terms of the glossary with the first sentence of each, which the search shows above the pages
that it finds for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidebook.languages import LANGUAGES
from guidebook.search.synonyms import GlossaryEntry, forms_of, normalized
from guidebook.text.terms import words_not_used

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def terms(entries: Mapping[str, GlossaryEntry]) -> dict[str, str]:
    """All ways to say each term of the glossary, in either language, to the name of its entry."""
    names: dict[str, str] = {}
    for name, entry in entries.items():
        for language in LANGUAGES:
            said = forms_of(entry[language])
            said += map(normalized, words_not_used(entry[language]))
            for form in said:
                names.setdefault(form, name)
    return names


def definitions(
    entries: Mapping[str, GlossaryEntry], language: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each entry's name with what a result shows of it: its term and its first sentence."""
    for name, entry in entries.items():
        texts = entry[language]
        yield name, {"term": _named(texts), "text": _first_sentence(texts["text"])}


def _named(texts: Mapping[str, str]) -> str:
    """The term with its abbreviation."""
    short = texts.get("short")
    return f"{texts['term']} ({short})" if short else texts["term"]


def _first_sentence(markdown: str) -> str:
    """The first sentence of a text of the glossary, without its marks."""
    plain = _MARKS.sub("", _LINK.sub(r"\1", markdown))
    return _SENTENCE_END.split(plain, maxsplit=1)[0]
