"""Word templates as people fill them in."""

from __future__ import annotations

import io
from typing import Any

import docx
from guidebook.contributions import word_template
from guidebook.contributions.questions import questions


class Filled:
    """A template as somebody fills it in."""

    def __init__(self, language: str = "id") -> None:
        self.document = docx.Document(io.BytesIO(word_template.template(language)))
        self.labels = {question.name: question.label(language) for question in questions()}

    def at(self, name: str) -> Any:
        """The empty paragraph below a question."""
        found = self.document.paragraphs
        place = next(i for i, p in enumerate(found) if p.text == self.labels[name])
        return next(p for p in found[place + 1 :] if p.style and p.style.name == "Normal")

    def guidance(self, name: str) -> Any:
        """The first paragraph of guidance below a question."""
        found = self.document.paragraphs
        return found[next(i for i, p in enumerate(found) if p.text == self.labels[name]) + 1]

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()
