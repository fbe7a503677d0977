"""What happens to an issue next, from how it and the pull requests made of it stand now.

decisions/contributed-cases.md tells the states and their transitions. Everything is decided from
what GitHub says at this moment, not from what has just happened: events can come late, twice, in
another order or not at all. Only that an editor asks once more for a pull request that was closed
shows in the event alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WANTED = "siap-usul"
"""The label by which an editor asks for a pull request."""

STEPS = {
    "answer": "the writer is told what to correct, or that an editor is next",
    "refuse": "the same, where an editor has asked too early: the label is taken off",
    "propose": "the case becomes a pull request",
    "update": "what has changed since goes onto the pull request's branch",
    "hold": "the writer is told what to correct before it goes there; without consent, editors too",
    "published": "the writer is told that the case is published, and how to correct it",
    "declined": "the writer is told that the pull request was closed",
    "closed": "the writer is told that the issue is closed",
    "halt": "editors are told that the issue was closed while its pull request is open",
    "gone": "editors are told that the issue was deleted or moved away",
    "nothing": "nobody is told anything",
}
"""Every step, with what it does."""


@dataclass(frozen=True)
class PullRequest:
    """A pull request made of the issue: `open`, `merged` or `closed`; `none` where there is none."""

    state: str = "none"
    number: int = 0
    url: str = ""


@dataclass(frozen=True)
class Standing:
    """How an issue stands."""

    pull: PullRequest = PullRequest()
    is_open: bool = True
    is_gone: bool = False
    is_wanted: bool = False
    """Whether it has the label that asks for a pull request."""
    is_asked_again: bool = False
    """Whether that label was set just now."""


def standing(event: dict[str, Any], issue: dict[str, Any], pulls: Any, repository: str) -> Standing:
    """How the issue of an event stands, by GitHub's data on it and on pull requests."""
    labels = [label.get("name") for label in issue.get("labels") or [] if isinstance(label, dict)]
    label = event.get("label") or {}
    is_labelled = event.get("action") == "labeled"
    return Standing(
        pull=_pull_request(pulls, branch(issue["number"]), repository),
        is_open=issue.get("state", "open") == "open",
        is_gone=event.get("action") in ("deleted", "transferred"),
        is_wanted=WANTED in labels,
        is_asked_again=is_labelled and label.get("name") == WANTED,
    )


def branch(number: int) -> str:
    """The branch of the case from an issue."""
    return f"case-from-issue-{number}"


def next_step(now: Standing, is_sound: bool) -> str:
    """One of STEPS; `is_sound` says that what the issue holds can be published."""
    if now.is_gone:
        return "gone" if now.pull.state == "open" else "nothing"
    if now.pull.state == "merged":
        return "published"
    if not now.is_open:
        return "halt" if now.pull.state == "open" else "closed"
    if now.pull.state == "open":
        return "update" if is_sound else "hold"
    if now.pull.state == "closed" and not now.is_asked_again:
        return "declined"
    if now.is_wanted:
        return "propose" if is_sound else "refuse"
    return "answer"


def _pull_request(pulls: Any, head: str, repository: str) -> PullRequest:
    """The pull request from our own branch: an open one, or else the newest.

    A branch of that name in a fork is somebody else's.
    """
    own: list[PullRequest] = []
    for pull in pulls if isinstance(pulls, list) else []:
        made_from = pull.get("head") or {}
        home = (made_from.get("repo") or {}).get("full_name")
        if made_from.get("ref") == head and home == repository:
            own.append(_read(pull))
    own.sort(key=lambda pull: (pull.state == "open", pull.number))
    return own[-1] if own else PullRequest()


def _read(pull: dict[str, Any]) -> PullRequest:
    state = "merged" if pull.get("merged_at") else str(pull.get("state"))
    return PullRequest(state, int(pull["number"]), str(pull["html_url"]))
