"""What an order is for."""

from __future__ import annotations

import pytest

from okrdesk.okr.coach import purposes
from okrdesk.okr.coach.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("Publish the guide so that newcomers find their way", True),
        ("Publish the guide to help apprentices", True),
        ("Move the archive to reduce the wait for readers", True),
        ("Publish the guide so that the process is faster", False),
        ("Move the archive to reduce disk usage", False),
        ("Move the archive to new servers", False),
        ("Send the guide to members", False),
        ("Das Handbuch schreiben, damit neue Mitglieder sich zurechtfinden", True),
        ("Das Archiv umziehen, um Leser zu entlasten", True),
        ("Das Archiv umziehen, um Speicher zu sparen", False),
        ("Das Archiv umziehen, damit die Abläufe besser laufen", False),
    ],
)
def test_a_purpose_counts_when_people_gain(text, gain):
    assert purposes.has_effect(Sentence(text)) == gain


@pytest.mark.parametrize(
    "text",
    [
        "Maintain our standing",
        "Carry on with our evenings",
        "Run the office as before",
        "Keep the lights on",
        "Die hohe Qualität beibehalten",
        "Wir machen weiter wie bisher",
        "Reibungsloser Betrieb der Geschäftsstelle",
    ],
)
def test_business_as_usual_in_any_words(text):
    assert purposes.keeps_as_it_is(Sentence(text))


def test_what_goes_on_moving_is_no_business_as_usual():
    assert not purposes.keeps_as_it_is(Sentence("Keep pace with our neighbours"))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Define and document the interface", ("document",)),
        ("Find members and earn money", ("earn",)),
        ("Räume planen und Möbel kaufen", ("kaufen",)),
        ("Define the interface and the terms", ()),
    ],
)
def test_verbs_joined_by_and(text, joined):
    assert purposes.joined_verbs(Sentence(text)) == joined


def test_what_is_left_without_big_words():
    assert purposes.nothing_besides(Sentence("Leverage synergies"), "jargon")
    assert not purposes.nothing_besides(Sentence("Our world-class kitchen feeds the town"), "jargon")
    assert purposes.nothing_besides(Sentence("Die Besten sein"), "superlatives")


def test_the_object_ends_at_a_preposition_or_after_eight_words():
    eight = "one two three four five six seven eight"
    assert purposes.object_of(Sentence(f"Define {eight} nine")) == tuple(eight.split())
    assert purposes.object_of(Sentence("Define terms for loans")) == ("terms",)


def test_a_task_with_a_great_aim():
    assert purposes.aims_high(Sentence("Define the future of neighbourly lending"))
    assert not purposes.aims_high(Sentence("Define our membership tiers"))
    assert purposes.object_of(Sentence("Define the future of lending")) == ("the", "future")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("bakers", True),  # six letters and an ending of people
        ("users", True),  # listed
        ("peers", False),  # five letters
        ("visitors", True),
        ("trainees", True),
        ("artists", True),
        ("tenants", True),
        ("tables", False),
        ("numbers", False),  # an ending of people, but things
    ],
)
def test_words_for_people(text, named):
    sentence = Sentence(f"Publish the guide to {text} and the town")
    assert purposes.names_people(sentence, (text,)) == named


def test_an_ending_of_people_counts_in_english_only():
    sentence = Sentence("Wir schreiben das Handbuch mit der Gruppe")
    assert sentence.language == "de"
    assert not purposes.names_people(sentence, ("bakers",))
    assert not purposes.names_people(sentence, ())


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("Readers love the archive", True),
        ("The archive love", False),
        ("Publish the guide to", False),
    ],
)
def test_people_stand_beside_what_they_gain(text, gain):
    assert purposes.has_effect(Sentence(text)) == gain


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("Host of choice in the region", True),
        ("Repair is cool again", True),
        ("Prepare young people for work", True),
        ("Remove the barriers to lending", True),
        ("Prepare the hall for work", False),
        ("Remove the tables from the hall", False),
    ],
)
def test_a_change_that_is_named(text, high):
    assert purposes.aims_high(Sentence(text)) == high


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Maintaining our standing", True),
        ("Maintained our standing", False),
        ("We bake the bread as before", True),
        ("Bake more bread", False),
        ("", False),
    ],
)
def test_only_what_goes_on_is_usual(text, usual):
    assert purposes.keeps_as_it_is(Sentence(text)) == usual


def test_joined_verbs_have_the_form_of_the_first():
    assert purposes.joined_verbs(Sentence("Documenting and releasing the interface")) == ("release",)
    assert purposes.joined_verbs(Sentence("Define and documented the interface")) == ()
    assert purposes.joined_verbs(Sentence("Define")) == ()
