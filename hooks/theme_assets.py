"""What the theme ships: our fonts, made at build so that no page asks another host, and our scripts
as pages load them; of Material's files none but its icons and words, which are in the pages.

Works after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from fnmatch import fnmatch

from guidebook.build import state
from guidebook.theme import fonts, scripts, stylesheet
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/favicon.png",
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*",
    "*.min.css.map",
)
SCRIPTS = "assets/javascripts/"
STYLESHEETS = "assets/stylesheets/"


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    _leave_out_theirs(files)
    for name, font in fonts.packed(state.of(config).cache).items():
        files.append(File.generated(config, f"assets/fonts/{name}.woff2", content=font))
    ours = {
        file.src_uri[len(SCRIPTS) : -3]: file for file in files if file.src_uri.startswith(SCRIPTS)
    }
    published = scripts.published({name: file.content_string for name, file in ours.items()})
    for name, file in ours.items():
        files.remove(file)
        if name in published:
            files.append(File.generated(config, file.src_uri, content=published[name]))
    _publish_stylesheet(files, config)
    return files


def _leave_out_theirs(files: Files) -> None:
    for pattern in UNUSED:
        theirs = [file for file in files if fnmatch(file.src_uri, pattern)]
        if not theirs:
            # Under another name it would be published unseen.
            raise PluginError(
                f"Material has no file '{pattern}' any more: say in {__name__}.UNUSED what it is "
                "called now, or take the pattern out if it is gone"
            )
        for file in theirs:
            files.remove(file)


def _publish_stylesheet(files: Files, config: MkDocsConfig) -> None:
    parts = {}
    for file in list(files):
        if file.src_uri.startswith(STYLESHEETS) and file.src_uri.endswith(".css"):
            parts[file.src_uri[len(STYLESHEETS) : -len(".css")]] = file.content_string
            files.remove(file)
    uri = f"{STYLESHEETS}{stylesheet.ENTRY}.css"
    text = stylesheet.published(parts)
    files.append(File.generated(config, uri, content=text))
