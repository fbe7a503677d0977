"""English beside Indonesian: where the machine has more than one processor, both are built at the
same time.

English begins when every hook has read what languages share (on_files, -101), and before one makes
threads of its own (-103). Where that can't be, mkdocs-static-i18n builds it when Indonesian is
finished, as it always does (-100).
"""

from __future__ import annotations

from guidebook.build import parallel_languages
from guidebook.cache.workers import Apart
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files, set_exclusions

_begun: list[Apart] = []  # MkDocs tells of a build error without saying in which build


@event_priority(-102)
def on_files(files: Files, config: MkDocsConfig) -> None:
    if not parallel_languages.plugin(config).building:
        set_exclusions(files, config)  # which MkDocs does next; the sitemap asks for it
        _begun[:] = filter(None, [parallel_languages.begin(config)])


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the sitemap, which lists both languages, to the last build."""
    return "" if _begun and template_name == "sitemap.xml" else output_content


@event_priority(-99.5)
def _wait(config: MkDocsConfig) -> None:
    if _begun:
        done = parallel_languages.finish(config, _begun.pop())
        parallel_languages.plugin(config).building = config.extra["built_apart"] = (
            done  # the plugin has nothing to do then
        )


@event_priority(-100.5)
def _go_on(config: MkDocsConfig) -> None:
    if config.extra.pop("built_apart", False):
        parallel_languages.plugin(config).building = False


on_post_build = CombinedEvent(_wait, _go_on)


def on_build_error(error: Exception) -> None:
    while _begun:
        _begun.pop().end()
