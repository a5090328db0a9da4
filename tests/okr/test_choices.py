"""Choices: a word that is none of those known is refused, and those are named."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import Refused
from okrdesk.okr.choices import refuse_unknown

_ALLOWED = {"phase": ("", "forming", "growing")}


@pytest.mark.parametrize("fields", [{}, {"phase": ""}, {"phase": "growing"}, {"other": "anything"}])
def test_known_words_and_other_fields_are_let_through(fields: dict[str, str]) -> None:
    refuse_unknown(fields, _ALLOWED)


def test_an_unknown_word_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refused) as refused:
        refuse_unknown({"phase": "fading"}, _ALLOWED)
    assert refused.value.sentence == "“fading” is not one of forming, growing."
