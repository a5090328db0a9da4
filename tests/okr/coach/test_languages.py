"""Which language a sentence is written in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrdesk.okr.coach.advice import advise_key_result, advise_text
from okrdesk.okr.coach.languages import language_of
from tests.okr.coach.made import COUNT, CYCLE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("People here find their next partner", "en"),
        ("Photography", "en"),
        ("Website live", "en"),
        ("Visitor map", "en"),
        ("Hold 8 repair cafés", "en"),
        ("75 %", "en"),
        ("Menschen finden hier ihren nächsten Partner", "de"),
        ("Umsatz steigern", "de"),
        ("Newsletter einführen", "de"),
        ("Mitgliederzufriedenheit", "de"),
        ("Fuenf von zehn Gaesten kommen wieder", "de"),
        ("Augmenter le chiffre d'affaires de 10 %", ""),
        ("Aumentar las ventas un 10 %", ""),
        ("Aumentare la soddisfazione dei soci", ""),
        ("De tevredenheid van onze leden verhogen", ""),
        ("Öka antalet medlemmar med 10 %", ""),
        ("Zwiększyć liczbę członków do 500", ""),
        ("Увеличить число участников", ""),
        ("社区成员乐于推荐我们", ""),
        ("زيادة عدد الأعضاء", ""),
    ],
)
def test_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(("kind", "rule"), [("objective", "O-LANGUAGE"), ("key-result", "K-LANGUAGE")])
def test_a_language_it_cannot_read_is_said_and_not_judged(kind, rule):
    advice = advise_text("Améliorer la satisfaction de nos membres", kind)
    assert [(finding.rule, finding.level) for finding in advice.findings] == [(rule, "hint")]
    # Of checks by words nothing is claimed.
    assert {check.title for check in advice.checks} <= {"Complete", "Easy to remember"}


def test_gaps_are_seen_in_any_language():
    advice = advise_text("Ouvrir une antenne à [CITY]", "key-result")
    assert advice.findings[0].rule == "K-PLACEHOLDER"


def test_fields_are_read_in_any_language():
    strange = replace(COUNT, title="Nombre de membres de la coopérative", owner_id=None)
    rules = {finding.rule for finding in advise_key_result(strange, [], CYCLE, somebody_owns=True).findings}
    assert rules == {"K-LANGUAGE", "K-NOOWNER"}
