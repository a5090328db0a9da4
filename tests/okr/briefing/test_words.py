"""Numbers in words, names in few letters."""

from __future__ import annotations

import pytest

from okrdesk.okr.briefing.words import begun, in_a_row, short_names, spelled
from okrdesk.okr.people import Person


def test_numbers_to_ten_are_words() -> None:
    assert [spelled(n) for n in (1, 3, 10, 11)] == ["one", "three", "ten", "11"]
    assert begun("two of three") == "Two of three"


def test_numbers_of_key_results_in_a_row() -> None:
    rows = [in_a_row(each) for each in ([], ["2.3"], ["2.3", "4.1"], ["2.3", "4.1", "5.4"])]
    assert rows == ["", "2.3", "2.3 and 4.1", "2.3, 4.1 and 5.4"]


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Jana Petersen", "Mehmet Aydin"], ["Jana P.", "Mehmet A."]),
        (["Jana Petersen", "Jana Paulsen", "Jana Maas"], ["Jana Pe.", "Jana Pa.", "Jana M."]),
        (["Maximiliane Huber"], ["MH"]),
        (["Annegret Vogt"], ["Annegret V."]),  # eleven letters
        (["Cher"], ["Cher"]),
        (["Bartholomäusson"], ["BA"]),
        (["Mia Rot (Baker)", "Mia Rot (Host)", "Mia Rat"], ["Mia Ro. (B)", "Mia Ro. (H)", "Mia Ra."]),
        (["Mia Rot (Baker)", "Mia Rot (Boss)"], ["Mia Ro. (1)", "Mia Ro. (2)"]),
        (["Maximiliane Huber (A)", "Maximiliane Huber (B)"], ["MH (A)", "MH (B)"]),
        (["Cher (she)"], ["Cher"]),
    ],
)
def test_owners_in_few_letters(names: list[str], short: list[str]) -> None:
    told = short_names([*(Person(name, name) for name in names), None])
    assert [told[name] for name in names] == short


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (-1, "-1"),
        (0, "no"),
        (2, "two"),
        (4, "four"),
        (5, "five"),
        (6, "six"),
        (7, "seven"),
        (8, "eight"),
        (9, "nine"),
    ],
)
def test_a_number_below_nothing_has_no_word(number: int, word: str) -> None:
    assert spelled(number) == word


@pytest.mark.parametrize(
    ("sentence", "capital"), [("", ""), ("a", "A"), ("über uns", "Über uns"), ("2.3", "2.3")]
)
def test_only_the_first_letter_is_a_capital(sentence: str, capital: str) -> None:
    assert begun(sentence) == capital


@pytest.mark.parametrize(("name", "short"), [("Annegreta V", "AV"), ("Annegret V", "Annegret V.")])
def test_eleven_letters_are_the_most(name: str, short: str) -> None:
    assert short_names([Person("p", name)])["p"] == short


def test_somebody_who_is_given_twice_is_one() -> None:
    ada = Person("p", "Ada Lovelace")
    assert short_names([ada, None, ada]) == {"p": "Ada L."}
    assert short_names([]) == {}
