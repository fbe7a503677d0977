"""What the hooks of one build share: read or made by one, used by others.

One object in MkDocs's configuration, which lives as long as the build of all languages does. MkDocs
makes a new configuration for each build, so nothing of it reaches the next one while serving.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from guidebook.build.late_values import LateValues
from guidebook.cache.store import Cache
from guidebook.cases.collection import Case
from guidebook.cases.withdrawn import WithdrawnCase
from guidebook.guide.checklist import Checklist
from guidebook.guide.glossary import Glossary
from guidebook.guide.redirects import Moved
from guidebook.languages import UiText
from guidebook.search.synonyms import Synonyms
from guidebook.theme.social_card import Card
from guidebook.tools.assistant import NONE as NO_ASSISTANT
from guidebook.tools.assistant import Assistant
from guidebook.tools.example import NONE as NO_EXAMPLE
from guidebook.tools.example import Example
from guidebook.tools.tool import Tool
from guidebook.translations.states import Translations

if TYPE_CHECKING:
    from guidebook.build.process_copy import ProcessCopy
    from guidebook.search.index import LanguageIndex

_KEY = "guidebook"

PageKeysByFile = dict[str, str]
"""What tells each page from others, by its path below the site's root; empty if it isn't kept."""


@dataclass(frozen=True)
class Sheet:
    """A PDF file as pages link to it."""

    url: str

    kilobytes: str
    """Its size, as a token that is filled in late."""

    content: bytes


@dataclass
class BuildState:
    """Everything that hooks hand on, with the event that sets it."""

    cache: Cache
    """What earlier builds have kept (on_config)."""

    project: str
    """The fingerprint of all that a page is made from besides its own text and data (on_config)."""

    late_values: LateValues
    """What stands in pages but is filled in when they are written (on_config)."""

    ui_text: Mapping[str, UiText] = field(default_factory=dict)
    """The interface's words by language, each asked for by its key (on_pre_build)."""

    moved: tuple[Moved, ...] = ()
    """Pages that had other addresses before (on_pre_build)."""

    withdrawn: Mapping[str, WithdrawnCase] = field(default_factory=dict)
    """Cases that were taken down, by slug (on_pre_build)."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    """Case studies by the neutral name of their page (on_files of the first language)."""

    tools: Mapping[str, Tool] = field(default_factory=dict)
    tool_example: Example = NO_EXAMPLE
    tool_assistant: Assistant = NO_ASSISTANT
    """The tools by name, in order; as the worked example fills them in; and the questions that choose
    among them (on_files of the first language)."""

    checklist: Checklist = field(default_factory=lambda: Checklist((), ()))
    glossary: Glossary = field(default_factory=lambda: Glossary({}, ()))
    synonyms: Synonyms = field(default_factory=lambda: Synonyms({}, ()))
    translations: Translations = field(default_factory=lambda: Translations({}, ()))
    """The data files of docs/ (on_files of the first language)."""

    slugs: dict[str, dict[str, str]] = field(default_factory=dict)
    """The last part of each page's address by language and neutral path (on_files)."""

    preparation: ProcessCopy | None = None
    """The process that makes in a first build what nothing else is made from (on_pre_build)."""

    english: ProcessCopy | None = None
    """The process that builds the other languages beside the first (on_files)."""

    sheets: dict[str, dict[str, Sheet]] = field(default_factory=dict)
    """The checklist's PDF files by language and kind (on_files of the first language)."""

    site_card: bytes = b""
    """The picture beside a link to the site, in the language that is being built (on_files)."""

    without_card: frozenset[str] = frozenset()
    """The neutral names of cases that show this one (on_files)."""

    cards: dict[str, Card | None] = field(default_factory=dict)
    """Those of the language's pages by their path in the site, None for the site's own
    (on_post_page).
    """

    navigation: Navigation | None = None
    """The navigation of the language that is being built (on_nav)."""

    environment: Environment | None = None
    """The templates of the language that is being built (on_env)."""

    compiled_templates: BytecodeCache | None = None
    """The templates as they were compiled for the first language (on_env)."""

    page_keys: dict[str, PageKeysByFile] = field(default_factory=dict)
    """By language the key of each page that was written (on_post_build)."""

    indexes: dict[str, LanguageIndex] = field(default_factory=dict)
    """The search index of each language, perhaps still being made (on_post_build)."""


def begin(config: MkDocsConfig, state: BuildState) -> None:
    """Make `state` that of the build with this configuration."""
    config.extra[_KEY] = state


def of(config: MkDocsConfig) -> BuildState:
    """The state of this build."""
    state = config.extra[_KEY]
    assert isinstance(state, BuildState)  # noqa: S101
    return state
