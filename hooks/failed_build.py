"""A whole site or none: what a failed build has written is removed.

While serving, the last good site stays. MkDocs tells of an error without saying in which build, so
the folder is noted when a build begins.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig


@dataclass
class _Output:
    """What is removed when the build of this process fails."""

    is_ours: bool = False
    folder: str = ""


_output = _Output()


def on_startup(command: str, dirty: bool) -> None:
    _output.is_ours = command == "build"
    _output.folder = ""


def on_config(config: MkDocsConfig) -> None:
    _output.folder = config.site_dir


def on_build_error(error: Exception) -> None:
    if _output.is_ours and _output.folder:
        shutil.rmtree(_output.folder, ignore_errors=True)
