"""In which language a few words are, as far as they say so themselves: a title, a term.

Told by words and shapes of words that only one language has (languages_of_words.yml). Nothing is
said where there are none, or where two languages have as many.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape

from guidebook.tables import table

_EMPHASIS = [
    re.compile(rf"<(?P<tag>{tag})>(?P<inner>(?:(?!</?{tag}\b).)*)</{tag}>", re.DOTALL)
    for tag in ("em", "strong")
]
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_SHAPE = 5
_CLEARLY = 2
"""As many times as often as those of any other language its words have to stand in a text."""


def language_of(text: str) -> str:
    """The code of the language that a text is unmistakably in; empty where it isn't."""
    counts: dict[str, int] = {}
    for word in _WORD.findall(text.lower()):
        language = _language_of_word(word)
        if language:
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return ""
    first, *others = sorted(counts, key=lambda language: counts[language], reverse=True)
    is_clear = all(counts[first] >= _CLEARLY * counts[other] for other in others)
    return first if is_clear else ""


def marked(html: str, language: str) -> str:
    """The HTML of a text in `language` with the language of what it emphasises, titles, foreign
    terms and words on buttons, where that is another one.
    """

    def mark(match: re.Match[str]) -> str:
        tag, inner = match["tag"], match["inner"]
        spoken = language_of(unescape(_TAG.sub("", inner)))
        return match[0] if spoken in ("", language) else f'<{tag} lang="{spoken}">{inner}</{tag}>'

    for emphasis in _EMPHASIS:
        html = emphasis.sub(mark, html)
    return html


@cache
def _language_of_word(word: str) -> str:
    """The only language that has this word, or has words of its shape."""
    for language, words in _words().items():
        if word in words:
            return language
    if len(word) < _SHORTEST_SHAPE:
        return ""
    found = [language for language, shape in _shapes().items() if shape.fullmatch(word)]
    return found[0] if len(found) == 1 else ""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    listed: dict[str, str] = table(__file__, "languages_of_words.yml")["words"]
    return {language: frozenset(words.split()) for language, words in listed.items()}


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = table(__file__, "languages_of_words.yml")["shapes"]
    return {language: re.compile("|".join(shapes)) for language, shapes in listed.items()}
