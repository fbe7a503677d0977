"""The Markdown that a case study may be written in: CommonMark as far as people write it in prose.

There are paragraphs, emphasis, lists, quotes, tables, links, pictures, code between fences or
backticks, `<br>`, `<sub>` and `<sup>`. Everything else is text and is shown as it was typed: other
HTML, entities, attribute lists, footnotes, marks of the site's own pages, definitions of links.
Nothing has an id or a class but what the build gives it.

GitHub shows the file of a pull request by the same rules but for those differences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline.backticks import backtick
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

ALLOWED_HTML = ("br", "sub", "sup")

LEFT_OUT = (
    "code",  # four blanks make no code: people indent
    "entity",
    "html_block",
    "html_inline",
    "lheading",  # a line of dashes makes no heading of the one above
    "reference",
    "text_join",  # a sign behind a backslash stays apart, so that nobody reads it
)
"""Rules of CommonMark that would change or hide what somebody wrote."""

DEEPEST = 20
"""Levels of blocks and marks inside each other that are read; what is deeper is left out."""

LINES = "lines"
"""How many line feeds a token has taken in that no other token stands for, in its `meta`."""

TYPED_BREAK = "br"
"""The `markup` of a line break that was typed as a tag and is no line feed."""

_SMALL = re.compile(r"<(sub|sup)>([^<\n]{1,300})</\1>|<br\s*/?>")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WITH_TEXT = ("paragraph_open", "heading_open", "td_open", "th_open")


class _Renderer(RendererHTML):
    """Writes HTML as the library does, and signs that were typed with a backslash as text."""

    def text_special(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The sign behind a backslash."""
        return escapeHtml(tokens[idx].content)

    def renderInlineAsText(  # noqa: N802
        self, tokens: Sequence[Token] | None, options: OptionsDict, env: EnvType
    ) -> str:
        """The text alternative of a picture: every word of it."""
        parts = []
        for token in tokens or []:
            if token.type == "image":
                parts.append(self.renderInlineAsText(token.children, options, env))
            else:
                parts.append("\n" if lines_of(token) else token.content)
        return "".join(parts)


class Dialect(MarkdownIt):
    """The parser, which takes every address as it was typed; the judge looks at them
    (case_links.py), and none that runs is published (page.py).
    """

    def validateLink(self, url: str) -> bool:  # noqa: N802
        """A link stays one for the judge to see."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """An address is what stands in the file."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """An address that is its own text is shown as it was typed."""
        return link


@cache
def parser() -> MarkdownIt:
    """The parser of cases; it keeps nothing of one text for the next."""
    options = {"typographer": True, "maxNesting": DEEPEST}
    made = Dialect("commonmark", options, renderer_cls=_Renderer)
    made.enable(["table", "smartquotes"])
    made.disable(LEFT_OUT)
    made.inline.ruler.at("emphasis", _emphasis)
    for name, rule in (("backticks", backtick), ("image", image), ("link", link)):
        made.inline.ruler.at(name, _counted(rule))
    made.inline.ruler.before("autolink", "small_tags", _small_tags)
    made.core.ruler.push("direction", _direction)
    return made


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars and underscores beside a blank or a sign; those inside words and numbers are text.

    `5*3*2` and `a_b_c` stay what they are, and so does `(*)`, a sign of cases.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, False)
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[state.pos + scanned.length :][:1]
    is_sign = (before, after, scanned.length, marker) == ("(", ")", 1, "*")
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        if is_sign:
            continue
        delimiter = Delimiter(
            marker=ord(marker),
            length=scanned.length,
            token=len(state.tokens) - 1,
            end=-1,
            open=scanned.can_open,
            close=scanned.can_close,
        )
        state.delimiters.append(delimiter)
    state.pos += scanned.length
    return True


def _counted(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule whose last token says how many line feeds it took in."""

    def count(state: StateInline, silent: bool) -> bool:
        start = state.pos
        before = len(state.tokens)
        is_match = rule(state, silent)
        if is_match and not silent:
            seen = sum(lines_of(token) for token in state.tokens[before:])
            if lines := state.src.count("\n", start, state.pos) - seen:
                state.tokens[-1].meta[LINES] = lines
        return is_match

    return count


def lines_of(token: Token) -> int:
    """How many line feeds of the text a token stands for."""
    if token.type in ("softbreak", "hardbreak"):
        return 0 if token.markup == TYPED_BREAK else 1
    lines: int = token.meta.get(LINES, 0)
    return lines


def _small_tags(state: StateInline, silent: bool) -> bool:
    """`<br>`, and `<sub>` or `<sup>` around a few words."""
    match = _SMALL.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if silent:
        state.pos = match.end()
        return True
    if not match[1]:
        state.push("hardbreak", "br", 0).markup = TYPED_BREAK
    else:
        end = state.posMax
        state.push(f"{match[1]}_open", match[1], 1)
        state.pos, state.posMax = match.start(2), match.end(2)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push(f"{match[1]}_close", match[1], -1)
    state.pos = match.end()
    return True


def _direction(state: object) -> None:
    """A paragraph with words that are written from right to left finds its own direction."""
    tokens = state.tokens  # type: ignore[attr-defined]
    for place, token in enumerate(tokens):
        if token.type in _WITH_TEXT and _RIGHT_TO_LEFT.search(tokens[place + 1].content):
            token.attrSet("dir", "auto")
