"""A whole site or none: what a failed build has written is removed.

MkDocs tells of the error without saying where it was writing, so the folder is noted when a build
begins.
"""

from __future__ import annotations

import shutil

from mkdocs.config.defaults import MkDocsConfig

_output: list[
    str
] = []  # the folder of the build that runs; nothing while serving, which keeps showing the last good site


def on_startup(command: str, dirty: bool) -> None:
    _output[:] = [""] if command == "build" else []


def on_config(config: MkDocsConfig) -> None:
    if _output:
        _output[:] = [config.site_dir]


def on_build_error(error: Exception) -> None:
    if _output and _output[0]:
        shutil.rmtree(_output[0], ignore_errors=True)
