"""Partners and sources as people write them, one a line, made into records.

What can be told apart without doubt goes to its field, in whatever order it stands. What can't is
put as it was typed where the check will name it; nothing is guessed and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from guidebook import languages
from guidebook.cases.schema import SOURCE
from guidebook.contributions.draft import Record
from guidebook.contributions.questions import comparable, value_of
from guidebook.text import typed_addresses, typed_choices, typed_dates, written_forms

_LONGEST = 2000  # no name or source is as long; what is goes to the check as it is
_LIST_SIGN = re.compile(r"^\s*(?:[-*+•●▪◦‣∙·–—]\s+|o\t+|\[\d{1,2}\]\s*|\d{1,2}[.)]\s+)")
_RULE = re.compile(r"^[\s|:;-]*$")
_NO_WORDS = re.compile(r"[-–—(),.\s]+")
_LOOSE_END = re.compile(r"(?<=\s)[.,;:()]+$")
_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?(https?://[^\s<>]+?)>?\s*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?\b((?:https?://|www\.)[^\s<>|]+)>?", re.IGNORECASE)
_OPENED = re.compile(
    r"^(?:(?:terakhir|last|tanggal|tgl\.?|date)\s+)?"
    r"(?:diakses|dibuka|dilihat|diunduh|akses|accessed|retrieved|opened|viewed)\b[\s:]*",
    re.IGNORECASE,
)
_IN_COPY = re.compile(
    r"^(?:(?:dibaca|read)\s+)?(?:(?:dalam|di|in|from)\s+)?(?:a\s+)?(?:stored\s+)?(?:salinan|copy)\b"
    r"(?:\s+tersimpan)?[\s:]*",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")


def partners(text: str, language: str) -> list[Record]:
    """Name and type, in either order; a third part is the name in the other language."""
    return [_partner(line, language) for line in lines(text)]


def sources(text: str) -> list[Record]:
    """Title and publisher in this order, with all the rest anywhere behind them.

    An address alone on a line belongs to the source above it, if that has none.
    """
    records: list[Record] = []
    for line in lines(text):
        record = _source(line)
        is_address = record["url"] and not record["title"]
        if is_address and records and not records[-1]["url"]:
            above = records[-1]
            above["url"] = record["url"]
            above["opened"] = above["opened"] or record["opened"]
        else:
            records.append(record)
    return records


def lines(text: str) -> list[str]:
    """The lines that say something, without the signs of a list."""
    bare_lines = []
    for line in text.split("\n"):
        bare = _LIST_SIGN.sub("", line).strip()
        if not _RULE.match(bare):
            bare_lines.append(bare)
    return bare_lines


def value(field_type: str, typed: str) -> str:
    """The date, year or address that was typed; what is not clear comes back as it was typed, and
    the check asks about it.
    """
    reading = written_forms.reading(field_type, typed)
    return reading.value if reading.is_clear else typed


def _partner(line: str, language: str) -> Record:
    parts = _parts(line)
    if not parts:
        parts = _name_and_type(line) if len(line) <= _LONGEST else [line]
    if len(parts) == 1:
        return {"name": parts[0], "type": ""}
    types = [part for part in parts if _is_type(part)]
    kind = types[-1] if types else parts[1]
    parts.remove(kind)
    name, *rest = parts or [""]
    record = {"name": name, "type": value_of("partner_type", kind)}
    if rest:
        other_language = next(code for code in languages.LANGUAGES if code != language)
        record[f"name_{other_language}"] = rest[0]
    if rest[1:]:
        # What has no field makes the type one that the check refuses and shows.
        record["type"] = " | ".join([record["type"], *rest[1:]])
    return record


def _name_and_type(line: str) -> list[str]:
    """The parts of a line without signs between them.

    The type of a partner may stand in brackets at the end or after the last comma, dash or colon,
    if it is one.
    """
    bracket = _LAST_BRACKET.match(line)
    if bracket and _is_type(bracket[2]):
        return [bracket[1].strip(), bracket[2].strip()]
    for sign in (",", " - ", " – ", " — ", ":"):
        name, _, kind = line.rpartition(sign)
        if name.strip() and _is_type(kind):
            return [name.strip(), kind.strip()]
    return [line]


def _is_type(text: str) -> bool:
    return not typed_choices.choice("partner_type", text).refused and bool(comparable(text))


def _source(line: str) -> Record:
    record = dict.fromkeys([field.name for field in SOURCE], "")
    if len(line) > _LONGEST:
        return {**record, "title": line}
    before, record["url"], behind = _around_address(line)
    without = before + behind
    parts = _parts(without) or [_LOOSE_END.sub("", without).lstrip(" ,;:.()").rstrip()]
    if record["url"] and len(parts) == 1:
        record["opened"] = _day_of_opening(parts[0])
        if record["opened"]:
            return record

    def year_of_publication(part: str) -> str:
        """A year, or before the address that of a date: behind it is the day of opening."""
        return _year(part) or (_year_of_date(part) if part in before else "")

    # First what can be nothing else, then by the order in which people are asked to write.
    for name, read in (
        ("url", _bare_address),
        ("opened", _day_of_opening),
        ("copy", _month_of_copy),
        ("independent", _independent),
        ("about", partial(_value, "source_about")),
        ("title_from", partial(_value, "title_from")),
        ("lang", partial(_value, "title_language")),
        ("later", partial(_value, "later_instances")),
        ("year", year_of_publication),
        ("opened", _day),
    ):
        if not record[name]:
            record[name] = _taken_out(parts, read)
    for name in ("title", "publisher"):
        record[name] = parts.pop(0) if parts else ""
    if not record["url"]:
        after_title = ["", *parts]
        record["url"] = _taken_out(after_title, _like_address)
        parts = after_title[1:]
    for name, field_type in (("year", "year"), ("opened", "date")):
        if parts and not record[name]:
            record[name] = value(field_type, parts.pop(0))
    if parts:
        # What has no field makes the date one that the check refuses and shows.
        record["opened"] = " | ".join([record["opened"], *parts])
    return record


def _around_address(line: str) -> tuple[str, str, str]:
    """What stands before the first web address of a line, the address, and what stands behind it;
    everything before where there is none.
    """
    if link := _LINK.search(line):
        shows_only_address = comparable(link[1]) == comparable(link[2])
        text = "" if shows_only_address else link[1]
        return line[: link.start()] + text, link[2], line[link.end() :]
    match = _ADDRESS.search(line)
    if not match:
        return line, "", ""
    reading = typed_addresses.address(match[1])
    # A dot or bracket at the end belongs to the sentence.
    cut_off = ""
    if reading.value:
        cut_off = match[1][len(reading.value) - ("//" not in match[1]) * len("https://") :]
    return line[: match.start()], reading.value or match[1], cut_off + line[match.end() :]


def _taken_out(parts: list[str], read: Callable[[str], str]) -> str:
    """What `read` makes of the first part after the title that it understands; the part is removed.

    Nothing if it understands none.
    """
    for place, part in enumerate(parts[1:], 1):
        understood = read(part)
        if understood:
            del parts[place]
            return understood
    return ""


def _bare_address(part: str) -> str:
    """An address without https://; without a path it may be the name of a newspaper."""
    return typed_addresses.address(part).value if "/" in part and "." in part else ""


def _like_address(part: str) -> str:
    """What can only be meant for an address, as typed where it is none or not a clear one."""
    reading = typed_addresses.address(part)
    return reading.value or (part if reading.candidates or "://" in part else "")


def _day_of_opening(part: str) -> str:
    """The date behind a word such as “diakses”."""
    opened = _OPENED.match(part)
    return value("date", part[opened.end() :]) if opened else ""


def _month_of_copy(part: str) -> str:
    """The date behind a word such as “salinan”; of anything else it is no sign."""
    copy = _IN_COPY.match(part)
    return _dated(part[copy.end() :], (4, 7, 10)) if copy else ""


def _independent(part: str) -> str:
    """Yes where the part says that the source is no partner's."""
    return "true" if _value("source_flag", part) else ""


def _value(vocabulary_name: str, part: str) -> str:
    return typed_choices.choice(vocabulary_name, part).value


def _year(part: str) -> str:
    """A year alone, as typed where its writer is not sure of it."""
    return _dated(part, (4,))


def _year_of_date(part: str) -> str:
    return typed_dates.year(part).value


def _day(part: str) -> str:
    """A date with at least its month, which no year of publication has."""
    return _dated(part, (7, 10))


def _dated(part: str, lengths: Sequence[int]) -> str:
    """A date of as many signs (`2024` has four), as typed where its writer is not sure of it."""
    reading = typed_dates.date(part)
    meant = [reading.value, *reading.candidates]
    fits = any(len(each) in lengths for each in meant)
    return (reading.value or part) if fits else ""


def _parts(line: str) -> list[str]:
    """What stands between bars, tabs or semicolons; nothing where there are none."""
    for sign in ("|", "\t", ";"):
        if sign in line:
            parts = [part.strip() for part in line.split(sign)]
            return [part for part in parts if part and not _NO_WORDS.fullmatch(part)]
    return []
