"""The template for a case in Word, for whoever writes offline and sends the file by e-mail.

Its answers are read by word_answers.py.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from guidebook.contributions.questions import Question, comparable, questions
from guidebook.tables import table
from guidebook.text import word_file

if TYPE_CHECKING:
    from docx.document import Document

_GREY = "595959"  # 7 to 1 on white
_BLUE = "1F3864"  # 11 to 1; python-docx's own is too pale for small headings


def template(language: str) -> bytes:
    """The file to fill in: each question is a heading, below it guidance and an empty line for the
    answer.
    """
    import docx  # only where the template is made: the commands that check texts should not load it

    document = docx.Document()
    _add_styles(document, language)
    word_file.set_language(document, language)
    word_file.set_properties(document, _words("title")[language], language)
    style = guidance_style(language)
    document.add_heading(_words("title")[language], 1)
    for text in _words("intro")[language]:
        document.add_paragraph(text, style)
    for question in questions():
        document.add_heading(question.label(language), 2)
        for text in _guidance(question, language):
            document.add_paragraph(text, style)
        document.add_paragraph()
    return word_file.saved(document)


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
    """A style for guidance, and darker headings."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    styles: Any = document.styles  # python-docx's types know only what all kinds of styles have
    guidance = styles.add_style(guidance_style(language), WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = styles["Normal"]
    guidance.next_paragraph_style = styles["Normal"]
    guidance.font.italic = True
    guidance.font.color.rgb = RGBColor.from_string(_GREY)
    styles["Heading 2"].font.color.rgb = RGBColor.from_string(_BLUE)


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


def _words(key: str) -> dict[str, Any]:
    """The words of the template by language: a text, or of the introduction several."""
    words: dict[str, Any] = table(__file__, "word_template.yml")[key]
    return words
