"""Whatever somebody wrote stands in one code span and can't end it."""

from __future__ import annotations

import html
import re

import project
import pytest
from guidebook.contributions.code_span import code_span
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

ATTACKS = (project.ROOT / "tests/data/attacks.txt").read_text(encoding="utf-8").splitlines()
SPANS = {
    # nothing to see
    "": "`␠`",
    " ": "`␠`",
    "     ": "`␠`",
    # backticks: the fence is longer than any run, and a blank keeps it apart from those at the ends
    "a": "`a`",
    "a`b": "``a`b``",
    "a``b": "```a``b```",
    "a`b``c```d": "````a`b``c```d````",
    "`": "`` ` ``",
    "``": "``` `` ```",
    "` @everyone": "`` ` @everyone ``",
    "x```": "```` x``` ````",
    "`a`": "`` `a` ``",
    "`` ` ``` @everyone ` ``": "```` `` ` ``` @everyone ` `` ````",
    "\\`": "`` \\` ``",
    # blanks at the ends stay, since Markdown takes one away
    " a": "`  a `",
    "a ": "` a  `",
    "  a  ": "`   a   `",
    " `": "``  ` ``",
    # nothing begins a line of its own, and no sign of control or direction is left
    "a\nb": "`a\ufffdb`",
    "a\r\n\r\n# b": "`a\ufffd\ufffd\ufffd\ufffd# b`",
    "\n- [ ] task\n": "`\ufffd- [ ] task\ufffd`",
    "a\u2028b\u2029c\u0085d": "`a\ufffdb\ufffdc\ufffdd`",
    "\x00\x1b[31m": "`\ufffd\ufffd[31m`",
    "\u202egnp.exe": "`\ufffdgnp.exe`",
    "\ue000a\ue001": "`\ufffda\ufffd`",
    "\udcff": "`\ufffd`",
    # what would be live elsewhere is left as it is
    "@octocat #12 <img src=x>": "`@octocat #12 <img src=x>`",
    "![x](http://evil.example)": "`![x](http://evil.example)`",
    "--> </details>": "`--> </details>`",
    # long texts are cut, and their fences made after the cut
    "x" * 40: f"`{'x' * 40}`",
    "x" * 41: f"`{'x' * 39}…`",
    "x" * 10_000: f"`{'x' * 39}…`",
    "x" * 39 + "```": f"`{'x' * 39}…`",
    "`" * 10_000: f"{'`' * 40} {'`' * 39}… {'`' * 40}",
}


@pytest.mark.parametrize("text", SPANS)
def test_a_text_stands_in_the_span_that_it_needs(text: str) -> None:
    assert code_span(text, 40) == SPANS[text]


@pytest.mark.parametrize("text", [*SPANS, *ATTACKS])
def test_markdown_reads_one_span_with_all_of_the_text(text: str) -> None:
    _is_one_span(text)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("`` \n\\a<@*"), max_size=30))
def test_no_mixture_of_signs_ends_its_span(text: str) -> None:
    _is_one_span(text)


def _is_one_span(text: str) -> None:
    span = code_span(text, 120)
    assert len(span) <= 3 * 120 + 4
    rendered = Markdown().convert(f"before {span} after")
    inside = re.fullmatch(r"<p>before <code>([^<]*)</code> after</p>", rendered)
    assert inside, rendered
    printable = "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
    shown = html.unescape(inside[1]).strip()
    assert shown.removesuffix("…") in (printable.strip() or "␠")
