"""Pages weigh no more than what is shown of them."""

from __future__ import annotations

from guidebook.theme.page_blanks import without_blanks


def test_lines_lose_the_blanks_around_them_and_words_stay_apart() -> None:
    html = "<ul>\n\n    \n  <li>satu  dua\n    tiga</li>\n</ul>\n"
    assert without_blanks(html) == "<ul>\n<li>satu  dua\ntiga</li>\n</ul>\n"


def test_what_shows_its_blanks_and_what_a_policy_names_stay_as_they_are() -> None:
    for kept in (
        "<pre>a\n\n  b</pre>",
        '<textarea rows="2">a\n\n  b</textarea>',
        "<script>\n  go();\n</script>",
        '<pre id="x"><code>a\n  b</code></pre>',
    ):
        assert (
            without_blanks(f"<p>\n  x</p>\n\n{kept}\n\n  {kept}") == f"<p>\nx</p>\n{kept}\n{kept}"
        )


def test_a_page_without_blanks_stays_as_it_is() -> None:
    html = "<p>\nx</p>\n<pre>\n\n y</pre>\n"
    assert without_blanks(without_blanks(html)) == without_blanks(html) == html
