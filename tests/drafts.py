"""Case studies as people fill them in: a good one, and changes to it that break rules
(tests/data/drafts.yml).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, cast

import case_files
import project
import yaml
from guidebook import languages
from guidebook.contributions import case_writer
from guidebook.contributions.draft import Draft
from guidebook.problems.finding import Finding
from guidebook.text.vocabulary import HEADINGS

Place = tuple[str, str]
"""A broken rule and the question it belongs to."""

PICTURE = "kasus-ini/kopi.jpg"
"""The picture that is there beside the file of a draft."""


def good(*spoken: str) -> dict[str, Any]:
    """A draft without a flaw, in Indonesian unless told otherwise."""
    said = {
        "id": (
            "Perpustakaan dan koperasi berbagi ruang",
            "Ruang baca hidup lagi, tetapi jadwalnya bentrok.",
        ),
        "en": (
            "A library and a cooperative share a room",
            "The reading room is alive again, but bookings clash.",
        ),
    }
    sections = {
        "id": [
            "Aula kosong [1].",
            "Koperasi meminjamkan aula.",
            "120 pembaca (*) [2].",
            "Jadwal bentrok.",
            "Sepakati.",
        ],
        "en": [
            "An empty hall [1].",
            "The cooperative lent it.",
            "120 readers (*) [2].",
            "Bookings clashed.",
            "Agree.",
        ],
    }
    return {
        "name": "",
        "facts": {
            "kind": "documented",
            "benefits": ["resources", "efficiency"],
            "steps": ["agreement"],
            "sector": "education",
            "region": "jawa-tengah",
            "start": "2022",
            "end": "",
            "outcome": "mixed",
            "short": False,
            "partners": [
                {"name": "Perpustakaan Desa", "type": "local-government"},
                {"name": "KSP Maju", "type": "cooperative"},
            ],
            "as_of": "2024-06",
            "sources": [
                {
                    "title": "Laporan",
                    "publisher": "Dinas",
                    "year": "2023",
                    "url": "https://example.org/a",
                    "opened": "2024-06-30",
                },
                {
                    "title": "Berita",
                    "publisher": "Koran",
                    "year": "2024",
                    "url": "",
                },
            ],
            "basis": "published",
            "contributors": ["Nama Anda"],
            "interest": "none",
            "statements": ["licence", "no-personal-data"],
        },
        "texts": {
            language: {
                "title": said[language][0],
                "summary": said[language][1],
                "sections": sections[language],
            }
            for language in spoken or ("id",)
        },
    }


def changed(spec: dict[str, Any]) -> dict[str, Any]:
    """The good draft in the languages of `spec`, with what stands at each place of `spec["change"]`
    replaced.
    """
    draft = good(*spec.get("languages", ["id"]))
    for place, value in spec.get("change", {}).items():
        parts: list[Any] = [int(part) if part.isdigit() else part for part in place.split(".")]
        inside: Any = (
            draft["texts"]
            if parts[0] in draft["texts"]
            else draft
            if parts == ["name"]
            else draft["facts"]
        )
        for part in parts[:-1]:
            inside = inside[part]
        inside[parts[-1]] = copy.deepcopy(value)
    return draft


def golden() -> dict[str, dict[str, Any]]:
    """Changes by name, each with what is found: rule and place."""
    table: dict[str, dict[str, Any]] = yaml.safe_load(
        (project.ROOT / "tests/data/drafts.yml").read_text("utf-8")
    )
    return table


def texts(draft: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the files of a draft, by path."""
    return {path: file.text for path, file in case_writer.files(cast(Draft, draft)).items()}


def found(draft: Mapping[str, Any]) -> set[Place]:
    """What the check of the build finds in the files of a draft, by question."""
    places = set()
    for path, text in texts(draft).items():
        language = languages.language_of(path)
        findings = case_files.checked(text, path, PICTURE)
        places |= {_place(each, text, language) for each in findings}
    return places


def _place(each: Finding, text: str, language: str) -> Place:
    named = dict(each.values).get("found", "")
    lines = text.split("\n")
    if each.rule == "missing-key" and each.line == 1:
        return each.rule, f"{language}.{named}" if named in ("title", "summary") else named
    place, record, section = "", -1, -1
    for line in lines[: each.line]:
        if match := re.match(r"(\w+):", line):
            place, record = match[1], -1
        elif re.match(r"  - \w+:", line):
            record += 1
        if line.startswith("## ") and line[3:] in HEADINGS[language]:
            section = HEADINGS[language].index(line[3:])
    if section >= 0:
        return each.rule, f"{language}.sections.{section}"
    if record >= 0 and each.rule not in ("few-items", "many-items"):
        inner = (
            named
            if each.rule == "missing-key"
            else re.sub(r"^ +(- )?|:.*", "", lines[each.line - 1])
        )
        return each.rule, f"{place}.{record}.{inner}"
    return each.rule, f"{language}.{place}" if place in ("title", "summary") else place
