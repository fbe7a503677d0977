"""The evidence of a step, folded below a sentence that says what it comes to.

A section `{ #evidence }` begins with that sentence, a paragraph without links. What follows, up to
the next section, is seen by a reader who opens it, searches the page for words of it, prints the
page or follows a link to it, for which `guidebook.js` opens it.
"""

from __future__ import annotations

import re

_EVIDENCE = re.compile(
    r'(?P<heading><h2 id="evidence">.*?</h2>\n)'
    r"<p>(?P<gist>(?:(?!<a |</p>).)*)</p>\n"
    r"(?P<rest>.*?)(?=<h2 )",
    re.DOTALL,
)


def folded(html: str) -> str:
    """The HTML of a page, its evidence below the gist of it; as it was where there is no gist."""
    start, end = '<details class="folded"><summary>', "</summary>"
    return _EVIDENCE.sub(rf"\g<heading>{start}\g<gist>{end}\n\g<rest></details>\n", html)
