"""The checklist on paper as PDF/UA: a sheet of two sides, and a meeting sheet with a column for
each partner.

Typst sets them (sheet_checklist.typ, sheet_meeting.typ); texts reach it as data, so that no sign in
them is code.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from functools import partial
from itertools import groupby
from pathlib import Path

import typst

from guidebook import languages
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.guide import checklist
from guidebook.guide.checklist import ChecklistItem
from guidebook.languages import UiText
from guidebook.problems.finding import ContentError, Finding, finding
from guidebook.theme import fonts

FILES = {
    "checklist": {"id": "daftar-periksa.pdf", "en": "checklist.pdf"},
    "meeting": {"id": "lembar-rapat.pdf", "en": "meeting-sheet.pdf"},
}
"""Names of the files by kind of sheet and language."""

TEXTS = (
    "critical",
    "date",
    "filled_by",
    "item",
    "lead.checklist",
    "lead.meeting",
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

    def pdf(
        self, items: Sequence[ChecklistItem], ui_text: UiText, cache: Cache = NO_CACHE
    ) -> bytes:
        """The file, the same bytes for the same content; ContentError names the items that can't be
        set.
        """
        what = self.kind, self._data(items, ui_text), self.day
        try:
            return cache.made(
                "sheet", f"{self.kind} {self.language}", digest(what), partial(_compiled, *what)
            )
        except typst.TypstError as error:
            raise ContentError(*self._culprits(items, ui_text, error)) from error

    def _data(self, items: Sequence[ChecklistItem], ui_text: UiText) -> str:
        """All that the sheet says, as JSON for Typst."""
        sections = []
        for name, group in groupby(items, lambda item: item.section):
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
            "sections": sections,
        }
        return json.dumps(data, ensure_ascii=False)

    def _culprits(
        self, items: Sequence[ChecklistItem], ui_text: UiText, error: typst.TypstError
    ) -> list[Finding]:
        """What stops the sheet: every item that can't be set alone, or the sheet itself.

        It is the sheet where each item can be set, or where even a sheet without items can't.
        """
        findings: list[Finding] = []
        is_item = self._failure([], ui_text) is None
        for item in items if is_item else ():
            failure = self._failure([item], ui_text)
            if failure:
                values = {"key": item.id, "language": self.language, "found": failure.message}
                findings.append(finding(checklist.PATH, item.line, "sheet-item", **values))
        return findings or [finding(checklist.PATH, 1, "sheet", key=self.kind, found=error.message)]

    def _failure(self, items: Sequence[ChecklistItem], ui_text: UiText) -> typst.TypstError | None:
        """Why a sheet of these items can't be set; None where it can."""
        try:
            _compiled(self.kind, self._data(items, ui_text), self.day)
        except typst.TypstError as error:
            return error
        return None


@functools.cache
def _compiled(kind: str, data: str, day: str) -> bytes:
    """Compiled once for each content, however often a build runs in this process."""
    return typst.compile(
        str(Path(__file__).with_name(f"sheet_{kind}.typ")),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=datetime.combine(date.fromisoformat(day), time(), timezone.utc),
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
