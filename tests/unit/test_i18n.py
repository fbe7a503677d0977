"""What hooks use of mkdocs-static-i18n is what the installed version has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from guidebook.build import i18n
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

CONFIG = """\
site_name: Nama
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: id, name: Indonesia, default: true}
        - {locale: en, name: English, site_name: Name}
"""
GONE = "mkdocs-static-i18n no longer has these; see where guidebook/build/i18n.py uses them"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    loaded = load_config(str(tmp_path / "mkdocs.yml"))
    plugin: Any = loaded.plugins["i18n"]
    plugin.on_config(loaded)
    return loaded


def _missing(thing: object, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not hasattr(thing, name)]


def test_the_plugin_has_what_is_used_of_it(config: MkDocsConfig) -> None:
    plugin = i18n.plugin(config)
    assert _missing(plugin, i18n.USED_OF_PLUGIN) == [], GONE
    assert _missing(plugin.config.languages[0], i18n.USED_OF_LANGUAGE) == [], GONE
    assert not i18n.is_inner_build(config)
    assert plugin.current_language == "id"
    assert plugin.build_languages == ["id", "en"]
    assert i18n.site_names(config) == {"id": "Nama", "en": "Name"}


def test_a_file_has_what_is_used_of_it(config: MkDocsConfig) -> None:
    file = File("a/b.en.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    made = i18n.made_file(file, "en", config)
    assert _missing(made, i18n.USED_OF_FILE) == [], GONE
    assert (made.locale, made.norm_src_uri, made.url) == ("en", "a/b.md", "en/a/b/")


def test_a_language_that_was_built_elsewhere_is_not_built_again(config: MkDocsConfig) -> None:
    handler: Any = config.plugins["i18n"]
    assert handler.on_post_build in config.plugins.events["post_build"]
    i18n.end_with_this_language(config)
    assert handler.on_post_build not in config.plugins.events["post_build"]
