"""What is drawn in a Word file: pictures, which become files, text in boxes, which comes along, and
the rest, which is only told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guidebook.contributions.docx_markdown import Loss
from guidebook.contributions.docx_reader import Element, Relation, attribute, local

KINDS = {
    "chart": "chart",
    "chartex": "chart",
    "relIds": "diagram",
    "model3d": "picture-format",
    "OLEObject": "object",
    "control": "object",
    "contentPart": "ink",
}
"""Elements inside a drawing to the kind of loss they are."""


@dataclass
class Drawn:
    """What a drawing holds: losses, and boxes with paragraphs of their own."""

    losses: list[Loss] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def drawn(element: Element, relations: Mapping[str, Relation]) -> Drawn:
    """What stands in a `drawing`, `pict` or `object`; a figure without anything in it is told too."""
    found = Drawn()
    description = ""
    for each in _inside(element):
        name = local(each)
        if name == "docPr":
            description = attribute(each, "descr") or attribute(each, "title")
        if name == "txbxContent":
            found.boxes.append(each)
        elif name in ("blip", "imagedata"):
            found.losses.append(_picture(each, relations, description))
        elif name == "textpath":
            found.losses.append(Loss("word-art", attribute(each, "string")))
        elif name in KINDS:
            found.losses.append(Loss(KINDS[name], description))
    objects = [loss for loss in found.losses if loss.kind == "object"]
    found.losses = objects or found.losses  # the picture of an object is only how it looks
    if not found.losses and not found.boxes:
        found.losses.append(Loss("shape", description))
    return found


def preferred(alternatives: Element) -> Element:
    """Of the ways in which something is written for newer and older programs the first."""
    return next((each for each in alternatives if local(each) in ("Choice", "Fallback")), ())


def _inside(element: Element) -> Iterator[Element]:
    """The elements inside, without what stands in a box and without second ways of writing."""
    for each in element:
        name = local(each)
        if name == "AlternateContent":
            yield from _inside(preferred(each))
        else:
            yield each
            yield from _inside(each) if name != "txbxContent" else ()


def _picture(element: Element, relations: Mapping[str, Relation], description: str) -> Loss:
    for name in ("embed", "id", "link", "href"):
        relation = relations.get(attribute(element, name))
        if relation and relation.is_outside:
            return Loss("picture-linked", relation.target)
        if relation:
            return Loss("picture", description, relation.target)
    return Loss("picture", description)
