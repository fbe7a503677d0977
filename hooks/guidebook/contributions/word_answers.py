"""The answers in a filled Word template that came back by e-mail.

People delete the guidance or leave it, type over it or behind it, number the questions, lose the
styles on the way through another program, or put everything in a table. What they answered has to
come out all the same, and what does not come out is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from guidebook.contributions import answer_places, answers, docx_reader, word_template
from guidebook.contributions.answer_places import Pairs, label_key
from guidebook.contributions.docx_markdown import Loss, Paragraph
from guidebook.contributions.docx_paragraphs import paragraphs
from guidebook.contributions.docx_reader import UnreadableWordError
from guidebook.contributions.questions import comparable, questions
from guidebook.languages import LANGUAGES
from guidebook.tables import table
from guidebook.text.vocabulary import HEADING_IDS

_LONG = 40
"""Characters; guidance that is as long is told from an answer that repeats a word of it."""

_QUESTION = "heading"
"""The style of a question that stood in front of its answer."""


@dataclass(frozen=True)
class PlacedLoss:
    """Something that does not come along, and the label of the question where it stood; empty above
    the first one.
    """

    loss: Loss
    place: str


@dataclass(frozen=True)
class FilledTemplate:
    """What a file holds: answers by their labels in one language, what is lost, and the bytes of
    pictures by the name of their part.
    """

    pairs: Pairs
    language: str
    losses: tuple[PlacedLoss, ...]
    pictures: dict[str, bytes]


def read(data: bytes) -> FilledTemplate:
    """The answers in a filled template; raises UnreadableWordError for anything else."""
    file = docx_reader.read(data)
    all_labels = {label_key(label) for language in LANGUAGES for label in _labels(language)}
    read_paragraphs = list(_unfolded(paragraphs(file), all_labels))
    language = answers.language_of(each.text for each in read_paragraphs if each.is_heading)
    if not language:
        language = answers.language_of(each.text for each in read_paragraphs)
    if not language:
        raise UnreadableWordError("questions")
    lines, losses = _lines(read_paragraphs, language)
    found = answer_places.below(_labels(language), lines)
    losses.extend(PlacedLoss(Loss("outside", text), "") for text in _paragraphs(found.before))
    for label, text in answers.unread(found.pairs, language):
        losses.append(PlacedLoss(Loss("unread", text), label))
    losses.extend(PlacedLoss(Loss("twice"), label) for label in found.twice)
    return FilledTemplate(found.pairs, language, tuple(losses), file.pictures)


def _lines(
    read_paragraphs: Collection[Paragraph], language: str
) -> tuple[list[tuple[str, str]], list[PlacedLoss]]:
    """Every paragraph as a line of the document, a question as a heading, and what is lost."""
    known = {label_key(label): label for label in _labels(language)}
    styled = {label_key(each.text) for each in read_paragraphs if each.is_heading}
    # Markdown is kept in the five sections, and links in the list of sources.
    sections = _labels(language, HEADING_IDS)
    with_links = _labels(language, ("sources",))
    lines: list[tuple[str, str]] = []
    losses: list[PlacedLoss] = []
    place = ""
    for paragraph in read_paragraphs:
        key = label_key(paragraph.text)
        # One that lost its style is a question only where no other has kept it.
        starts = key in known and (paragraph.is_heading or key not in styled)
        if starts:
            place = known[key]
        losses.extend(PlacedLoss(loss, place) for loss in paragraph.losses)
        rest = None if starts else _without_guidance(paragraph, language)
        if starts:
            lines.append((paragraph.text, ""))
        elif rest and place in sections:
            lines.append(("", rest.markdown()))
        elif rest and place in with_links:
            lines.append(("", rest.plain()))
        elif rest:
            lines.append(("", rest.text))
            for address in rest.hidden_addresses:
                losses.append(PlacedLoss(Loss("link", address), place))
    return lines, losses


def reason(error: UnreadableWordError, language: str) -> str:
    """Why a file is refused, in words."""
    reasons: dict[str, dict[str, str]] = table(__file__, "word_answers.yml")
    bounds = {"most": docx_reader.MOST_MB, "paragraphs": docx_reader.MOST_PARAGRAPHS}
    return reasons[str(error)][language].format(**bounds)


def _labels(language: str, names: Collection[str] = ()) -> list[str]:
    """The labels of all questions, or of those with these names."""
    asked = [question for question in questions() if not names or question.name in names]
    return [question.label(language) for question in asked]


def _unfolded(read: Iterable[Paragraph], known: Collection[str]) -> Iterator[Paragraph]:
    """The paragraphs with the questions on lines of their own, also those that stood in a table or
    before their answers.
    """
    for paragraph in read:
        if any(_begins_with_question(cell, known) for cell in paragraph.cells[:2]):
            inside = [each for cell in paragraph.cells for each in cell]
            first, *others = [each for each in inside if not _is_number(each)]
            yield from _split(replace(first, losses=paragraph.losses), known)
            for each in others:
                yield from _split(replace(each, losses=()), known)
        elif paragraph.cells:
            yield paragraph
        else:
            yield from _split(paragraph, known)


def _begins_with_question(cell: Iterable[Paragraph], known: Collection[str]) -> bool:
    first = next((each for each in cell if each.text.strip()), None)
    return first is not None and label_key(first.text.split("\n")[0]) in known


def _is_number(paragraph: Paragraph) -> bool:
    """Whether a cell holds only the number of a question."""
    text = paragraph.text.strip(" .)")
    return text.isdecimal() and len(text) <= 2


def _split(paragraph: Paragraph, known: Collection[str]) -> Iterator[Paragraph]:
    """A paragraph that begins with a question, behind which its answer stands, made into two."""
    for sign in (":", "\n"):
        before, found, after = paragraph.text.partition(sign)
        if found and after.strip() and label_key(before) in known:
            yield replace(paragraph.until(len(before)), losses=())
            yield replace(paragraph.without(len(before) + 1), style="")
            return
    yield paragraph


def _without_guidance(paragraph: Paragraph, language: str) -> Paragraph | None:
    """A paragraph without what the template says itself, whatever was done to its style; None if
    nothing else is there.
    """
    own = word_template.own_paragraphs(language)
    style = word_template.guidance_style(language)
    text = comparable(paragraph.text)
    if text in own:
        return None
    # Guidance of which somebody deleted a part is none of their words.
    looks_like_guidance = paragraph.style == style and len(paragraph.text.strip()) > _LONG
    if looks_like_guidance and any(text in ours for ours in own):
        return None
    # An answer that was typed behind the guidance or over it has its style.
    for guidance in own.values():
        if len(guidance) > _LONG and paragraph.text.startswith(guidance):
            paragraph = paragraph.without(len(guidance))
            break
    return replace(paragraph, style="") if paragraph.style == style else paragraph


def _paragraphs(text: str) -> list[str]:
    return [each for each in text.split("\n") if each.strip()]
