"""Pages of the guide: checked before they are built, and published with nothing but what they may
hold.

What is wrong is a warning, so that `--strict` stops; what is published is safe in any case. Comes
before the hooks that put figures, boxes and parts of the site into a page, which are ours.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n, state
from guidebook.guide import figures, front_matter, notes, page_html, pages
from guidebook.problems.finding import messages_of
from guidebook.text import content_files, shown_addresses
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

log = get_plugin_logger("guidebook")


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> None:
    root = Path(config.docs_dir).parent
    if not i18n.is_inner_build(config):  # the pages are the same for every language
        found = [*pages.check(root, state.of(config).cache), *figures.check(root)]
        for text in messages_of(sorted(found)):
            log.warning(text)
    for file in i18n.pages(files):
        if _is_sent(file) and content_files.read(Path(file.abs_src_path or ""), root)[0] is None:
            file.content_string = ""  # as it is no text, which the check has said


@event_priority(1000)  # before any hook reads what stands at the top
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not _is_sent(page.file):
        return markdown
    page.meta = front_matter.kept(page.meta)
    is_too_much = any(page_html.excess(markdown.split("\n")))
    return "" if is_too_much else markdown


@event_priority(1000)  # before any hook puts in what is ours
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if not _is_sent(page.file):
        return html
    words = state.of(config).ui_text[i18n.file_of(page).locale]
    text = shown_addresses.shortened(page_html.with_quiet_links(page_html.safe(html)))
    return notes.named(text, words)


def _is_sent(file: File) -> bool:
    """Whether a page's text is a file of docs/, and no case, which has a check of its own."""
    is_file = file.generated_by is None and file.abs_src_path is not None
    return is_file and pages.is_page(file.src_uri)
