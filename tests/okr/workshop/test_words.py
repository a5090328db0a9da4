"""What a workshop keeps is called by one name wherever people read it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrdesk.okr.workshop import ties, words


@pytest.mark.parametrize(
    ("kind", "count", "said"),
    [
        ("themes", 1, "1 theme"),
        ("key-results", 2, "2 key results"),
        ("wish", 3, "3 wishes"),
        ("ideas", 0, "0 ideas"),
    ],
)
def test_things_are_counted_by_their_names(kind: str, count: int, said: str) -> None:
    assert words.counted(kind, count) == said


def test_what_has_no_name_is_an_item_or_a_card() -> None:
    assert words.counted("before", 2) == "2 items"
    assert words.counted("draft", 1, other="card") == "1 card"


def test_each_rule_for_a_tie_has_a_name_of_its_own() -> None:
    assert len({words.rule_name(rule) for rule in ties.RULES}) == len(ties.RULES)


def test_an_outcome_is_said_as_people_say_it() -> None:
    assert words.outcome_words("adopted with objection") == "adopted with an objection"
    assert words.outcome_words("judge") == "asked twice"


def test_what_is_not_known_is_not_made_up() -> None:
    assert words.outcome_words("") == words.outcome_words("<b>") == ""
    assert words.state_words("of later") == "of later"
    assert words.evidence_word("of later") == "of later"


def test_a_mean_is_written_as_in_the_workspace() -> None:
    mean = Fraction(27, 8)
    assert [words.mean_words(mean, "fist", locale) for locale in ("en", "de")] == ["3.4", "3,4"]
    assert words.mean_words(mean, "confidence", "de") == "3"
    assert words.mean_words(None, "fist", "de") == ""


@pytest.mark.parametrize(
    ("mean", "method", "said"),
    [
        (Fraction(33, 8), "marks", "4.1"),
        (Fraction(33, 8), "fist", "4.1"),
        (Fraction(23, 4), "confidence", "6"),
        (None, "marks", ""),
    ],
)
def test_a_mean_is_as_fine_as_its_scale(mean: Fraction | None, method: str, said: str) -> None:
    assert words.mean_words(mean, method, "en_GB") == said
