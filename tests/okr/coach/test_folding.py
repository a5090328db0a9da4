"""One spelling of words."""

from __future__ import annotations

from okrdesk.okr.coach.folding import folded


def test_umlauts_are_spelled_out_however_they_are_written():
    assert folded("Größe") == folded("GROESSE") == folded("Gro\u0308ße") == "groesse"
