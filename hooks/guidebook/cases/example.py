"""A case study to copy and fill in, made from the table of fields, in either language."""

from __future__ import annotations

from guidebook.cases import schema
from guidebook.text.vocabulary import HEADINGS

_RECORDS = {
    "partners": """\
  - name: {0}
    type: local-government
  - name: {1}
    type: cooperative""",
    "sources": """\
  - title: {2}
    publisher: {4}
    year: 2023
    url: https://example.org/{6}
    accessed: 2024-06-30
  - title: {3}
    publisher: {5}
    year: 2024
    url: null
    accessed: null""",
}
_NAMES = {
    "id": (
        "Perpustakaan contoh",
        "Koperasi contoh",
        "Judul sumber pertama",
        "Judul sumber kedua",
        "Penerbit",
        "Penerbit lain",
        "pertama",
    ),
    "en": (
        "Example library",
        "Example cooperative",
        "Title of the first source",
        "Title of the second source",
        "Publisher",
        "Another publisher",
        "first",
    ),
}
_WORDS = {
    "title": {"en": "A library and a cooperative share a room"},
    "summary": {
        "en": "The cooperative lends its hall, the library runs the books. The room is alive again, but bookings clash."
    },
    "contributors": {"en": "Your name"},
}
_SECTIONS = {
    "id": (
        "Apa masalahnya, dan mengapa tidak dapat diatasi sendiri? [1]",
        "Siapa membawa apa, dan bagaimana pekerjaan dibagi?",
        "Apa yang berubah? Angka dari mitra sendiri diberi tanda: 120 pembaca seminggu (*). [2]",
        "Apa yang gagal, tertunda, atau tidak diketahui? Bagian ini wajib.",
        "Apa yang sebaiknya dilakukan organisasi lain?",
    ),
    "en": (
        "What was the problem, and why could nobody solve it alone? [1]",
        "Who brought what, and how was the work divided?",
        "What changed? The partners' own figures carry a sign: 120 readers a week (*). [2]",
        "What failed, was delayed or is not known? This section is required.",
        "What should another organisation do?",
    ),
}


def text(language: str) -> str:
    """The whole file; it passes every check as it is."""
    lines = ["---"]
    for field in schema.FIELDS:
        example = _WORDS.get(field.name, {}).get(language) or schema.rules()[field.name]["example"]
        if field.name == "short":
            continue
        if field.type == "records":
            lines += [f"{field.name}:", _RECORDS[field.name].format(*_NAMES[language])]
        elif field.type == "texts":
            lines += [f"{field.name}:", f"  - {example}"]
        else:
            lines.append(f"{field.name}: {example}")
    lines.append("---")
    for heading, guide in zip(HEADINGS[language], _SECTIONS[language], strict=True):
        lines += ["", f"## {heading}", "", guide]
    return "\n".join(lines) + "\n"
