"""Who is meant by a name in a file."""

from __future__ import annotations

from okrdesk.okr.rescued.names import Names


def test_a_name_is_somebody_known_however_it_is_written() -> None:
    names = Names(["Jana Petersen", "Jörg Müller", "Tom Jansen", "Tina Jansen"])
    written = (
        "jana  PETERSEN",
        "Petersen, J.",
        "Jorg Muller",
        "Petersen, Jana",
        "Jansen, T.",
        "Jansen, Ti",
        " ",
        "Petersen,",
        "Petersen, –",
    )
    met = [names.meet(name) for name in written]
    jana = "Jana Petersen"
    assert met == [
        jana,
        jana,
        "Jörg Müller",
        jana,
        "Jansen, T.",
        "Tina Jansen",
        "",
        "Petersen",
        "Petersen, –",
    ]
    assert names.new == ["Jansen, T.", "Petersen", "Petersen, –"]
    assert ("Petersen, J.", jana) in names.told_apart


def test_a_new_name_is_added_once() -> None:
    names = Names([])
    assert [names.meet(name) for name in ("Ada  Muster", "ada muster")] == ["Ada Muster", "Ada Muster"]
    assert names.new == ["Ada Muster"]


def test_a_shortened_name_is_who_the_file_names_in_full_elsewhere() -> None:
    names = Names(["Bo"], ["Jana Petersen", "Tom Jansen", "Tina Jansen"])
    assert [names.meet(name) for name in ("Petersen, J.", "Jana Petersen")] == ["Jana Petersen"] * 2
    assert names.meet("Jansen, T.") == "Jansen, T."
    assert names.new == ["Jana Petersen", "Jansen, T."]
