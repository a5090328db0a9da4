"""Every decision, question, answer and verdict has its words."""

from __future__ import annotations

from okrdesk.okr import review, review_words


def test_every_key_has_words_of_its_own_and_nothing_else_has_any() -> None:
    for words, keys in (
        (review_words.decision_name, review.DECISIONS),
        (review_words.question_words, review.QUESTIONS),
        (review_words.answer_name, review.ANSWERS),
    ):
        assert len({words(key) for key in keys} - {""}) == len(keys)
    assert (review_words.decision_name(""), review_words.answer_name("perhaps")) == ("", "")


def test_every_verdict_has_a_name_and_a_sentence() -> None:  # F17
    verdicts = ("too safe", "healthy", "partly", "too much")
    told = [review_words.verdict_words(verdict) for verdict in verdicts]
    assert len(set(told)) == 4
    assert all(name and sentence for name, sentence in told)
    assert review_words.verdict_words("") == ("", "")


def test_members_are_counted_in_the_language_of_the_workspace() -> None:
    assert review_words.members_words(1, "en_GB") == "for about 1 member"
    assert review_words.members_words(12_300, "de_DE") == "for about 12.300 members"
    assert review_words.members_words(None, "en_GB") == ""
