from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook.problems.finding import messages_of
from guidebook.text.markdown_source import MarkdownSource
from guidebook.translations import parity

ORIGINAL = """---
title: Judul
---

## Satu { #one }

Lihat [itu](a.md#b) dan ![gambar](../figures/x.svg).[^1]

[CHECKLIST: partners]

```
## bukan judul
```

### Dua { #two }

[^1]: Sumber, <https://x.example/>
"""


def _compare(translation: str) -> list[str]:
    original = MarkdownSource("docs/a.md", tuple(ORIGINAL.splitlines()))
    translated = MarkdownSource("docs/a.en.md", tuple(translation.splitlines()))
    return [str(found.in_language("en")) for found in parity.compare(original, translated)]


def test_the_languages_of_every_page_say_the_same() -> None:
    findings = sorted(parity.check(project.ROOT))
    assert not findings, "\n" + "\n".join(messages_of(findings))


def test_a_faithful_translation_has_no_problem() -> None:
    assert not _compare(ORIGINAL.replace("Satu", "One").replace("Lihat", "See"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{ #two }", "{ #three }", "docs/a.en.md:15: heading: found '###three', expected '###two'"),
        ("### Dua", "## Dua", "docs/a.en.md:15: heading: found '##two', expected '###two'"),
        ("### Dua { #two }", "", "docs/a.en.md:17: heading: found nothing, expected '###two'"),
        ("a.md#b", "a.en.md#b", "docs/a.en.md:7: link: found 'a.en.md#b', expected 'a.md#b'"),
        ("x.svg", "y.svg", "figure: found '../figures/y.svg', expected '../figures/x.svg'"),
        (".[^1]", ".", "docs/a.en.md:17: footnote: found nothing, expected '1'"),
        (
            "partners",
            "agreement",
            "marker: found '[CHECKLIST: agreement]', expected '[CHECKLIST: partners]'",
        ),
        (" { #one }", "", "docs/a.en.md:5: heading without an explicit id"),
    ],
)
def test_a_difference_names_file_line_found_and_expected(old: str, new: str, message: str) -> None:
    messages = _compare(ORIGINAL.replace(old, new))
    assert any(message in each for each in messages), messages


def test_a_page_in_one_language_is_a_problem_unless_exempt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.en.md").write_text("Text.\n", encoding="utf-8")
    (found,) = parity.check(tmp_path)
    message = str(found.in_language("en"))
    assert message.startswith("docs/a.en.md:1: this page does not exist in the other language")
    assert "'docs/a.md'" in message
    monkeypatch.setitem(parity.EXEMPT, "a.md", "only for this test")
    assert not list(parity.check(tmp_path))


def test_a_case_in_one_language_is_no_problem_but_the_index_of_cases_is(tmp_path: Path) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    for name in ("story.en.md", "index.md"):
        (tmp_path / "docs/cases" / name).write_text("Text.\n", encoding="utf-8")
    (found,) = parity.check(tmp_path)
    assert (found.path, found.values) == (
        "docs/cases/index.md",
        (("found", "docs/cases/index.en.md"),),
    )


def test_every_exemption_gives_its_reason() -> None:
    assert all(len(reason) > 10 for reason in parity.EXEMPT.values())
