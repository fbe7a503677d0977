"""What somebody writes in Word stands on the page of the case as they wrote it."""

from __future__ import annotations

import html
import re
from xml.sax.saxutils import escape

import case_pages
import pytest
from guidebook.cases import rendering
from guidebook.contributions import draft, word_answers
from word_files import Filled, run

TEXTS = r"""
[TODO]
[^1]
[^x]: y
^[x]
1 < 2 dan a<b>c
&amp; &lt; &copy &#35; &nbsp;
x { #id }
~~x~~ ==x== x^2 H~2~O
:smile: $x$ %x
https://example.org/a_b_c lihat www.example.org.
5*3*2 * 4
*bintang*
_garis_ a_b_
__init__
# x
#tag
## Hasilnya
+ x
===
---
***
___
- - -
+++
> x
| a | b |
|---|---|
    kode
![x](y)
[x](y)
[x]: http://a.id
[x][y]
: definisi
*[HTML]: x
!!! note
??? x
[[wiki]]
{{ x }} {% x %}
\
a\
\* \[x\] \\
`kode` ``` ` ``
~~~
<!-- x -->
<script>alert(1)</script>
<http://a.id> <a@b.id>
<br> <b>x </p>
[1] (*) 12 (*)
120 orang (*) [2].
“kutip” ‘x’ – —
ꦏꦮꦸꦁ مرحبا 👨‍👩‍👧 合作
Rp 1,5 miliar < 5
@nama
A. x
(1) x
1.x
-x
[ ] x
2019. Tahun
]( ![ ] (x)[y]
""".strip("\n").split("\n")


def _shown(answer: str) -> str:
    text = f"## Hasilnya\n\nawal\n\n{draft.prose(answer)}\n\nakhir\n"
    page = rendering.body(text, "id").html
    return page[page.index("<p>awal</p>") + len("<p>awal</p>") : page.rindex("<p>akhir</p>")]


def _answer(xml: str) -> str:
    filled = Filled()
    filled.insert_block("results", xml)
    return dict(word_answers.read(filled.bytes()).pairs)[filled.labels["results"]]


def test_a_line_is_shown_as_it_was_typed_whatever_it_would_mean_in_markdown() -> None:
    lines = "".join(f"<w:p>{run(escape(text))}</w:p><w:p>{run('//')}</w:p>" for text in TEXTS)
    shown = _shown(_answer(lines)).split("<p>//</p>")
    for text, part in zip(TEXTS, shown, strict=False):
        plain = html.unescape(re.sub(r"<[^>]*>", "", part))
        assert " ".join(plain.split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("kata ", "b"), ("miring", "i"), (".", "b")], "<strong>kata</strong> <em>miring</em>."),
        ([("Penting", "b"), (": baca.", "")], "<strong>Penting</strong>: baca."),
        ([("(", ""), ("x", "i"), (")", "")], "(<em>x</em>)"),
        ([("mem", "i"), ("besar", "")], "membesar"),
        ([("a", "b"), ("b", "bi"), ("c", "i")], "abc"),
        ([("kata.", "b"), ("kata", "")], "kata.kata"),
        ([("a*b", "b")], "<strong>a*b</strong>"),
        ([("_a_", "bi")], "<em><strong>_a_</strong></em>"),
    ],
)
def test_bold_and_italics_are_shown_and_never_as_stars(
    runs: list[tuple[str, str]], expected: str
) -> None:
    xml = "".join(run(text, "".join(f"<w:{look}/>" for look in looks)) for text, looks in runs)
    assert f"<p>{expected}</p>" in _shown(_answer(f"<w:p>{xml}</w:p>"))


def test_a_long_messy_text_becomes_a_case_without_a_finding() -> None:
    messy = [text for text in TEXTS if not re.search(r"https?:|www|@|\[2]|\{\{|\{ #", text)]
    filled = Filled()
    filled.insert_block("results", "".join(f"<w:p>{run(escape(text))}</w:p>" for text in messy))
    answer = dict(word_answers.read(filled.bytes()).pairs)[filled.labels["results"]]
    whole = case_pages.with_section(draft.prose(answer))
    found, page = case_pages.judged(whole)
    assert [(each.rule, each.values) for each in found] == []
    assert list(case_pages.flaws(whole, page)) == []
