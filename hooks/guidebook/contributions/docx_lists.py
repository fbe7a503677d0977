"""The signs before the items of lists in a Word file, which counts them itself."""

from __future__ import annotations

import re

from guidebook.contributions.docx_reader import Element, attribute, local

_LIST_STYLE = re.compile(r"list (bullet|number)|daftar (poin|nomor)|daftar", re.IGNORECASE)
_INDENT = "    "
_DEEPEST = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Lists:
    """The lists of a file, with the number that each has reached."""

    def __init__(self, numbering: Element | None) -> None:
        self._formats = _formats(numbering)
        self._reached: dict[tuple[str, int], int] = {}

    def sign(self, settings: Element, style: str) -> str:
        """What stands before a paragraph with these settings: `- `, `3. `, `b. ` or nothing."""
        number, level = _numbering(settings)
        if number == "0":  # takes away that of its style
            return ""
        named = _LIST_STYLE.match(style)
        if not number and not named:
            return ""
        by_name = "decimal" if "number" in style.lower() else "bullet"
        kind = self._formats.get((number, level), by_name if named else "bullet")
        if kind == "none":
            return ""
        indent = _INDENT * min(level, _DEEPEST)
        if kind == "bullet":
            return f"{indent}- "
        count = self._next(number or style, level)
        if kind in ("lowerLetter", "upperLetter") and count <= len(_LETTERS):
            letter = _LETTERS[count - 1]
            return f"{letter.upper() if kind == 'upperLetter' else letter}. "
        return f"{indent}{count}. "

    def _next(self, number: str, level: int) -> int:
        """The next number at this level; those below it begin again."""
        for other, deeper in list(self._reached):
            if other == number and deeper > level:
                del self._reached[other, deeper]
        count = self._reached.get((number, level), 0) + 1
        self._reached[number, level] = count
        return count


def _numbering(settings: Element) -> tuple[str, int]:
    """The number of the list of a paragraph, and its level; nothing where it is in none."""
    for setting in settings:
        if local(setting) == "numPr":
            values = {local(each): attribute(each, "val") for each in setting}
            level = values.get("ilvl", "0")
            return values.get("numId", ""), int(level) if level.isdecimal() else 0
    return "", 0


def _formats(numbering: Element | None) -> dict[tuple[str, int], str]:
    """How each level of each list counts: ECMA-376's names, such as `bullet` or `decimal`."""
    formats: dict[tuple[str, int], str] = {}
    kinds: dict[str, dict[int, str]] = {}
    for each in () if numbering is None else numbering:
        identity = attribute(each, "abstractNumId")
        if local(each) == "abstractNum":
            kinds[identity] = dict(map(_level, filter(_is_level, each)))
        elif local(each) == "num":
            number = attribute(each, "numId")
            for setting in each:
                if local(setting) == "abstractNumId":
                    for level, kind in kinds.get(attribute(setting, "val"), {}).items():
                        formats[number, level] = kind
    return formats


def _is_level(element: Element) -> bool:
    return local(element) == "lvl" and attribute(element, "ilvl").isdecimal()


def _level(element: Element) -> tuple[int, str]:
    kind = next((attribute(each, "val") for each in element if local(each) == "numFmt"), "decimal")
    return int(attribute(element, "ilvl")), kind
