"""A case's text as the page shows it: safe, whatever it was, and with its signs."""

from __future__ import annotations

import pytest
import yaml
from guidebook.cases import page, rendering


@pytest.mark.parametrize(
    "address",
    [
        "https://host.example/x.png",
        "HTTP://host.example/x.png",
        "//host.example/x.png",
        " //host.example/x.png",
        "\t//host.example/x.png",
        "/\\host.example/x.png",
        "\\\\host.example\\x.png",
        "\\/host.example/x.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "blob:x",
        "&#47;/host.example/x.png",
        "https&colon;//host.example/x.png",
        "java&#10;script:x",
    ],
)
def test_a_picture_from_elsewhere_loses_its_address(address: str) -> None:
    html = page.safe(f'<p><img alt="Foto" src="{address}"></p>')
    assert html == '<p><img alt="Foto"></p>'


@pytest.mark.parametrize("address", ["contoh/kopi.jpg", "../contoh/kopi.jpg"])
def test_a_picture_of_the_site_keeps_its_address(address: str) -> None:
    html = f'<p><img alt="Foto" src="{address}"></p>'
    assert page.safe(html) == html


def test_what_imitates_our_own_parts_does_not_stay() -> None:
    html = '<p class="lead" id="x" style="y" onclick="z"><sup class="reference">9</sup></p>'
    assert page.safe(html + "<!-- x --><form></form>") == "<p><sup>9</sup></p>"


@pytest.mark.parametrize("sign", ["[1]", "(*)"])
@pytest.mark.parametrize(
    "html",
    [
        '<a href="x" title="a > b {0} < c">teks</a>',
        '<img alt="a > b {0}" src="contoh/kopi.jpg">',
        "<code>{0}</code>",
        "<pre><code>x</code>{0}</pre>",
        '<a href="x"><code>y</code>{0}</a>',
    ],
)
def test_a_sign_is_put_only_where_text_is(html: str, sign: str) -> None:
    cleaned = page.safe(html.replace("{0}", sign))
    assert sign in cleaned
    assert page.signed(cleaned, 1, "catatan", "Sumber") == page.Signed(cleaned, False, frozenset())


def test_the_signs_of_a_text_become_links_and_notes_and_two_beside_each_other_stand_apart() -> None:
    html = page.safe("<p>Lima [1] [5] (*), enam&lt;b&gt; [2][1].</p>")
    reference = (
        '<sup class="reference"{1}><a href="#source-{0}" aria-label="Sumber {0}">{0}</a></sup>'
    )
    first = {number: reference.format(number, f' id="cited-{number}"') for number in (1, 2)}
    note = '<sup class="self-reported"><span class="visually-hidden">catatan</span></sup>'
    assert page.signed(html, 4, "catatan", "Sumber") == page.Signed(
        f"<p>Lima{first[1]} [5]{note}, enam&lt;b&gt;{first[2]}\u202f{reference.format(1, '')}.</p>",
        True,
        frozenset({1, 2}),
    )


def test_a_page_has_the_ids_of_the_headings_and_front_matter_that_no_text_adds_to() -> None:
    title = 'Judul "baru"\ntemplate: lain.html'
    summary = "---\n# Judul"
    front_matter, text = page.source(title, summary).removeprefix("---\n").split("\n---\n")
    shown = {"title": title, "description": summary, "template": "case.html"}
    assert yaml.safe_load(front_matter) == shown
    assert text == ""
    body = "## Tantangan\n\nLima (*) dan enam (*).\n\n## Lain\n\n## Tantangan { #search }\n"
    assert rendering.body(body, "id").html == (
        '<h2 id="challenge">Tantangan</h2>\n<p>Lima (*) dan enam (*).</p>\n<h2>Lain</h2>\n'
        "<h2>Tantangan { #search }</h2>"
    )
