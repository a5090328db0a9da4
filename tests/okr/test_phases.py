"""Every phase has its word."""

from __future__ import annotations

from okrdesk.okr import blueprints
from okrdesk.okr.phases import PHASES, phase_word


def test_every_phase_has_a_word_and_an_unknown_one_stands_for_itself() -> None:
    assert [phase_word(phase) for phase in PHASES] == ["forming", "growing", "established", "renewing"]
    assert phase_word("sleeping") == "sleeping"


def test_blueprints_fit_known_phases() -> None:
    assert {phase for each in blueprints.shipped() for phase in each.phases} == set(PHASES)
