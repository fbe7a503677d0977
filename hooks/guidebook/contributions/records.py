"""Partners and sources as people write them, one a line, made into records.

What can be told apart without doubt goes to its field, in whatever order it stands. What can't is
put as it was typed where the check will name it; nothing is guessed and nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from babel import Locale

from guidebook import languages
from guidebook.contributions.questions import comparable, value_of
from guidebook.text import vocabulary

_LONGEST = 2000  # no name or source is as long; what is goes to the check as it is
_LIST_SIGN = re.compile(r"^\s*(?:[-*+•●▪◦‣∙·–—]\s+|o\t+|\[\d{1,2}\]\s*|\d{1,2}[.)]\s+)")
_RULE = re.compile(r"^[\s|:;-]*$")
_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?(https?://[^\s<>]+?)>?\s*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?\b((?:https?://|www\.)[^\s<>|]+)>?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_OPENED = re.compile(
    r"^(?:diakses|dibuka|accessed|retrieved|opened)\b(?:\s+(?:pada|on))?[\s:]*", re.IGNORECASE
)
_WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d_]+)\.?,?\s+(\d{4})")
_LAST_BRACKET = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")


def partners(text: str, language: str) -> list[dict[str, str]]:
    """Name and type, in either order; a third part is the name in the other language."""
    return [_partner(line, language) for line in lines(text)]


def sources(text: str) -> list[dict[str, str]]:
    """Title and publisher in this order, with year, address and day of opening anywhere."""
    return [_source(line) for line in lines(text)]


def lines(text: str) -> list[str]:
    """The lines that say something, without the signs of a list."""
    found = (_LIST_SIGN.sub("", line).strip() for line in text.split("\n"))
    return [line for line in found if not _RULE.match(line)]


def day(typed: str) -> str:
    """A date as `2024-06-30` where it is written so or with the name of its month; else what was
    typed.
    """
    text = unicodedata.normalize("NFKC", typed).strip(" .")
    text = re.sub("[‐‑–—−]", "-", text)
    if match := _WRITTEN.fullmatch(text):
        month = _months().get(match[2].casefold())
        if month:
            return f"{match[3]}-{month:02}" + (f"-{int(match[1]):02}" if match[1] else "")
    return text if _ISO.fullmatch(text) or _YEAR.fullmatch(text) else typed


def _partner(line: str, language: str) -> dict[str, str]:
    parts = _parts(line) or (_ended(line) if len(line) <= _LONGEST else [line])
    if len(parts) == 1:
        return {"name": parts[0], "type": ""}
    typed = [part for part in parts if _is_type(part)]
    kind = typed[-1] if typed else parts[1]
    parts.remove(kind)
    name, *rest = parts or [""]
    other = next(code for code in languages.LANGUAGES if code != language)
    record = {"name": name, "type": value_of("partner_type", kind)}
    if rest:
        record[f"name_{other}"] = rest[0]
    if rest[1:]:
        record["type"] = " | ".join([record["type"], *rest[1:]])
    return record


def _ended(line: str) -> list[str]:
    """A line without signs between: its type may stand in brackets or after the last comma, if it
    is one.
    """
    name, _, kind = line.rpartition(",")
    match = _LAST_BRACKET.match(line)
    for before, after in ((match[1], match[2]) if match else ("", ""), (name, kind)):
        if before.strip() and _is_type(after):
            return [before.strip(), after.strip()]
    return [line]


def _is_type(text: str) -> bool:
    return value_of("partner_type", text) in vocabulary.values("partner_type")


def _source(line: str) -> dict[str, str]:
    record = {"title": "", "publisher": "", "year": "", "url": "", "accessed": ""}
    if len(line) > _LONGEST:
        return {**record, "title": line}
    line, record["url"] = _without_address(line)
    rest = _parts(line) or [re.sub(r"(?<=\s)[.,;:()]+$", "", line).strip()]
    _take(rest, record, "accessed", _opened)
    _take(rest, record, "year", lambda part: part if _YEAR.fullmatch(part) else "")
    _take(rest, record, "accessed", lambda part: day(part) if _ISO.fullmatch(day(part)) else "")
    for name in ("title", "publisher"):
        record[name] = rest.pop(0) if rest else ""
    for name in ("year", "accessed"):
        if rest and not record[name]:
            record[name] = rest.pop(0)
    record["accessed"] = " | ".join([record["accessed"], *rest]) if rest else record["accessed"]
    return record


def _without_address(line: str) -> tuple[str, str]:
    """The line without its first web address, and the address."""
    if match := _LINK.search(line):
        text = "" if comparable(match[1]) == comparable(match[2]) else match[1]
        return line[: match.start()] + text + line[match.end() :], match[2]
    if match := _ADDRESS.search(line):
        address = match[1].rstrip(".,;:")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(").,;")
        after = (
            line[match.end() :]
            if address == match[1]
            else match[1][len(address) :] + line[match.end() :]
        )
        return line[: match.start()] + after, address if "//" in address else f"https://{address}"
    return line, ""


def _take(rest: list[str], record: dict[str, str], name: str, read: Callable[[str], str]) -> None:
    """Move the first part after the title that `read` understands into the record."""
    for part in rest[1:]:
        if not record[name] and (value := read(unicodedata.normalize("NFKC", part))):
            record[name] = value
            rest.remove(part)
            return


def _opened(part: str) -> str:
    return day(_OPENED.sub("", part)) if _OPENED.match(part) else ""


def _parts(line: str) -> list[str]:
    """What stands between bars, tabs or semicolons; nothing where there are none."""
    sign = next((sign for sign in ("|", "\t", ";") if sign in line), "")
    parts = [part.strip() for part in line.split(sign)] if sign else []
    return [part for part in parts if part and not re.fullmatch(r"[-–—(),.\s]+", part)]


def _months() -> dict[str, int]:
    """Months by their full and short names in both languages."""
    return {
        name.casefold().rstrip("."): number
        for locale in languages.LOCALES.values()
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(locale).months["format"][width].items()
    }
