"""The states of the translations as `make translations` prints them, and what it says when a pair
is accepted.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from guidebook import languages
from guidebook.translations import states
from guidebook.translations.states import PageState, Translations

_OVERRIDES = Path(__file__).resolve().parent.parent.parent.parent / "overrides"
_HOW = {
    "id": "Sudah sama isinya, atau hanya salah ketik yang dibetulkan?"
    " make translations ACCEPT=nama-halaman",
    "en": "Do they say the same, or was only a typo put right?"
    " make translations ACCEPT=name-of-page",
}
_ACCEPTED = {"id": "Tercatat sejalan: {}", "en": "Recorded as in step: {}"}
_NOTHING = {
    "id": "Sudah tercatat; tidak ada yang berubah.",
    "en": "Recorded already; nothing has changed.",
}
_UNKNOWN = {"id": "Tidak ada halaman '{}'.", "en": "There is no page '{}'."}
_NEAREST = {"id": " Mungkin maksud Anda: {}?", "en": " Did you mean: {}?"}
_ALONE = {
    "id": "'{}' baru ada dalam satu bahasa; belum ada yang dapat dibandingkan.",
    "en": "'{}' exists in one language only; there is nothing to compare yet.",
}


def lines(translations: Translations, spoken: Sequence[str]) -> Iterator[str]:
    """Every page that is not in step with its state, then the counts, in the languages `spoken`."""
    ui_texts = {each: languages.load_ui_text(_environment(), each) for each in spoken}
    for page in translations.pages.values():
        if page.state == "in_step":
            continue
        states = [ui_texts[each](f"translation.state.{page.state}") for each in spoken]
        yield f"{page.name}: " + " · ".join(states)
    numbers = {"all": len(translations.pages)}
    for group, pages in translations.groups().items():
        numbers[group] = len(pages)
    for each in spoken:
        text = ui_texts[each]("translation.count")
        for name, number in numbers.items():
            text = text.replace(f"#{name}", str(number))
        yield text
        if numbers["behind"] or numbers["not_compared"]:
            yield _HOW[each]


def accept(
    root: Path, translations: Translations, typed: Sequence[str], spoken: Sequence[str]
) -> tuple[bool, list[str]]:
    """Accept the pages that were typed, all or none of them; whether it was done, and what to say
    about it.
    """
    pages = {page.name: page for page in translations.pages.values()}
    # make passes several names as one word
    names = list(map(_name, " ".join(typed).split())) or [""]
    if names == ["all"]:
        names = [name for name, page in pages.items() if _is_pair(page)]
    refused: list[str] = []
    for name in names:
        refused += _refused(name, pages, spoken)
    if refused:
        return False, refused
    states.accept(root, translations.pages, names)
    new = [name for name in sorted(names) if pages[name].state != "in_step"]
    message = _ACCEPTED if new else _NOTHING
    return True, [message[each].format(", ".join(new)) for each in spoken]


def _is_pair(page: PageState) -> bool:
    """Whether the page exists in every language."""
    return len(page.texts) == len(languages.LANGUAGES)


def _name(typed: str) -> str:
    """A page as translations.yml names it: without docs/, language and ending."""
    path = typed.replace("\\", "/").removeprefix("./").removeprefix("docs/").removesuffix(".md")
    return languages.neutral(f"{path}.md").removesuffix(".md")


def _refused(name: str, pages: dict[str, PageState], spoken: Sequence[str]) -> Iterator[str]:
    """Why the page of this name can't be accepted, in the languages `spoken`; nothing if it can."""
    if name in pages:
        if not _is_pair(pages[name]):
            for each in spoken:
                yield _ALONE[each].format(name)
        return
    near = ", ".join(_near(name, pages))
    for each in spoken:
        guess = _NEAREST[each].format(near) if near else ""
        yield _UNKNOWN[each].format(name) + guess


def _near(name: str, pages: Collection[str]) -> list[str]:
    """Up to three pages that may be meant: by the last part of their name, or else by the whole."""
    last = name.rsplit("/", 1)[-1]
    ends = {page: page.rsplit("/", 1)[-1] for page in pages}
    near = [page for page in pages if last and last in ends[page]]
    if not near:
        for end in difflib.get_close_matches(last, sorted(set(ends.values())), 3, 0.7):
            near += [page for page in pages if ends[page] == end]
    if not near:
        near = difflib.get_close_matches(name, pages)
    return near[:3]


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_OVERRIDES), autoescape=True)
