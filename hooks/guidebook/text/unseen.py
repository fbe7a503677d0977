"""Signs in a text that nobody can see, and that can turn round what stands beside them.

Blanks of every kind are no such signs, nor are the joiners that hold letters or an emoji together
and the marks of Arabic script that are written around a number.
"""

from __future__ import annotations

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode's control, format, private and surrogate characters, and ends of lines and paragraphs."""

_MEANT = frozenset("\n\t\u200c\u200d\u06dd\u070f\u08e2") | frozenset(map(chr, range(0x600, 0x606)))

_EMPTY = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Places where a line may or may not break, which programs leave in a text that is copied."""


def without_empty(text: str) -> str:
    """The text without signs of no width that change neither what it says nor how it runs."""
    return text.translate(_EMPTY)


def unseen(text: str) -> list[str]:
    """The code of each such sign that is in the text, such as `U+202E`, each once."""
    if text.isprintable():
        return []
    found: dict[str, None] = {}
    for sign in text:
        if sign not in _MEANT and unicodedata.category(sign) in _CATEGORIES:
            found[f"U+{ord(sign):04X}"] = None
    return list(found)
