"""What the theme ships: our fonts, made at build so that no page asks another host, and only those of Material's
files that a page uses.

Works after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from fnmatch import fnmatch

from guidebook import fonts
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

STYLESHEET = "assets/stylesheets/main.*.min.css"  # the rest of its name changes with Material's version
UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/lunr/*",
    "assets/javascripts/workers/*",
    "assets/images/favicon.png",
    "assets/stylesheets/palette.*",
    "*.min.css.map",
)


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name in fonts.NAMES:
        files.append(File.generated(config, f"assets/fonts/{name}.woff2", content=fonts.woff2(name)))
    for file in list(files):
        if any(fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["material_stylesheet"] = next(file.url for file in files if fnmatch(file.src_uri, STYLESHEET))
