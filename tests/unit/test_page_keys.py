"""A page's key counts everything that templates read."""

from __future__ import annotations

import project
from jinja2 import Environment, meta
from mkdocs.config import load_config

COVERED = {
    "the page itself, with its content, neighbours and languages (PageKeys._own)": (
        "arguments base_url language page title translations versions"
    ),
    "the cases a case's page names, and for other pages all of them": (
        "case_beside case_list case_list_within case_matrix case_of_page case_views cases_by"
        " case_abroad case_first case_pieces case_list_page case_list_pages case_whole cases_chosen"
        " cases_related"
    ),
    "titles and addresses of all pages, and the navigation": "nav page_files",
    "settings and templates (Frame.project), words among them": "config lang site_names words",
    "data files and drawings of docs/ (Frame.data)": (
        "checklist_edition checklist_items checklist_length checklist_short glossary thumbnail"
        " tool_assistant tool_clauses tool_example tool_html tools tools_asked tools_of_item withdrawn_cases"
    ),
    "filled in when the page is written (late_values.py), or an address that follows the settings": (
        "edition sheets"
    ),
    "code and its tables, which a cache file belongs to": (
        "as_of_date case_checked case_countries case_field case_fields case_figure case_form_schema"
        " case_heading_ids case_question case_rules case_signed case_source_words case_sources_read"
        " case_template case_tiles case_title_language case_years in_language label locales once page_policy"
        " sheet_partners shown_address tool_kinds tool_names tool_outline tool_rows tool_shown"
        " vocabulary vocabulary_names"
    ),
    "only on the list of translations, which is not kept, and at old addresses, which are no pages": (
        "editor_url history_url moved translation_changes"
    ),
}
SET_BY_TEMPLATES = set(
    "above after after_it ahead_rules ask_title before card case case_page chapter"
    " checked choice contents_after described early_script entry facts figure filled group"
    " has_card has_contents here hero history icon kind kind_badge main name note"
    " originals outcome outcome_shape partner_sign partnership petal regions say sent"
    " sheet shown spoken step tag tile tool translated value view views whole within".split()
)
"""Names that one template, block or macro sets and another reads."""


def _names_read() -> dict[str, str]:
    """Every name that a template reads without setting it, with the template."""
    env = load_config(str(project.ROOT / "mkdocs.yml")).theme.get_env()
    env.filters.setdefault("markdown", str)
    names = {}
    for path in sorted((project.ROOT / "overrides").rglob("*.html")):
        for name in _undeclared(env, path.read_text(encoding="utf-8")):
            names[name] = path.relative_to(project.ROOT).as_posix()
    return names


def _undeclared(env: Environment, text: str) -> set[str]:
    return meta.find_undeclared_variables(env.parse(text))


def test_no_template_reads_what_no_key_counts() -> None:
    counted = {name for names in COVERED.values() for name in names.split()}
    read = _names_read()
    unknown = {name: read[name] for name in read if name not in counted | SET_BY_TEMPLATES}
    assert unknown == {}, (
        "guidebook/build/page_keys.py has to count these in the keys of the pages that show them,"
        " or a page taken from the cache shows what was true for the last build"
    )
    gone = sorted(counted - set(read))
    assert gone == [], "no template reads these any more"
