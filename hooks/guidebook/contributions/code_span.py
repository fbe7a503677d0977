"""Words of strangers as code spans of Markdown, in which GitHub shows them and does nothing more.

The project posts comments that quote what a contributor wrote. As ordinary Markdown it could
mention people, refer to issues, link or show something from elsewhere, and with HTML hide what
follows or pass for our own words. Nothing of that is live inside a code span, so what has to be
prevented is that a text ends its own span:

- A run of as many backticks as began the span would end it, so the fence is longer than any run.
- A backtick at either end of the text would join the fence, so a blank stands between.
- A line break could begin a list, a heading or a block of HTML, and an empty line ends every span.
  Signs of control and direction could reorder what stands around. No unprintable sign is left.
- Between fences with nothing but blanks there is nothing to see, so a visible sign stands there.
"""

from __future__ import annotations

import re

_BLANK = "`␠`"


def code_span(text: str, longest: int) -> str:
    """A code span that shows `text` and that nothing in it can end.

    Of a text with more than `longest` characters the beginning is shown, with an ellipsis. The
    fences come on top: where a text is nothing but backticks, the span is three times as long.
    """
    shown = "".join(map(_printable, text))
    if not shown.strip():
        return _BLANK
    if len(shown) > longest:
        shown = shown[: longest - 1] + "…"
    runs = re.findall("`+", shown)
    fence = "`" * (max(map(len, runs), default=0) + 1)
    # Markdown takes one blank away from both ends: a text's own blanks need company to stay.
    touches_fence = shown[0] in "` " or shown[-1] in "` "
    space = " " if touches_fence else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _printable(character: str) -> str:
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
