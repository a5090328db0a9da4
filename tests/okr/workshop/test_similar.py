"""The labelled answers were written before the rules; the held-out ones decide and nobody tunes by them."""

from __future__ import annotations

import json
from inspect import GEN_CLOSED, getgeneratorstate
from itertools import combinations
from pathlib import Path

import pytest

from okrdesk.okr.workshop import similar
from okrdesk.okr.workshop.similar import MOST, alike, comparing
from tests.work import calls

ALONE = ("alone", "allein")


def labelled(name: str) -> dict[str, list[tuple[str, str]]]:
    """The answers of a file by language, each with its theme, not in the order of themes."""
    content = json.loads((Path(__file__).parent / f"similar_{name}.json").read_text(encoding="utf-8"))
    found = {}
    for language, themes in content.items():
        answers = [(text, theme, n) for theme, texts in themes.items() for n, text in enumerate(texts)]
        found[language] = [(text, theme) for text, theme, _n in sorted(answers, key=lambda each: each[2])]
    return found


def precision_and_recall(answers: list[tuple[str, str]]) -> tuple[float, float]:
    themes = [theme for _text, theme in answers]
    together = {
        pair
        for pair in combinations(range(len(answers)), 2)
        if themes[pair[0]] == themes[pair[1]] and themes[pair[0]] not in ALONE
    }
    groups = alike([text for text, _theme in answers])
    found = {pair for group in groups for pair in combinations(group.places, 2)}
    return len(found & together) / len(found), len(found & together) / len(together)


def test_there_are_enough_labelled_answers() -> None:
    assert sum(len(answers) for answers in labelled("labelled").values()) >= 200


@pytest.mark.parametrize("name", ["labelled", "held_out"])
@pytest.mark.parametrize("languages", [["en"], ["de"], ["en", "de"]])
def test_groups_are_right_four_times_of_five_and_find_two_of_five_pairs(
    name: str, languages: list[str]
) -> None:
    sets = labelled(name)
    answers = [(text, theme) for language in languages for text, theme in sets[language]]
    precision, recall = precision_and_recall(answers)
    assert precision >= 0.8
    assert recall >= 0.4


def test_a_group_says_why() -> None:
    texts = ["The page is hard to find", "Coffee", "I did not find your page", "The start page says nothing"]
    (group,) = alike(texts)
    assert group.places == (0, 2, 3)
    assert group.words == ("page",)
    assert group.by_all


def test_words_are_folded_and_compounds_come_apart() -> None:
    assert [group.places for group in alike(["Bücher tauschen", "Mehr Blumen", "BUCHER, bitte"])] == [(0, 2)]
    (group,) = alike(["Die Kaffeemaschine putzen", "Besserer Kaffee bitte", "Ein Hund"])
    assert (group.places, group.words) == ((0, 1), ("Kaffee",))


def test_figures_beside_a_topic_make_it_like_no_other() -> None:
    assert alike(["Laser (Views 240, Replies 14)", "Garden (Views 180, Replies 31)"]) == ()


def test_groups_stay_small_and_each_text_is_in_one() -> None:
    groups = alike(["More evenings"] * 20 + ["A bench"] * 3)
    assert max(len(group.places) for group in groups) == MOST
    places = [place for group in groups for place in group.places]
    assert len(places) == len(set(places)) == 23


def test_nothing_is_alike_where_nothing_is_shared() -> None:
    assert alike([]) == ()
    assert alike(["", "", "🙂", "🎉"]) == ()
    assert alike(["A dog", "More sleep", "Plants"]) == ()


def test_a_word_without_end_is_no_compound() -> None:
    # Looking for parts in it would take a while.
    assert alike(["Kaffee", "x" * 10_000 + "kaffee", "(" + "1" * 50_000]) == ()


def test_the_same_texts_give_the_same_groups() -> None:
    texts = [text for answers in labelled("labelled").values() for text, _theme in answers]
    assert alike(texts) == alike(list(texts))


def test_five_hundred_texts_take_no_more_than_their_pairs_and_go_in_small_steps() -> None:
    texts = [
        text
        for name in ("labelled", "held_out")
        for answers in labelled(name).values()
        for text, _t in answers
    ]
    many = [f"{texts[n % len(texts)]} {texts[(7 * n) % len(texts)]}" for n in range(500)]
    alike(many[:10])
    few, taken, steps = calls(lambda: alike(many[:250])), [], comparing(many)
    while getgeneratorstate(steps) != GEN_CLOSED:
        taken.append(calls(lambda: next(steps, None)))
    assert sum(taken) < 5 * few
    assert len(taken) > 2000
    assert max(taken) < sum(taken) / 20, "the window takes a step between two keys"


@pytest.mark.parametrize(
    ("one", "other", "like"), [("abcd", "abcd", 1), ("abcd", "wxyz", 0), ("abcd", "abce", 0.5)]
)
def test_letters_are_alike_by_the_threes_they_share(one: str, other: str, like: float) -> None:
    # " abcd " has four threes; Dice: twice what is shared by what both have.
    assert similar._dice(similar._trigrams([one]), similar._trigrams([other])) == like


def test_a_word_says_what_it_holds_from_four_letters_on() -> None:
    known = {"kaffee", "maschin", "kaf", "kaffeemaschin"}
    assert similar._parts("kaffeemaschin", known) == ["kaffee", "maschin"]
    assert similar._parts("x" * 44 + "kaffee", known) == ["kaffee"]  # fifty letters
    assert similar._parts("x" * 45 + "kaffee", known) == []
    assert similar._parts("tees", {"tees", "tee"}) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [("the page and the door", "en"), ("die seite und der", "de"), ("seite", ""), ("the und", "")],
)
def test_small_words_tell_the_language(words: str, language: str) -> None:
    assert similar._language(words.split()) == language


def test_a_group_without_a_word_of_all_says_those_of_most() -> None:
    known = similar._Known()
    list(known.read(["Blue bench", "Blue door", "Bench door", "Blue lamp"]))
    assert known.likeness((0, 1, 3)) == similar.Likeness((0, 1, 3), ("Blue",), True)
    assert known.likeness((0, 1, 2)).by_all is False
    assert known.likeness((0, 1, 2)).words == ("bench", "Blue", "door")
    assert known.likeness((2, 3)).words == ()
