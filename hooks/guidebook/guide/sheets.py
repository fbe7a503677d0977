"""The checklist on paper as PDF/UA: a sheet of two sides, one page of the short form for two
organisations, and meeting sheets with a column for each of two, three or four partners.

Typst sets them (sheet_checklist.typ and so on); texts reach it as data, so that no sign in
them is code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from itertools import groupby
from pathlib import Path

from guidebook import languages
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.guide import checklist
from guidebook.guide.checklist import ChecklistItem
from guidebook.languages import UiText
from guidebook.problems.finding import ContentError, Finding, finding
from guidebook.theme import fonts
from guidebook.theme.typesetting import Job, TypesettingError, typeset

FILES = {
    "checklist": {"id": "daftar-periksa.pdf", "en": "checklist.pdf"},
    "short": {"id": "daftar-pendek.pdf", "en": "short-checklist.pdf"},
    "two": {"id": "lembar-rapat-2-mitra.pdf", "en": "meeting-sheet-2-partners.pdf"},
    "three": {"id": "lembar-rapat-3-mitra.pdf", "en": "meeting-sheet-3-partners.pdf"},
    "four": {"id": "lembar-rapat.pdf", "en": "meeting-sheet.pdf"},
}
"""Names of the files by kind of sheet and language."""

MEETINGS = {"two": 2, "three": 3, "four": 4}
"""Kinds of meeting sheets, with the number of partners."""

TEXTS = (
    "critical",
    "date",
    "filled_by",
    "item",
    "lead.checklist",
    "lead.meeting",
    "lead.short",
    "name",
    "next",
    "notes",
    "page",
    "partner",
    "partnership",
    "place",
    "signature",
    "signatures",
    "title.checklist",
    "title.meeting",
    "title.short",
    "what",
    "when",
    "who",
)
"""What a sheet says beside its items, by the keys of interface texts below `sheet.`"""


@dataclass(frozen=True)
class Sheet:
    """One sheet in one language: the site's name, the checklist's address, and the day of the
    edition (`2026-11-25`).
    """

    kind: str
    language: str
    site: str
    address: str
    day: str

    @property
    def name(self) -> str:
        """The sheet among those of all languages."""
        return f"{self.kind} {self.language}"

    @property
    def layout(self) -> str:
        """The template that sets it, and what it is called."""
        return "meeting" if self.kind in MEETINGS else self.kind

    def job(self, items: Sequence[ChecklistItem], ui_text: UiText) -> Job:
        """What Typst is asked for."""
        template = Path(__file__).with_name(f"sheet_{self.layout}.typ")
        midnight = datetime.combine(date.fromisoformat(self.day), time(), timezone.utc)
        inputs = {"data": self._data(items, ui_text)}
        return Job(template, inputs, fonts.FOLDER, "pdf", int(midnight.timestamp()))

    def culprits(
        self, items: Sequence[ChecklistItem], ui_text: UiText, error: TypesettingError
    ) -> list[Finding]:
        """Every item that can't be set alone.

        The sheet itself where each item can, or where even a sheet without items can't.
        """
        jobs = [self.job([], ui_text), *(self.job([item], ui_text) for item in items)]
        without_items, *alone = typeset(jobs)
        findings = []
        for item, result in zip(items, alone, strict=True):
            if isinstance(result, TypesettingError):
                values = {"key": item.id, "language": self.language, "found": str(result)}
                findings.append(finding(checklist.PATH, item.line, "sheet-item", **values))
        if findings and not isinstance(without_items, TypesettingError):
            return findings
        return [finding(checklist.PATH, 1, "sheet", key=self.layout, found=str(error))]

    def _data(self, items: Sequence[ChecklistItem], ui_text: UiText) -> str:
        """All that the sheet says, as JSON for Typst."""
        sections = []
        of_this_sheet = [item for item in items if item.short or self.kind != "short"]
        for name, group in groupby(of_this_sheet, lambda item: item.section):
            shown = [
                {"text": item.text[self.language], "critical": item.critical} for item in group
            ]
            sections.append({"title": ui_text(f"checklist.{name}"), "items": shown})
        data = {
            "language": self.language,
            "site": self.site,
            "address": self.address,
            "day": self.day,
            "edition": f"{ui_text('edition')} {languages.long_date(self.day, self.language)}",
            "ui_text": {name: ui_text(f"sheet.{name}") for name in TEXTS},
            "partners": list("ABCD"[: MEETINGS.get(self.kind, 2)]),
            "sections": sections,
        }
        return json.dumps(data, ensure_ascii=False)


def pdfs(
    sheets: Sequence[Sheet],
    items: Sequence[ChecklistItem],
    ui_texts: Mapping[str, UiText],
    cache: Cache = NO_CACHE,
) -> list[bytes]:
    """The files, the same bytes for the same content; ContentError names what can't be set.

    Those that are not in the cache are set together: starting Typst takes as long as a sheet.
    """
    jobs = {sheet: sheet.job(items, ui_texts[sheet.language]) for sheet in sheets}
    keys = {sheet: digest(job.inputs, job.seconds) for sheet, job in jobs.items()}
    files: dict[Sheet, bytes] = {}
    missing = []
    for sheet in sheets:
        known = cache.get_file("sheet", sheet.name, keys[sheet])
        if known is None:
            missing.append(sheet)
        else:
            files[sheet] = known
    made = typeset([jobs[sheet] for sheet in missing]) if missing else []
    for sheet, result in zip(missing, made, strict=True):
        if isinstance(result, TypesettingError):
            ui_text = ui_texts[sheet.language]
            raise ContentError(*sheet.culprits(items, ui_text, result)) from result
        cache.put_file("sheet", sheet.name, keys[sheet], result)
        files[sheet] = result
    return [files[sheet] for sheet in sheets]
