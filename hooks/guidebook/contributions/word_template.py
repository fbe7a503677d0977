"""The template for a case in Word, for whoever writes offline and sends the file by e-mail.

Its answers are read by word_answers.py.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

from guidebook.contributions.questions import Question, comparable, questions
from guidebook.tables import table

if TYPE_CHECKING:
    from docx.document import Document

LOCALES = {"id": "id-ID", "en": "en-GB"}
_GREY = "595959"  # 7 to 1 on white
_BLUE = "1F3864"  # 11 to 1; python-docx's own is too pale for small headings
_MADE = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""Not the day of the build, so that the same template is the same file."""


def template(language: str) -> bytes:
    """The file to fill in: each question is a heading, below it guidance and an empty line for the
    answer.
    """
    import docx  # only where the template is made: the commands that check texts should not load it

    document = docx.Document()
    _add_styles(document, language)
    _set_properties(document, language)
    style = guidance_style(language)
    document.add_heading(_words("title")[language], 1)
    for text in _words("intro")[language]:
        document.add_paragraph(text, style)
    for question in questions():
        document.add_heading(question.label(language), 2)
        for text in _guidance(question, language):
            document.add_paragraph(text, style)
        document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def guidance_style(language: str) -> str:
    """The name of the style in which the template speaks itself."""
    return str(_words("style")[language])


@cache
def own_paragraphs(language: str) -> dict[str, str]:
    """Everything the template says besides its questions, which whoever reads it back leaves out: as
    it stands there, by what it is for comparing.
    """
    texts = [_words("title")[language], *_words("intro")[language]]
    for question in questions():
        texts.extend(_guidance(question, language))
    return {comparable(text): text for text in texts}


def _add_styles(document: Document, language: str) -> None:
    """A style for guidance, darker headings, and the language in which Word checks the spelling."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    styles: Any = document.styles  # python-docx's types know only what all kinds of styles have
    guidance = styles.add_style(guidance_style(language), WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = styles["Normal"]
    guidance.next_paragraph_style = styles["Normal"]
    guidance.font.italic = True
    guidance.font.color.rgb = RGBColor.from_string(_GREY)
    styles["Heading 2"].font.color.rgb = RGBColor.from_string(_BLUE)
    for tag in styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LOCALES[language])


def _set_properties(document: Document, language: str) -> None:
    """What Word shows of the file, without the author and the day that python-docx puts there."""
    properties = document.core_properties
    properties.title = _words("title")[language]
    properties.language = LOCALES[language]
    properties.author = ""
    properties.comments = ""
    properties.last_modified_by = ""
    properties.created = _MADE
    properties.modified = _MADE


def _guidance(question: Question, language: str) -> list[str]:
    """The paragraphs of guidance below a question."""
    paragraphs = [question.help_in_writing(language)]
    if question.control == "ticks":
        paragraphs = [_words("agree")[language], *question.options(language)]
    example = question.example(language)
    if example:
        paragraphs.append(_words("example")[language])
        paragraphs.extend(example.split("\n"))
    return paragraphs


def _repacked(data: bytes) -> bytes:
    """The same archive with nothing in it that depends on when and where it was made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            same = zipfile.ZipInfo(entry.filename)  # of 1980
            same.create_system = 3  # Unix, whatever it is made on
            after.writestr(same, before.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _words(key: str) -> dict[str, Any]:
    """The words of the template by language: a text, or of the introduction several."""
    words: dict[str, Any] = table(__file__, "word_template.yml")[key]
    return words
