"""Each table in the text of a page has a box that scrolls."""

from __future__ import annotations

from guidebook.guide import table_boxes


def test_each_table_of_a_text_gets_a_box_with_a_name_of_its_own() -> None:
    table = "<table>\n<thead></thead>\n</table>"
    html = f'<p>a</p>\n{table}\n{table}<table class="matrix__table"></table>'
    start = '<div class="table-box" tabindex="0" role="region" aria-label="'
    assert table_boxes.boxed(html, 'Tabel "x"') == (
        f'<p>a</p>\n{start}Tabel &quot;x&quot; 1">{table}</div>\n'
        f'{start}Tabel &quot;x&quot; 2">{table}</div><table class="matrix__table"></table>'
    )


def test_a_table_without_an_end_stays_as_it_is() -> None:
    assert table_boxes.boxed("<table><tr>", "Tabel") == "<table><tr>"
