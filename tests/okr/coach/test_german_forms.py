"""The forms of German verbs."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.words import vocabulary
from tests.cases import cases


@pytest.mark.parametrize(
    ("word", "base", "form"),
    cases("""
        einfuehren      | einfuehren       | base
        einzufuehren    | einfuehren       | base
        einfuehrung     | einfuehren       | gerund
        eingefuehrt     | einfuehren       | past
        steigert        | steigern         | third
        steigere        | steigern         | base
        gesteigert      | steigern         | past
        veroeffentlicht | veroeffentlichen | past
        organisiert     | organisieren     | past
        geschrieben     | schreiben        | past
        aufbau          | aufbauen         | gerund
    """),
)
def test_forms(word, base, form):
    assert vocabulary("de").verb(word) == (base, form)
