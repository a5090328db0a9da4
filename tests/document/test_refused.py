"""A refusal is one sentence for a person, and a kind for whoever offers a way out."""

from __future__ import annotations

import pytest

from okrdesk.document.refused import NotAWorkspace, NotWritten, Refused


def test_the_sentence_is_what_is_shown() -> None:
    assert Refused("Type a number.").sentence == "Type a number."


@pytest.mark.parametrize("refusal", [NotAWorkspace, NotWritten])
def test_a_file_is_refused_with_a_kind(refusal: type[NotAWorkspace | NotWritten]) -> None:
    refused = refusal("gone", "There is no file.")
    assert isinstance(refused, Refused)
    assert (refused.kind, refused.sentence) == ("gone", "There is no file.")
