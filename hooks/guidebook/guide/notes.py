"""Footnotes of a page: each that is used has one definition, and each definition a use; and the links
between them say where they lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from guidebook.languages import UiText
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import note_marks

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\n]{1,200})\]:")
_USE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_CODE = re.compile(r"`[^`]*`")
_TO_NOTE = re.compile(r'(<a class="footnote-ref" href="#fn-[^"]*")>(\d+)</a>')
_BACK = re.compile(
    r'(<a class="footnote-backref" href="#fnref(\d*)-[^"]*") title="[^"\d]*(\d+)[^"\d]*"'
)


def check(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Finding]:
    """What is wrong with the notes in the prose of a page, which comes with its line numbers."""
    defined: dict[str, int] = {}
    used: dict[str, int] = {}
    for number, line in lines:
        definition = _DEFINITION.match(line)
        if definition:
            label = definition[1]
            if label in defined:
                found = f"[^{label}]"
                yield finding(path, number, "note-twice", found=found, other=defined[label])
            defined.setdefault(label, number)
            line = line[definition.end() :]
        for use in _USE.finditer(_CODE.sub("", line)):
            used.setdefault(use[1], number)
    for label, number in used.items():
        if label not in defined:
            alike = nearest(label, defined)
            near = f"[^{alike}]" if alike else ""
            yield finding(path, number, "note-missing", found=f"[^{label}]", nearest=near)
    for label, number in defined.items():
        if label not in used:
            yield finding(path, number, "note-unused", found=f"[^{label}]")


def named(html: str, ui_text: UiText) -> str:
    """The HTML of a page whose links to notes, and back from them, have names of words besides
    their number or sign; where a note is used again, its second way back says so.
    """

    def note(match: re.Match[str]) -> str:
        return f'{match[1]} aria-label="{escape(ui_text("note"))} {match[2]}">{match[2]}</a>'

    def back(match: re.Match[str]) -> str:
        name = ui_text("note.back.again") if match[2] else ui_text("note.back")
        name = name.replace("#place", match[2]).replace("#", match[3])
        return f'{match[1]} aria-label="{escape(name)}"'

    return note_marks.apart(_BACK.sub(back, _TO_NOTE.sub(note, html)))
