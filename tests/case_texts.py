"""Texts as people, attackers and chance write them, to be judged as sections of cases."""

from __future__ import annotations

import drafts
import project
import yaml
from hypothesis import strategies as st

DATA = project.ROOT / "tests/data"
ATTACKS = (DATA / "attacks.txt").read_text(encoding="utf-8").splitlines()


def _recorded() -> list[str]:
    """Texts that people or attackers sent, and pieces of Markdown."""
    pieces = list(ATTACKS)
    for spec in drafts.golden().values():
        for place, value in spec.get("change", {}).items():
            if ".sections" in place:
                pieces += value if isinstance(value, list) else [value]
    for path in sorted((DATA / "rules").glob("*.yml")):
        changes = yaml.safe_load(path.read_text(encoding="utf-8")).get("change", [])
        pieces += [new for _, new in changes if len(new) < 500]
    return sorted({str(piece) for piece in pieces})


RECORDED = _recorded()
MARKS = [
    *"*_`~[]()<>{}!|\\#&:;=+-.1^\"'/@",
    *("**", "__", "***", "```", "~~~", "](", "![", "<!--", "-->", "\n", "\n\n", "\n> ", "\n- "),
    *("\n1. ", "\n    ", "\n  - ", "\n| a | b |\n| --- | --- |\n| ", " | ", "\n---\n", "\n===\n"),
    *("[1]", "(*)", "[^1]", "[^1]: ", "[1]: https://a.id/", "&lt;", "&#106;", "<br>", "<sub>"),
    *("</sub>", "<sup>2</sup>", "https://example.org/a_b_c", "[a](https://example.org)"),
    *("[b](../steps/partners.md)", "[CASEFORM]", "[TODO]", "\\[SIC]", "[SOURCES]", "[CARDS]"),
    *("{{ x }}", "{: .x }", "{ #x }", "<https://example.org>", "www.example.org/x", "Rp 5.000"),
]
WORDS = ["Harga", "beras", "5*3*2", "a_b_c", "naik", "ꦏꦮꦸꦁ", "مرحبا", "👍🏽", "é", "合作", "x" * 200]
KINDS = (MARKS, WORDS, [" ", "\n\n"], [" ", ", "], RECORDED)
"""Pieces of texts, of which as many of each kind are taken."""

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(MARKS),
        st.sampled_from(WORDS),
        st.just(" "),
        st.sampled_from(RECORDED),
        st.text(max_size=12),
    ),
    max_size=30,
).map("".join)
