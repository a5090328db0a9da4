"""The ballot box: safe, alone, and without order, time or connections."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from okrdesk import paths
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr.workshop import ballots, box, ideas, revealing, rounds
from okrdesk.okr.workshop.box import Box, Cards
from okrdesk.okr.workshop.counting import Ballot
from tests import factories
from tests.okr.workshop.evening import BALLOTS, DAY, Evening


def _file(room: Evening, round_id: str) -> Path:
    return paths.boxes() / room.document.id / round_id


def test_a_box_survives_and_is_private(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, *BALLOTS[:3])
    file = _file(room, asked)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_mtime == 0, "when the last entry came is nobody's business"
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert Box(room.document, asked).ballots == 3
    assert [path.name for path in file.parent.iterdir()] == [asked], "no temporary file is left"


def test_the_order_of_entering_leaves_no_trace(room: Evening) -> None:
    asked = room.open_vote()
    contents = set()
    for order in permutations(("1124", "1223", "3445")):
        box.destroy(room.document, asked)
        for line in order:
            room.put(asked, line)
        contents.add(_file(room, asked).read_bytes())
    assert len(contents) == 1


def test_ballots_that_pair_otherwise_make_the_same_box(room: Evening) -> None:
    """Whose numbers belong together cannot be told: other ballots with the same columns look the same."""
    asked = room.open_vote()
    same = set()
    for lines in (("12", "34"), ("14", "32"), ("13", "24")):
        box.destroy(room.document, asked)
        room.put(asked, *lines)
        same.add(_file(room, asked).read_bytes())
    assert len(same) == 1


def test_only_the_last_of_a_sitting_can_be_corrected(room: Evening) -> None:
    asked = room.open_vote()
    open_box = room.put(asked, "1124", "1223")
    before = open_box.count.minus(Ballot({room.themes[0]: 1, room.themes[1]: 2, room.themes[2]: 1}), "paper")
    open_box.correct(Ballot({room.themes[4]: 2}))
    assert open_box.ballots == 2
    assert open_box.count == before.plus(Ballot({room.themes[4]: 2}), "paper")
    assert Box(room.document, asked).count == open_box.count
    assert not Box(room.document, asked).can_correct
    with pytest.raises(Refused, match="only the last"):
        Box(room.document, asked).correct(Ballot())
    open_box.forget_last()
    assert not open_box.can_correct


def test_origins_are_kept_only_where_nobody_can_be_found_out(room: Evening) -> None:
    asked = room.open_vote(people=20)
    open_box = room.put(asked, *BALLOTS)
    slip = rounds.read(room.document, asked).slip("en")
    for n, line in enumerate(BALLOTS[:5], 1):
        open_box.put([ballots.typed(line, slip)], "keyboard")
        held = json.loads(_file(room, asked).read_bytes())
        assert ("by_origin" in held) == (n >= 5), "one origin of few could be reckoned from the others"
    result = room.reveal(asked).result
    assert sum(result["by_origin"]["paper"].values()) == 32
    assert sum(result["by_origin"]["keyboard"].values()) == 20


def test_few_of_one_origin_withhold_all(room: Evening) -> None:
    asked = room.open_vote(people=9)
    room.put(asked, *BALLOTS)
    room.put(asked, "1155", origin="keyboard")
    assert "by_origin" not in json.loads(_file(room, asked).read_bytes())
    assert "by_origin" not in room.reveal(asked).result


def test_a_damaged_box_is_said_and_never_taken_for_an_empty_one(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, "1124")
    for nonsense in (b"", b"{", b"[]", b'{"ballots": 3}', b'{"ballots": {"paper": "x"}, "blank": 0}'):
        _file(room, asked).write_bytes(nonsense)
        with pytest.raises(Refused, match="cannot be read"):
            Box(room.document, asked)


def test_the_box_is_elsewhere_on_another_computer(room: Evening) -> None:
    asked = room.open_vote()
    copy = Document.load(factories.content(room.document), factories.OTHER)
    assert box.is_here(room.document, asked)
    assert not box.is_here(copy, asked)
    with pytest.raises(Refused, match="on the computer where it was opened"):
        rounds.refuse_ballots(copy, rounds.read(copy, asked))
    copy.close()


def test_a_box_whose_round_has_a_result_goes_on_opening(room: Evening) -> None:
    asked = room.open_vote()
    room.put(asked, *BALLOTS)
    other = room.open_vote()
    room.put(other, "1")
    revealing.reveal(room.document, asked, Box(room.document, asked), on=DAY)
    assert _file(room, asked).exists(), "it stays until the result is safe"
    rounds.sweep(room.document)
    assert not _file(room, asked).exists()
    assert _file(room, other).exists()


def test_cards_are_in_the_order_of_their_letters(room: Evening) -> None:
    cards = Cards(room.document, room.step, "idea")
    for text in ("Zebra", "<b>bold</b>", "apple", "Zebra"):
        cards.put(text)
    assert Cards(room.document, room.step, "idea").texts == ("<b>bold</b>", "Zebra", "Zebra", "apple")
    cards.correct("aardvark")
    assert cards.texts == ("<b>bold</b>", "Zebra", "aardvark", "apple")
    cards.forget_last()
    with pytest.raises(Refused, match="only the last"):
        cards.correct("x")
    box.sweep_cards(room.document)
    assert Cards(room.document, room.step, "idea").texts, "what is not in the document yet stays"


def test_what_is_covered_is_counted_past_a_damaged_box(room: Evening) -> None:
    for kind, about in (("idea", ""), ("measure", "a" * 32), ("measure", "b" * 32)):
        Cards(room.document, room.step, kind, about).put("one")
    assert box.covered_cards(room.document, [room.step], "measure") == 2
    assert box.covered_cards(room.document, [room.step, "none"], "idea") == 1
    _file(room, f"{room.step}.idea").write_text("{", encoding="utf-8")
    assert box.covered_cards(room.document, [room.step], "idea") == 0


def test_cards_of_a_passed_keyboard_say_so_unless_some_came_on_paper(room: Evening) -> None:
    cards = Cards(room.document, room.step, "idea")
    cards.put("one", "keyboard")
    cards.put("two", "keyboard")
    cards.correct("three")
    assert Cards(room.document, room.step, "idea").origin == "keyboard"
    cards.put("four")
    assert Cards(room.document, room.step, "idea").origin == "paper"


def test_what_a_command_throws_in_meanwhile_stays(room: Evening) -> None:
    asked = room.open_vote()
    window = Box(room.document, asked)
    room.put(asked, "1124")
    slip = rounds.read(room.document, asked).slip("en")
    window.put([ballots.typed("1223", slip)], "paper")
    assert Box(room.document, asked).ballots == window.ballots == 2
    cards, other = (Cards(room.document, room.step, "idea") for _each in range(2))
    cards.put("one")
    other.put("two")
    cards.correct("three")
    assert Cards(room.document, room.step, "idea").texts == ("three", "two")


_CASTING = """
import sys
from okrdesk.document.document import Document
from okrdesk.okr.workshop.box import Box
from okrdesk.okr.workshop.counting import Ballot
document = Document.load(open(sys.argv[1], "rb").read(), "a" * 32)
box = Box(document, sys.argv[2])
while True:
    box.put([Ballot({item: 1 for item in sys.argv[3:]})], "paper")
    print(box.ballots, flush=True)
"""


def test_a_killed_window_leaves_every_ballot_that_was_in(room: Evening, tmp_path: Path) -> None:
    asked = room.open_vote(people=None)
    file = tmp_path / "makers.okrdesk"
    factories.stored(file, room.document)
    for kill in range(1, 4):
        words = [sys.executable, "-c", _CASTING, str(file), asked, *room.themes[:3]]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            said = [int(process.stdout.readline()) for _line in range(3 * kill)]
            process.kill()
            said += [int(line) for line in process.stdout.read().split()]
        count = Box(room.document, asked).count
        assert said[-1] <= count.total <= said[-1] + 1
        assert {len(each) for each in count.numbers.values()} == {count.total}, "never half a ballot"
        assert [path.name for path in _file(room, asked).parent.iterdir()] == [asked]


def test_a_box_of_cards_goes_on_opening_only_if_all_of_it_was_revealed(room: Evening) -> None:
    for text in ("We bake", "We bake", "We meet"):
        Cards(room.document, room.step, "sentence").put(text)
    # The same words, typed one by one, are not the box's.
    for text in ("We bake", "We bake", "We meet"):
        ideas.add(room.document, room.cycle, [text], kind="sentence", step_id=room.step)
    box.sweep_cards(room.document)
    revealed = Cards(room.document, room.step, "sentence").texts
    assert len(revealed) == 3
    ideas.add(room.document, room.cycle, revealed, kind="sentence", step_id=room.step)
    box.sweep_cards(room.document)
    assert Cards(room.document, room.step, "sentence").texts == ()
