"""What the writer of an issue and the editors of its pull request are told at each step.

The step stands in issue_steps.py, the words in reply.yml under `step`. Addresses and numbers are
GitHub's own; of what somebody wrote, only the answer holds anything, and quotes it.
"""

from __future__ import annotations

from guidebook import languages
from guidebook.contributions import issue_forms, reply
from guidebook.contributions.issue_steps import Standing

MARK = "<!-- guidebook-issue -->"
"""Begins the answer, so that it can be found and replaced."""

LINK = "{url}"
"""In a text where the address of a pull request goes that is not made yet."""


def texts(
    step: str, now: Standing, answer: str, number: int, language: str, consents: bool
) -> dict[str, str]:
    """Texts by the name of their file.

    `answer.md` is for the writer, `tell.md` for the editors where they have to know something.
    Where the case goes to a pull request there is one for each way that can end.
    """
    url = LINK if step == "propose" else now.pull.url
    if step in ("propose", "update"):
        made = {
            "proposed.md": _said("proposed", language, url=url) + "\n",
            "tell.md": _told("settled", number),
            "tell-conflict.md": _told("conflict", number),
        }
        for ending in ("updated", "same", "conflict"):
            made[f"answer-{ending}.md"] = f"{MARK}\n{_said(ending, language, url=url)}\n"
        return made
    if step == "hold":
        hold = (
            f"{MARK}\n{_said('hold', language, url=url)}\n\n{answer.removeprefix(MARK).strip()}\n"
        )
        return {"answer.md": hold} | ({} if consents else {"tell.md": _told("consent", number)})
    if step in ("published", "declined", "closed"):
        form = issue_forms.correction_name(language)
        return {"answer.md": f"{MARK}\n{_said(step, language, url=url, form=form)}\n"}
    if step in ("halt", "gone"):
        return {"tell.md": _told(step, number)}
    return {}


def _said(key: str, language: str, **values: object) -> str:
    return reply.sentence("step", key, language).format(**values)


def _told(key: str, number: int) -> str:
    """What editors are told, in both languages."""
    said = [_said(f"tell-{key}", language, number=number) for language in languages.LANGUAGES]
    return "\n\n".join([MARK, *said]) + "\n"
