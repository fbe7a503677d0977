"""The cases as open data beside the pages: cases.json, cases.csv, feed.xml per language,
case-schema.json; and the templates for a new one, as Markdown and for Word.

Written once, with the default language, perhaps while another process builds the other one
(parallel_languages.py).
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from guidebook import languages
from guidebook.build.parallel_languages import plugin
from guidebook.cases import example, json_schema, open_data
from guidebook.contributions import word_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import get_build_datetime, write_file


@event_priority(-99.2)  # while the search reads the pages
def on_post_build(config: MkDocsConfig) -> None:
    i18n = plugin(config)
    if i18n.building:
        return
    cases, slugs = list(config.extra["cases"].values()), config.extra["slugs"][languages.DEFAULT]
    site, day = config.site_url or "/", get_build_datetime().date().isoformat()
    texts = {
        "cases.json": open_data.json_text(cases, site, slugs),
        "cases.csv": open_data.csv_text(cases, site, slugs),
        "case-schema.json": json.dumps(json_schema.schema(), ensure_ascii=False, indent=1) + "\n",
    }
    names = {language.locale: language.site_name for language in i18n.config.languages}
    for language in i18n.build_languages:
        folder = "" if language == languages.DEFAULT else f"{language}/"
        name = names[language] or i18n.original_configs.get("site_name", config.site_name)
        texts[f"{folder}feed.xml"] = open_data.atom(cases, language, site, name, day, slugs)
        texts[f"case-template-{language}.md"] = example.text(language)
        word = config.extra["cache"].made(
            "word", language, "", partial(word_template.template, language)
        )
        write_file(word, str(Path(config.site_dir) / f"case-template-{language}.docx"))
        texts[f"assets/cases-{language}.json"] = open_data.rows(cases, language, slugs)
    for path, text in texts.items():
        write_file(text.encode(), str(Path(config.site_dir) / path))
