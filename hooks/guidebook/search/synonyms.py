"""What the search knows about words.

What else a typed word may mean, from the glossary, docs/synonyms.yml and the spelling table; which
words only ask, such as "how"; and the words of titles and headings, among which a misspelt one
finds its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text import data_markup, spelling, terms, yaml_reader
from guidebook.text.yaml_reader import Value

PATH = "docs/synonyms.yml"
_SPELLING_PATH = "hooks/guidebook/text/spelling.yml"
_GLOSSARY_PATH = "docs/glossary.yml"

ASKING = "asking"
"""The key of the words that only ask, by language."""

SHEETS = "sheets"
"""The key of the words that ask for a sheet to fill in, such as "template", by language."""

_LISTS = (ASKING, SHEETS)

Table = dict[str, list[str]]
"""What was typed, normalised, to other words for it, normalised."""

GlossaryEntry = Mapping[str, Mapping[str, str]]
"""An entry of the glossary: `term`, `short`, `not` and more, in each language."""


@dataclass(frozen=True)
class Synonyms:
    """The table of each language, what is wrong with the file, and the words of each language that
    the search leaves out of a question, and beside the name of a sheet.
    """

    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]
    asking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load(root: Path, entries: Mapping[str, GlossaryEntry]) -> Synonyms:
    """The synonyms of the project at `root` with those that its glossary's `entries` make.

    Never raises.
    """
    whole, findings = yaml_reader.load(root, PATH)
    findings += data_markup.check(whole, PATH)
    by_language = yaml_reader.fields(whole)
    if whole:
        keys = (*LANGUAGES, *_LISTS)
        findings += yaml_reader.check_keys(by_language, keys, PATH, 1, optional=_LISTS)
    listed_words = {}
    for key in _LISTS:
        listed_words[key], flaws = _words(by_language.get(key), key)
        findings += flaws
    tables = {}
    for language in LANGUAGES:
        table = _from_glossary(entries.values(), language)
        listed = yaml_reader.fields(by_language.get(language))
        findings += _check(listed, table, language)
        for typed, value in listed.items():
            if isinstance(value.content, str):
                forms = table.setdefault(normalized(typed), [])
                forms.append(normalized(value.content))
        tables[language] = table
    return Synonyms(tables, tuple(sorted(findings)), listed_words[ASKING], listed_words[SHEETS])


def normalized(text: str) -> str:
    """Words in lower case with one space between them.

    The script search/words.js does the same with what is typed.
    """
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def published(table: Table, language: str, texts: Iterable[str]) -> dict[str, Table]:
    """The table as the search reads it, in two parts.

    `also` has the words that the site's `texts` use too: they and their synonyms are looked up.
    `instead` has those that the site never uses and the errors of spelling.yml: only their synonyms
    are looked up.
    """
    site = _padded(" ".join(map(normalized, texts)))
    also: Table = {}
    instead: Table = {}
    for typed, forms in sorted(table.items()):
        part = also if _padded(typed) in site else instead
        part[typed] = forms
    for wrong, right in spelling.errors(language).items():
        if _padded(normalized(right)) in site:
            also.pop(normalized(wrong), None)
            instead[normalized(wrong)] = [normalized(right)]
    return {"also": also, "instead": instead}


def _padded(normalized_text: str) -> str:
    """The text with a space at both ends, so that only whole words of it are found."""
    return f" {normalized_text} "


def search_vocabulary(texts: Iterable[str]) -> list[str]:
    """Every word of four letters or more, sorted."""
    words: set[str] = set()
    for text in texts:
        words.update(normalized(text).split())
    return sorted(word for word in words if len(word) > 3 and not word.isdigit())


def _words(listed: Value | None, name: str) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """The words of each language in the list of that name, one text each; a file may do without."""
    if listed is None:
        return {}, []
    texts = yaml_reader.fields(listed)
    line = listed.key_line
    findings = list(yaml_reader.check_keys(texts, LANGUAGES, PATH, line, shown=f"{name}."))
    words = {}
    for language, value in texts.items():
        if isinstance(value.content, str):
            words[language] = tuple(normalized(value.content).split())
        else:
            key = f"{name}.{language}"
            findings.append(finding(PATH, value.key_line, "empty-value", key=key))
    return words, findings


def _from_glossary(entries: Iterable[GlossaryEntry], language: str) -> Table:
    """Abbreviation and term for one another, and both for the term of the other language and for
    the words that the site doesn't use.
    """
    table: Table = {}
    for entry in entries:
        own_forms = forms_of(entry[language])
        all_forms = list(own_forms)
        for spoken in LANGUAGES:
            all_forms += forms_of(entry[spoken])
            all_forms += map(normalized, terms.words_not_used(entry[spoken]))
        for typed in dict.fromkeys(all_forms):
            others = [form for form in own_forms if form != typed]
            if others:
                known = table.setdefault(typed, [])
                known += [form for form in others if form not in known]
    return table


def forms_of(texts: Mapping[str, str]) -> list[str]:
    """Term and abbreviation of an entry in one language, normalised."""
    return [normalized(texts[key]) for key in ("term", "short") if key in texts]


def _check(listed: Mapping[str, Value], from_glossary: Table, language: str) -> Iterator[Finding]:
    """What is wrong with the lines of a language.

    No synonym may be one that glossary or spelling table make already, stand twice, or lead to
    another one.
    """
    misspelt: Table = {}
    for wrong, right in spelling.errors(language).items():
        misspelt[normalized(wrong)] = [right]
    seen: Table = {}
    tables = {_GLOSSARY_PATH: from_glossary, _SPELLING_PATH: misspelt, PATH: seen}
    all_typed = {normalized(typed) for typed in listed}
    for typed, value in listed.items():
        line = value.key_line
        if not isinstance(value.content, str):
            yield finding(PATH, line, "empty-value", key=typed)
            continue
        for place, table in tables.items():
            if normalized(typed) in table:
                other = ", ".join(table[normalized(typed)])
                yield finding(PATH, line, "synonym-collides", found=typed, other=other, place=place)
        if normalized(value.content) in all_typed:
            yield finding(PATH, line, "synonym-chain", found=typed, other=value.content)
        seen[normalized(typed)] = [normalized(value.content)]
