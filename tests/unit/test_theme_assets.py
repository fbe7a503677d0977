"""Nothing of Material's is published that is not meant to be."""

from __future__ import annotations

import pytest
import theme_assets
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files


def test_a_file_of_the_theme_that_has_another_name_stops_the_build() -> None:
    config = load_config()
    with pytest.raises(PluginError, match=r"Material has no file 'assets/javascripts/bundle\.\*'"):
        theme_assets.on_files(Files([]), config)
