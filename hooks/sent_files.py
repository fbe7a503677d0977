"""Files that people have put into docs/: what is no page, data, figure or picture isn't published.

Before anything else sees the files. What is wrong with one, or with a picture, is a warning, so that
`--strict` stops.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.guide import docs_folder
from guidebook.pictures import check as pictures
from guidebook.problems.finding import messages_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

log = get_plugin_logger("guidebook")


@event_priority(1000)  # before any hook takes a file for its own
def on_files(files: Files, config: MkDocsConfig) -> Files:
    root = Path(config.docs_dir).parent
    if not i18n.is_inner_build(config):  # the files are the same for every language
        found = [*docs_folder.check(root), *pictures.check(root, state.of(config).cache)]
        for text in messages_of(sorted(found)):
            log.warning(text)
    sent = {Path(file.abs_src_path or ""): file for file in files if _is_sent(file, config)}
    refused = docs_folder.refused(sent, root)
    for path in refused:
        files.remove(sent[path])
    if refused:  # one of them may have taken the place of a file of the theme
        files.add_files_from_theme(config.theme.get_env(), config)
    return files


def _is_sent(file: File, config: MkDocsConfig) -> bool:
    """Whether a file stands in docs/, and is none of the theme's or made by the build."""
    return file.src_dir == config.docs_dir
