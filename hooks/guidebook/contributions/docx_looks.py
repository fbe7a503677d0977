"""How a run of a Word file looks, as far as Markdown can say it; what it can't is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from guidebook.contributions.docx_markdown import Loss, Span
from guidebook.contributions.docx_reader import Element, attribute, local
from guidebook.tables import table

_OFF = {"0", "false", "off", "none"}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_COLOURS = ("color", "highlight", "shd")
_NO_COLOUR = {"", "auto", "000000", "none", "clear", "nil", "FFFFFF"}
_GOES_ON = ("colour", "deleted", "hidden", "raised", "struck", "underline")
_PRIVATE = range(0xE000, 0xF900)


@dataclass
class Losses:
    """What is met while one paragraph is read: losses, and boxes with paragraphs of their own."""

    listed: list[Loss] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def add(self, kind: str, quote: str = "") -> None:
        """Note a loss; one that goes on with the last one is the same."""
        last = self.listed[-1] if self.listed else None
        if last and last.kind == kind and kind in _GOES_ON:
            self.listed[-1] = replace(last, quote=last.quote + quote)
        else:
            self.listed.append(Loss(kind, quote))


def elements(key: str) -> Any:
    """One list of docx_elements.yml."""
    return table(__file__, "docx_elements.yml")[key]


def looking(settings: Element, styles: Mapping[str, str], look: Span) -> Span:
    """Bold and italic as set on the run itself or by a style for characters."""
    for setting in settings:
        name = local(setting)
        value = attribute(setting, "val")
        style = styles.get(value, "").lower() if name == "rStyle" else ""
        if name == "b" or style == "strong":
            look = replace(look, bold=value not in _OFF)
        elif name == "i" or style == "emphasis":
            look = replace(look, italic=value not in _OFF)
    return look


def shown(settings: Element, spans: list[Span], losses: Losses) -> list[Span]:
    """The text of a run as a reader of Word sees it; what of its look is lost is noted."""
    values: dict[str, str] = {}
    font = ""
    for setting in settings:
        values[local(setting)] = attribute(setting, "val") or attribute(setting, "fill")
        if local(setting) == "rFonts":
            font = attribute(setting, "ascii")
    text = "".join(span.text for span in spans)
    if values.get("vanish", "off") not in _OFF:
        losses.add("hidden", text)
        return []
    if text.strip():
        if any(values.get(name, "off") not in _OFF for name in ("strike", "dstrike")):
            losses.add("struck", text)
        if any(values.get(name, "") not in _NO_COLOUR for name in _COLOURS):
            losses.add("colour", text)
        if values.get("u", "none") not in _OFF and not any(span.link for span in spans):
            losses.add("underline", text)
    shift = {"superscript": _RAISED, "subscript": _LOWERED}.get(values.get("vertAlign", ""))
    if shift and text.strip():
        moved = text.translate(shift)
        if any(sign.isalnum() and sign.isascii() for sign in moved):
            losses.add("raised", text)
        else:
            spans = [replace(span, text=span.text.translate(shift)) for span in spans]
    return [replace(span, text=readable(span.text, font, losses)) for span in spans]


def readable(text: str, font: str, losses: Losses) -> str:
    """The text with the signs of fonts of symbols put right, as far as they are known."""
    if not any(ord(sign) in _PRIVATE for sign in text):
        return text
    symbols = _symbols(font.lower())
    signs = []
    for sign in text:
        known = symbols.get(sign, sign)
        if ord(known) in _PRIVATE:
            losses.add("symbol", font)
            known = "\N{REPLACEMENT CHARACTER}"
        signs.append(known)
    return "".join(signs)


@cache
def _symbols(font: str) -> dict[str, str]:
    return {chr(int(code, 16)): sign for code, sign in elements("symbols").get(font, {}).items()}
