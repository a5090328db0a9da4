"""A German sentence with its verb in front, compounds and endings cut."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach.sentences import Sentence
from tests.cases import cases


@pytest.mark.parametrize(
    ("text", "read"),
    cases("""
        Die Kundenzufriedenheit bis Juni steigern  | steigern die zufriedenheit bis juni
        Bis Juni führen wir ein Handbuch ein       | einfuehren bis juni wir ein handbuch
        Wir führen ein Handbuch ein                | einfuehren wir ein handbuch
        Führe ein Handbuch ein                     | einfuehren ein handbuch
        Wir wollen den Umsatz steigern             | steigern wir den umsatz
        Räume planen und Möbel kaufen              | planen raeume und kaufen moebel
        Workshops und Kurse anbieten               | anbieten workshops und kurse
        Den Tanzboden lackieren                    | lackieren den tanzboden
        Den Zaun imprägnieren                      | impraegnieren den zaun
        Einführung eines Handbuchs                 | einfuehrung eines handbuchs
        Mitgliedergewinnung                        | gewinnung
        Bessere Stimmung bei den Mitarbeiter:innen | besser stimmung bei den mitarbeiter
    """),
)
def test_the_verb_comes_first(text, read):
    sentence = Sentence(text)
    assert sentence.language == "de"
    assert " ".join(sentence.words) == read


@pytest.mark.parametrize(
    "text",
    [
        "Mitmachen wird so einfach wie Pizza bestellen",
        "Gäste können online buchen",
        "Ein Handbuch, damit Mitglieder nicht suchen",
        "Nachbarn leihen, statt zu kaufen",
        "Mietvertrag für die neue Halle unterschrieben",
    ],
)
def test_what_tells_of_a_state_is_no_order(text):
    sentence = Sentence(text)
    assert sentence.language == "de"
    assert sentence.first == sentence.chunks[sentence.start].lower().replace("ä", "ae")


def test_a_message_says_the_word_as_it_was_written():
    sentence = Sentence("Die Kundenzufriedenheit ist besser")
    assert sentence.said("zufriedenheit") == "Kundenzufriedenheit"
