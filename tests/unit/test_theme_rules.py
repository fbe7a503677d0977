"""A newer Material can't have rules for our pages that nobody compared with typeset.css."""

from __future__ import annotations

import theme_rules

CSS = """@charset "UTF-8";.a,.b .gone{margin:0;--x:1px}.a:not(.gone)>p:before{content:"}"}[dir=rtl] .a{top:0}
@media print{.a{color:red}.gone{color:red}}@keyframes turn{to{top:0}}.c{--only:1px}p{margin:0}"""


def test_the_rules_of_the_installed_material_are_those_that_were_compared() -> None:
    names, rules = theme_rules.recorded()
    found = theme_rules.applying(theme_rules.of_theme(), names)
    new = sorted(set(found) - set(rules))
    gone = sorted(set(rules) - set(found))
    assert not new, "\n".join([theme_rules.ADVICE, "New or changed:", *new])
    assert not gone, "\n".join([theme_rules.ADVICE, "Gone or changed:", *gone])


def test_rules_are_found_by_the_names_of_pages() -> None:
    assert theme_rules.applying(CSS, {"p", ".a", ".b", ".c"}) == [
        ".a { margin:0 }",
        '.a:not(.gone)>p:before { content:"}" }',
        "@media print .a { color:red }",
        "p { margin:0 }",
    ]


def test_names_are_read_from_pages() -> None:
    page = '<p class="one two" data-class="three"><em>class</em></p>'
    assert theme_rules.in_pages([page]) == {"html", "body", "p", "em", ".one", ".two"}
