"""What pages use of Material's names is what its rules were looked for by."""

from __future__ import annotations

from pathlib import Path

import theme_rules


def test_no_page_uses_a_name_that_rules_of_material_were_not_looked_for_by(site: Path) -> None:
    pages = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    new = theme_rules.shared_with_theme(pages) - theme_rules.recorded()[0]
    assert not new, f"{sorted(new)}: {theme_rules.ADVICE}"
