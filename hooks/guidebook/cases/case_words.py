"""The words of a case as readers see them: nothing in them that was meant as markup and would be
seen as it is, and no number of a source that is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.cases.dialect import ALLOWED_HTML
from guidebook.cases.page import REFERENCE
from guidebook.cases.reader import CaseFile
from guidebook.cases.rendering import UNSAID, Paragraph
from guidebook.problems.finding import Finding, finding

# The form looks for the same in what it shows (contributions/web_form.py): the patterns have to
# mean the same in JavaScript. Each piece has an end, so that a long line of beginnings is not
# searched to its end from every one of them.
TAG = re.compile(
    r"</?(?:a|abbr|address|article|aside|audio|b|base|big|blockquote|body|button|caption|center"
    r"|cite|code|col|dd|del|details|div|dl|dt|em|embed|font|footer|form|frame|h[1-6]|head|header"
    r"|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|marquee|math|meta|nav"
    r"|noscript|object|ol|option|p|picture|pre|q|s|samp|script|section|select|small|source|span"
    r"|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead"
    r"|title|tr|tt|u|ul|var|video|wbr)(?:[\s/][^<>\n]{0,500})?>"
    r"|<(?:!--|!\[CDATA\[|!doctype\s|\?xml)",
    re.IGNORECASE,
)
"""What is meant as HTML; any other `<` is less than something, or a name in pointed brackets."""

ATTRIBUTES = re.compile(
    r"\{\s*:?\s*[#.][A-Za-z0-9_-]{1,40}[^{}\n]{0,200}\}|\{\s*:?\s*[A-Za-z0-9_-]{1,40}=[^{}\n]{1,200}\}"
)
NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
DEFINITION = re.compile(r"^\[[^\]\n]{1,100}\]:\s*<?(?:https?://|www\.)\S{1,200}", re.MULTILINE)
BROKEN_LINK = re.compile(r"\[[^\[\]\n]{0,200}\]\([^)\n]{0,80}\)?")
"""What is left of a link or a picture whose address could not be read."""

TABLE_RULE = re.compile(
    r"^\|?\s{0,9}:?-{2,}:?\s{0,9}(?:\|\s{0,9}:?-{2,}:?\s{0,9}){1,40}\|?$", re.MULTILINE
)
"""The line below the head of a table, where no table has come of it."""

_LEFT_OVER = {
    "note": NOTE,
    "definition": DEFINITION,
    "link-broken": BROKEN_LINK,
    "table-head": TABLE_RULE,
}
"""Rules by which something readers can't read is found in the words of a paragraph."""

_SIGNS = re.compile(r"[<\[\]{|]")  # one of which everything has that is looked for in a paragraph


def check_markup(case: CaseFile, paragraph: Paragraph) -> Iterator[Finding]:
    """Nothing in the words that was meant as markup, which readers would see as it is."""
    words = paragraph.words
    if not _SIGNS.search(words):
        return
    allowed = ", ".join(f"<{tag}>" for tag in ALLOWED_HTML)
    for pattern in (TAG, ATTRIBUTES):
        for match in pattern.finditer(words):
            line = case.body_line + paragraph.line_at(match.start())
            yield finding(case.path, line, "markup", found=match[0][:60], allowed=allowed)
    for rule, pattern in _LEFT_OVER.items():
        for match in pattern.finditer(words):
            line = case.body_line + paragraph.line_at(match.start())
            yield finding(case.path, line, rule, found=match[0].replace(UNSAID, "…")[:80])


def check_references(case: CaseFile, paragraph: Paragraph, sources: int) -> Iterator[Finding]:
    """Only numbers of sources that the case lists; in the words of a link none is one."""
    links = [target for target in paragraph.targets if not target.is_image]
    for match in REFERENCE.finditer(paragraph.words):
        place = match.start(1)
        is_linked = any(link.start <= place < link.end for link in links)
        if not is_linked and not 1 <= int(match[1]) <= sources:
            line = case.body_line + paragraph.line_at(place)
            yield finding(case.path, line, "reference", found=match[1], expected=sources)
