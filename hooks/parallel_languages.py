"""English beside Indonesian: where it can be, both are built at the same time.

In a first build the fonts and the state of the translations are made beside reading the cases.
English begins when every hook has read what languages share (on_files, -101). Where a process can't
be copied, mkdocs-static-i18n builds it when Indonesian is finished, as it always does (-100).
"""

from __future__ import annotations

from guidebook.build import i18n, parallel_languages, state
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, set_exclusions


def on_pre_build(config: MkDocsConfig) -> None:
    if not i18n.is_inner_build(config):
        parallel_languages.begin_preparation(config)


@event_priority(-102)  # when all that languages share has been read at -101
def on_files(files: Files, config: MkDocsConfig) -> None:
    if not i18n.is_inner_build(config):
        set_exclusions(files, config)  # which MkDocs does next; the sitemap asks for it
        parallel_languages.begin(config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the sitemap, which lists both languages, to the last build."""
    is_too_early = state.of(config).english is not None and template_name == "sitemap.xml"
    return "" if is_too_early else output_content
