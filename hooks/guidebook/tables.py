"""The tables of words, values and rules that lie as YAML files beside the modules using them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def table(module_file: str, name: str) -> Any:
    """What stands in the YAML file `name` in the folder of a module, which gives its `__file__`.

    The shape differs from file to file, so the caller says which one it expects:
    `rules: dict[str, str] = table(__file__, "rules.yml")`. Each file is read once and everybody
    gets the same object, so nobody may change it.
    """
    return yaml.safe_load(Path(module_file).with_name(name).read_text(encoding="utf-8"))
