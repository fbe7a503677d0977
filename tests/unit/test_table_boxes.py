"""Each table in the text of a page has a box that scrolls, a name, and cells that say where they
belong.
"""

from __future__ import annotations

import markdown
from guidebook.guide import table_boxes

BOX = '<div class="table-box" tabindex="0" role="region" aria-label="'


def _boxed(text: str, before: str = '<h2 id="why">Mengapa</h2>\n') -> str:
    """What becomes of a table in Markdown below a heading."""
    return table_boxes.boxed(before + markdown.markdown(text, extensions=["tables"]), "Tabel")


def test_each_table_gets_a_box_with_a_number_and_the_name_of_the_heading_above_it() -> None:
    table = "| A | B |\n| --- | --- |\n| c | d |"
    first, second = "<h2 id='x'>X</h2>\n", '<h3 id="why">Y</h3>\n'
    html = _boxed(f"{table}\n\nDan\n\n{table}", first + second)
    assert html.count(f'{BOX}Tabel 1"><table role="table" aria-labelledby="why">') == 1
    assert html.count(f'{BOX}Tabel 2"><table role="table" aria-labelledby="why">') == 1
    assert html.count("</table></div>") == 2


def test_a_table_above_every_heading_has_no_name_but_that_of_its_box() -> None:
    html = _boxed("| A | B |\n| --- | --- |\n| c | d |", "<p>x</p>\n")
    assert f'{BOX}Tabel 1"><table role="table">' in html


def test_headers_say_whether_they_name_a_column_or_a_row() -> None:
    html = _boxed("| A | B |\n| --- | --- |\n| **c** | d |\n| e | |")
    assert '<th scope="col" role="columnheader">A</th>' in html
    assert '<tr role="row"><th scope="row" role="rowheader"><strong>c</strong></th>' in html
    assert '<td role="cell"></td></tr>' in html


def test_cells_that_name_no_row_stay_cells() -> None:
    long = "x" * (table_boxes.LONGEST_ROW_NAME + 1)
    for names in (("c", "c"), ("c", ""), ("c", long)):
        rows = "\n".join(f"| {name} | d |" for name in names)
        assert 'scope="row"' not in _boxed(f"| A | B |\n| --- | --- |\n{rows}"), names


def test_cells_of_a_table_of_three_columns_have_the_names_of_theirs() -> None:
    html = _boxed('| A | *B* & "c" | D |\n| --- | --- | --- |\n| e | f | |')
    assert ' data-cards="">' in html
    assert '<td role="cell" data-label="B &amp; &quot;c&quot;">f</td>' in html
    assert '<td role="cell" data-label="D"></td>' in html


def test_a_table_with_a_column_without_a_name_is_never_drawn_as_cards() -> None:
    html = _boxed("| | B | D |\n| --- | --- | --- |\n| e | f | g |")
    assert "data-cards" not in html
    assert "data-label" not in html
    assert '<tr role="row"><td role="cell"></td><th scope="col"' in html


def test_what_a_cell_has_of_its_own_it_keeps() -> None:
    html = table_boxes.boxed(
        '<table><tr><th dir="auto">A</th></tr><tr><td dir="auto">b</td></tr></table>', "Tabel"
    )
    assert '<th scope="col" role="columnheader" dir="auto">A</th>' in html
    assert '<td role="cell" dir="auto">b</td>' in html


def test_a_table_of_the_site_or_without_an_end_stays_as_it_is() -> None:
    for html in ("<table><tr>", '<table class="matrix__table"><tr><td>1</td></tr></table>'):
        assert table_boxes.boxed(html, "Tabel") == html
