"""The template for a case in Word, and the answers in one that came back by e-mail."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guidebook.contributions import answers as case_answers
from guidebook.contributions import docx_markdown, docx_reader, issue_forms
from guidebook.contributions.answers import Pairs
from guidebook.contributions.docx_markdown import Paragraph
from guidebook.contributions.docx_reader import UnreadableWordError
from guidebook.contributions.questions import comparable, questions
from guidebook.text.vocabulary import HEADING_IDS

LOCALES = {"id": "id-ID", "en": "en-GB"}
_GREY = "595959"  # 7 to 1 on white
_BLUE = "1F3864"  # 11 to 1; python-docx's own is too pale for small headings
_ANSWER = 40  # what is left of guidance is longer than an answer that repeats a word of it
_MADE = datetime(
    2026, 1, 1, tzinfo=timezone.utc
)  # not the day of the build: the same template is the same file


def template(language: str) -> bytes:
    """The file to fill in: each question is a heading, below it guidance and an empty line for the
    answer.
    """
    import docx  # only where the template is made: the commands that check texts should not load it
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    document = docx.Document()
    name = _words()["style"][language]
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.next_paragraph_style = (
        document.styles["Normal"],
        document.styles["Normal"],
    )
    style.font.italic, style.font.color.rgb = True, RGBColor.from_string(_GREY)
    document.styles["Heading 2"].font.color.rgb = RGBColor.from_string(_BLUE)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LOCALES[language])
    properties = document.core_properties
    properties.title, properties.language = _words()["title"][language], LOCALES[language]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _MADE
    document.add_heading(_words()["title"][language], 1)
    for text in _words()["intro"][language]:
        document.add_paragraph(text, name)
    for question in questions():
        document.add_heading(question.label(language), 2)
        for text in _guidance(question.name, language):
            document.add_paragraph(text, name)
        document.add_paragraph()
    document.add_heading(issue_forms.consent_label(language), 2)
    for text in [_words()["agree"][language], *issue_forms.statements(language)]:
        document.add_paragraph(text, name)
    out = io.BytesIO()
    document.save(out)
    return _repacked(out.getvalue())


def answers(data: bytes) -> tuple[Pairs, str]:
    """The answers in a filled template, and its language; raises UnreadableWordError for anything
    else.
    """
    found = docx_markdown.paragraphs(docx_reader.read(data))
    styled = True
    language = case_answers.language_of(
        paragraph.text for paragraph in found if paragraph.is_heading
    )
    if not language:  # headings that lost their style on the way
        styled, language = False, case_answers.language_of(paragraph.text for paragraph in found)
    if not language:
        raise UnreadableWordError("questions")
    labels = [question.label(language) for question in questions()] + [
        issue_forms.consent_label(language)
    ]
    told = {comparable(q.label(language)) for q in questions() if q.name in HEADING_IDS}
    marks, prose = [], False
    for paragraph in _answered(found, language):
        heading = paragraph.text if paragraph.is_heading or not styled else ""
        if comparable(heading) in map(comparable, labels):
            prose = comparable(heading) in told
        marks.append((heading, paragraph.markdown() if prose else paragraph.plain()))
    return case_answers.below(labels, marks)[: len(questions())], language


def reason(error: UnreadableWordError, language: str) -> str:
    """Why a file is refused, in words."""
    return str(_words()["refused"][str(error)][language]).format(most=docx_reader.MOST_MB)


def _guidance(name: str, language: str) -> list[str]:
    """The paragraphs of guidance below a question."""
    question = next(question for question in questions() if question.name == name)
    example = question.example(language)
    lines = [_words()["example"][language], *example.split("\n")] if example else []
    return [question.help_in_writing(language), *lines]


def _answered(found: list[Paragraph], language: str) -> list[Paragraph]:
    """The paragraphs without the template's own guidance, whatever was done to its style."""
    own = [text for question in questions() for text in _guidance(question.name, language)]
    own += [
        *_words()["intro"][language],
        _words()["agree"][language],
        *issue_forms.statements(language),
    ]
    bare, name = {comparable(text) for text in own}, _words()["style"][language]
    kept = []
    for paragraph in found:
        text = paragraph.text.strip()
        cut_short = (
            paragraph.style == name
            and len(text) > _ANSWER
            and any(comparable(text) in said for said in bare)
        )
        if text and (comparable(text) in bare or cut_short):
            continue
        before = next(
            (said for said in own if len(said) > _ANSWER and paragraph.text.startswith(said)), ""
        )
        rest = paragraph.without(len(before)) if before else paragraph
        kept.append(replace(rest, style="") if rest.style == name else rest)
    return kept


def _repacked(data: bytes) -> bytes:
    """The same archive with nothing in it that depends on when it was made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            same = zipfile.ZipInfo(entry.filename)  # of 1980
            same.create_system = 3  # whatever it is made on
            after.writestr(same, before.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return words
