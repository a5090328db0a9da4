"""A German sentence with its verb in front, compounds and endings cut."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import german
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
        Wir können Räume mieten                    | mieten wir raeume
        Bis Juni wollen wir Räume mieten           | mieten bis juni wir raeume
        Führe ein Handbuch ein und drucke es       | einfuehren ein handbuch und drucke es
        Wir führen ein Handbuch ein, damit alle lesen | einfuehren wir ein handbuch damit alle lesen
        Wir stellen Räume bereit                   | bereitstellen wir raeume
        Wir werben Gäste                           | werben wir gaeste
        Auch Räume mieten                          | mieten auch raeume
        Räume mieten, Möbel kaufen                 | mieten raeume moebel kaufen
        Mitglieder gewinnen & Räume mieten         | gewinnen mitglieder & mieten raeume
        Um Gäste zu gewinnen, Räume mieten         | mieten um gaeste zu gewinnen raeume
        Mitglieder/Gäste gewinnen                  | gewinnen mitglieder gaeste
        Mitarbeiter*innen gewinnen                 | gewinnen mitarbeiter
        Den Saal fegen                             | fegen den saal
        Im Saal fegen                              | fegen im saal
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
        "Räume zu mieten",
        "Den Kern",
    ],
)
def test_what_tells_of_a_state_is_no_order(text):
    sentence = Sentence(text)
    assert sentence.language == "de"
    assert sentence.first == sentence.chunks[sentence.start].lower().replace("ä", "ae")


def test_a_message_says_the_word_as_it_was_written():
    sentence = Sentence("Die Kundenzufriedenheit ist besser")
    assert sentence.said("zufriedenheit") == "Kundenzufriedenheit"


@pytest.mark.parametrize("text", ["Auch", "Wir sind ein Verein", "Die Halle", "Wir"])
def test_a_sentence_without_an_order_is_read_as_it_stands(text):
    assert " ".join(word for _said, word in german.read(text, ".,")) == text.lower()


@pytest.mark.parametrize(
    ("chunks", "tells"),
    cases("""
        Buslinie fährt            | yes
        Haus steht                | yes
        Haus hat                  | yes
        buslinie fährt            | no
        Buslinie damit Haus fährt | no
        Haus Fahrt                | no
        Haus gebaut               | no
        Haus gut                  | no
        Haus tut                  | no
        fährt                     | no
    """),
)
def test_a_verb_behind_a_noun_tells(chunks, tells):
    assert german.tells(chunks.split()) == (tells == "yes")
