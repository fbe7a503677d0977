"""Tables are read from the folder of the module that uses them."""

from __future__ import annotations

from pathlib import Path

from guidebook.tables import table


def test_a_table_stands_beside_its_module_and_is_read_once(tmp_path: Path) -> None:
    module = str(tmp_path / "module.py")
    file = tmp_path / "words.yml"
    file.write_text("greeting: {id: Halo, en: Hello}\nbird: Ñandú\n", encoding="utf-8")
    words = table(module, "words.yml")
    assert words == {"greeting": {"id": "Halo", "en": "Hello"}, "bird": "Ñandú"}
    file.unlink()
    assert table(module, "words.yml") is words
