"""One order for names and one way of finding them (issue 7, section 2)."""

from __future__ import annotations

import pytest

from okrdesk.okr.alphabet import begins, holds, is_same, sort_key


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        # German: umlauts beside their letter (DIN 5007-1).
        ("de_AT", ["Adler", "Ägidius", "anna", "Özlem", "Paul", "Strasser", "Straßer", "Żaneta", "Zoe"]),
        # Swedish: å, ä and ö are letters after z.
        ("sv_SE", ["Anna", "Zoe", "Åke", "Ängla", "Örjan"]),
        # Danish and Norwegian: æ, ø, å after z.
        ("nb_NO", ["Zoe", "Ægir", "Øystein", "Åse"]),
        # Polish: ł and ż after l and z.
        ("pl_PL", ["Lucja", "Lzy", "Łucja", "Marek", "Zyta", "Żaneta"]),
        # Spanish: ñ after n.
        ("es_ES", ["Nuria", "Ñandu", "Óscar", "Pablo"]),
        # Where the locale is unknown: beside their letter.
        ("", ["Åke", "Anna", "Émile", "Eva", "łukasz", "Maria", "Özlem", "Петро"]),
    ],
)
def test_names_stand_as_in_a_dictionary(locale: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: sort_key(name, locale)) == names


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Jürgen Müller", "muller"),
        ("Jürgen Müller", "MUELLER"),
        ("Jürgen Müller", "müll"),
        ("Ju\u0308rgen", "jürgen"),
        ("Jörg Strauß", "strauss"),
        ("Łukasz Żak", "lukasz zak"),
        ("Søren Ærø", "soren  aero"),
        ("Ölmütz", "o"),
        ("Ίων", "ιων"),
        ("anything", ""),
    ],
)
def test_accents_are_not_needed_to_find_a_name(text: str, typed: str) -> None:
    assert holds(text, typed)


def test_what_is_not_there_is_not_found() -> None:
    assert not holds("Jürgen Müller", "miller")
    assert begins("Jürgen Müller", "mull")
    assert not begins("Jürgen Müller", "uller")


def test_accents_make_another_name_capitals_and_spaces_do_not() -> None:
    assert is_same(" Ada  LOVELACE", "ada lovelace")
    assert not is_same("Muller", "Müller")
