"""The raised numbers of notes and sources in the HTML of a page."""

from __future__ import annotations

_NARROW_BLANK = "\N{NARROW NO-BREAK SPACE}"


def apart(html: str) -> str:
    """HTML in which marks that follow each other at once stand apart: two marks are two numbers."""
    return html.replace("</sup><sup", f"</sup>{_NARROW_BLANK}<sup")
