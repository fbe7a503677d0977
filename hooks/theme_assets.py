"""What the theme ships: our fonts, made at build so that no page asks another host, and our scripts
as pages load them; of Material's files none but its icons and words, which are in the pages.

Works after mkdocs-static-i18n (-100), which can't take files that have no source on disk. The
stylesheet is made by stylesheet.py, from the two files named here.
"""

from __future__ import annotations

from fnmatch import fnmatch

from guidebook.build import state
from guidebook.theme import fonts, scripts
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.*",
    "*.min.css.map",
)
STYLESHEETS = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/guidebook.css")
SCRIPTS = "assets/javascripts/"


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):
        if any(fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)
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
    styles = [file for pattern in STYLESHEETS for file in files if fnmatch(file.src_uri, pattern)]
    state.of(config).stylesheets = [file.content_string for file in styles]
    for file in styles:
        files.remove(file)
    return files
