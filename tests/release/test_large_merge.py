"""As many steps as years of work make, taken in at once (T11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from okrdesk.document import merge
from okrdesk.document.document import Document
from tests import factories
from tests.document.many_steps import with_many_steps

pytestmark = pytest.mark.release
MANY = 25_000


def test_twenty_five_thousand_steps_are_taken_in(record_property: Callable[[str, object], None]) -> None:
    origin = factories.workspace()
    many = with_many_steps(origin, MANY, factories.OTHER)
    taking_in = Document.load(factories.content(origin), factories.ACTOR)
    assert merge.merge(taking_in, many).check_ins == MANY
    assert merge.merge(taking_in, many).steps == 0
    record_property("steps merged", MANY)
