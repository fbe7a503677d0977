"""The answers in a filled Word template that came back by e-mail.

People delete the guidance or leave it, type over it or behind it, lose the styles on the way
through another program, or write in a table. What they answered has to come out all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guidebook.contributions import (
    answer_places,
    answers,
    docx_markdown,
    docx_reader,
    word_template,
)
from guidebook.contributions.answer_places import Pairs
from guidebook.contributions.docx_markdown import Paragraph
from guidebook.contributions.docx_reader import UnreadableWordError
from guidebook.contributions.questions import comparable, questions
from guidebook.tables import table
from guidebook.text.vocabulary import HEADING_IDS

_LONG = 40
"""Characters; guidance that is as long is told from an answer that repeats a word of it."""


def read(data: bytes) -> tuple[Pairs, str]:
    """The answers in a filled template, and its language; raises UnreadableWordError for anything
    else.
    """
    paragraphs = docx_markdown.paragraphs(docx_reader.read(data))
    language = answers.language_of(each.text for each in paragraphs if each.is_heading)
    has_styles = bool(language)
    if not has_styles:
        language = answers.language_of(each.text for each in paragraphs)
    if not language:
        raise UnreadableWordError("questions")
    labels = [question.label(language) for question in questions()]
    known = set(map(comparable, labels))
    sections = _sections(language)
    marked = []
    is_prose = False  # Markdown is kept in the five sections only, not in facts
    for paragraph in _without_guidance(paragraphs, language):
        heading = "" if has_styles and not paragraph.is_heading else paragraph.text
        if comparable(heading) in known:
            is_prose = comparable(heading) in sections
        text = paragraph.markdown() if is_prose else paragraph.plain()
        marked.append((heading, text))
    return answer_places.below(labels, marked).pairs, language


def reason(error: UnreadableWordError, language: str) -> str:
    """Why a file is refused, in words."""
    reasons: dict[str, dict[str, str]] = table(__file__, "word_answers.yml")
    return reasons[str(error)][language].format(most=docx_reader.MOST_MB)


def _sections(language: str) -> set[str]:
    """The labels of the questions for the five sections, made comparable."""
    labels = set()
    for question in questions():
        if question.name in HEADING_IDS:
            labels.add(comparable(question.label(language)))
    return labels


def _without_guidance(paragraphs: list[Paragraph], language: str) -> Iterator[Paragraph]:
    """The paragraphs without what the template says itself, whatever was done to its style."""
    own = word_template.own_paragraphs(language)
    own_comparable = {comparable(text) for text in own}
    style = word_template.guidance_style(language)
    for paragraph in paragraphs:
        text = comparable(paragraph.text)
        if text in own_comparable:
            continue
        # Guidance of which somebody deleted a part is none of their words.
        looks_like_guidance = paragraph.style == style and len(paragraph.text.strip()) > _LONG
        if looks_like_guidance and any(text in ours for ours in own_comparable):
            continue
        yield _without_guidance_before(paragraph, own, style)


def _without_guidance_before(paragraph: Paragraph, own: list[str], style: str) -> Paragraph:
    """An answer that was typed behind the guidance or over it, so that it has its style."""
    for guidance in own:
        if len(guidance) > _LONG and paragraph.text.startswith(guidance):
            paragraph = paragraph.without(len(guidance))
            break
    return replace(paragraph, style="") if paragraph.style == style else paragraph
