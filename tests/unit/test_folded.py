"""The evidence of a step is folded below its gist."""

from __future__ import annotations

import pytest
from guidebook.guide import folded

HEADING = '<h2 id="evidence">Bukti<a class="headerlink" href="#evidence">#</a></h2>\n'
REST = '<p>Satu.<sup id="fnref-h1"><a href="#fn-h1">1</a></sup></p>\n<ul><li>Dua.</li></ul>\n'
NEXT = '<h2 id="further">Bacaan</h2>\n<p>Tiga.</p>'


def test_what_follows_the_gist_is_folded_up_to_the_next_section() -> None:
    html = f"<p>Awal.</p>\n{HEADING}<p>Yang <em>terbukti</em> sedikit.</p>\n{REST}{NEXT}"
    assert folded.folded(html) == (
        f'<p>Awal.</p>\n{HEADING}<details class="folded">'
        f"<summary>Yang <em>terbukti</em> sedikit.</summary>\n{REST}</details>\n{NEXT}"
    )


@pytest.mark.parametrize(
    "html",
    [
        f'{HEADING}<p>Lihat <a href="x">ini</a>.</p>\n{REST}{NEXT}',
        f"{HEADING}<ul><li>Satu.</li></ul>\n{NEXT}",
        f"{HEADING}<p>Akhir.</p>\n{REST}",
        f'<h2 id="why">Mengapa</h2>\n<p>Sebab.</p>\n{REST}{NEXT}',
    ],
    ids=["a link where the gist should be", "no gist", "the last section", "another section"],
)
def test_evidence_that_has_no_gist_or_no_end_stays_open(html: str) -> None:
    assert folded.folded(html) == html
