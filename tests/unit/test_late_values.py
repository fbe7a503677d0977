"""What pages show although they are not made from it is filled in when they are written."""

from __future__ import annotations

import json

from guidebook.build.late_values import LateValues


def test_a_token_is_replaced_wherever_it_stands() -> None:
    late = LateValues("late0a1b")
    day = late.token("day", "2026-11-25")
    long = late.token("longid", "25 November 2026")
    page = f"<time datetime={day}>{long}</time>{json.dumps(day)} {day}"
    expected = '<time datetime=2026-11-25>25 November 2026</time>"2026-11-25" 2026-11-25'
    assert late.fill(page) == expected


def test_a_token_is_the_same_whatever_it_stands_for() -> None:
    tokens = {LateValues("late0a1b").token("day", day) for day in ("2026-11-25", "2030-01-01")}
    assert len(tokens) == 1
    assert next(iter(tokens)).isalnum(), "or a filter of templates would change it"


def test_other_text_stays_as_it_is() -> None:
    late = LateValues("late0a1b")
    late.token("day", "x")
    assert late.fill("later than late0a1") == "later than late0a1"
    assert late.fill("late0a1bxotherx") == "late0a1bxotherx"
