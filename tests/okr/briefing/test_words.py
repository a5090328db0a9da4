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
