"""Files as large as years of work make them, and as broken as two thousand accidents make them (T5, T11)."""

from __future__ import annotations

import pytest

from okrdesk.document import merge
from okrdesk.document.document import Document
from tests import factories
from tests.document.many_steps import with_many_steps
from tests.document.test_checks import content, refuse_mutants  # noqa: F401

pytestmark = pytest.mark.release


def test_twenty_five_thousand_steps_are_taken_in() -> None:
    origin = factories.workspace()
    many = with_many_steps(origin, 25_000, factories.OTHER)
    taking_in = Document.load(factories.content(origin), factories.ACTOR)
    assert merge.merge(taking_in, many).check_ins == 25_000
    assert merge.merge(taking_in, many).steps == 0


def test_two_thousand_mutants_are_refused_or_have_the_same_content(content: bytes) -> None:  # noqa: F811
    refuse_mutants(content, 2000)
