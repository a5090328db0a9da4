"""The ballot box: what is cast or written unseen lies in the private folder until all of it is revealed.

It is never in the document, whose journal would tell who wrote what and when. A box is one small file,
written whole with each entry; it holds how often each number was given, item by item, so that it keeps
neither order nor time nor whose numbers belong together. It survives a crash. When its round has a result,
it goes.

Nothing outside the workshop page, the command `vote` and the module `shown` may open one (a contract).
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from okrdesk import paths
from okrdesk.document import files
from okrdesk.document.columns import DEFAULTS
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.i18n import _
from okrdesk.okr.workshop import ideas
from okrdesk.okr.workshop.counting import Ballot, Count, in_order

_LARGEST = 8_000_000  # bytes of a box that can be one


class _Place:
    """The file of a box. What is wrong with it is said, never taken for an empty box."""

    def __init__(self, document: Document, name: str) -> None:
        self.path = _folder(document) / name
        files.sweep_written(self.path)

    def read(self) -> dict[str, Any]:
        try:
            with open(self.path, "rb") as file:
                held = json.loads(file.read(_LARGEST + 1))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            raise self._damaged() from error
        if not isinstance(held, dict):
            raise self._damaged()
        return held

    def write(self, held: dict[str, object]) -> None:
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        files.write_json(self.path, held)
        with contextlib.suppress(OSError):
            os.utime(self.path, (0, 0))  # when the last entry came is nobody's business

    def texts(self) -> tuple[str, ...]:
        held = self.read().get("texts", [])
        if not isinstance(held, list) or not all(isinstance(text, str) for text in held):
            raise self._damaged()
        return tuple(held)

    def _damaged(self) -> Refused:
        sentence = _("The ballot box of this round cannot be read; ask once more in a fresh round.")
        return Refused(sentence)

    def damaged(self, error: Exception) -> Refused:
        """What is said of a file that holds something else."""
        refused = self._damaged()
        refused.__cause__ = error
        return refused

    def destroy(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


class Box:
    """The box of one round. `count` is for reconciling and revealing, never for showing."""

    def __init__(self, document: Document, round_id: str) -> None:
        self._place = _Place(document, round_id)
        self._held: dict[str, Any] = self._place.read()
        self.count = self._counted(self._held)
        self._last: tuple[Ballot, str] | None = None

    @property
    def ballots(self) -> int:
        """How many are in."""
        return self.count.total

    def put(self, ballots: Iterable[Ballot], origin: str) -> None:
        """Throw ballots in; they are on the disk when this returns. Raises NotWritten: then none is in.

        What a command threw in meanwhile stays in.
        """
        self.renew()
        count, last = self.count, self._last
        for ballot in ballots:
            count, last = count.plus(ballot, origin), (ballot, origin)
        self._keep(count)
        self._last = last

    @property
    def can_correct(self) -> bool:
        """Whether the last ballot was thrown in here and now: no other can be told apart any more."""
        return self._last is not None

    def correct(self, ballot: Ballot) -> None:
        """Put a ballot in the place of the last one of this sitting."""
        if self._last is None:
            raise Refused(
                _("No ballot can be told apart any more; only the last of a sitting can be changed.")
            )
        self.renew()
        before, origin = self._last
        self._keep(self.count.minus(before, origin).plus(ballot, origin))
        self._last = (ballot, origin)

    def forget_last(self) -> None:
        """Nobody may correct the last ballot any more: the keyboard goes on to the next person."""
        self._last = None

    def take(self, count: Count) -> None:
        """Put what was counted a second time in the place of what is in."""
        self._keep(count)
        self._last = None

    def destroy(self) -> None:
        """Take the box away; what it held is gone unless the round has it."""
        self._place.destroy()

    def renew(self) -> None:
        """Count what a command, or the window, threw in meanwhile."""
        held = self._place.read()
        if held != self._held:
            self._held, self.count = held, self._counted(held)

    def _counted(self, held: dict[str, Any]) -> Count:
        try:
            return _count_of(held)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._place.damaged(error) from error

    def _keep(self, count: Count) -> None:
        held = _held(count)
        self._place.write(held)
        self._held, self.count = held, count


class Cards:
    """Texts that are written unseen in a step (`kind` as of ideas), until they are revealed all at once.

    `about` is the id of the goal that they speak of: each goal has a box of its own.
    """

    def __init__(self, document: Document, step_id: str, kind: str, about: str = "") -> None:
        self._place = _cards_place(document, step_id, kind, about)
        self.texts = self._place.texts()
        self._last: str | None = None

    def put(self, text: str, origin: str = "paper") -> None:
        """Throw a card in; it is on the disk when this returns."""
        self._keep((*self._place.texts(), text), self._by_keyboard() + (origin == "keyboard"))
        self._last = text

    @property
    def origin(self) -> str:
        """Where they came from: the passed keyboard if all did; of a mixture nothing is told apart."""
        return "keyboard" if self.texts and self._by_keyboard() == len(self.texts) else "paper"

    def _by_keyboard(self) -> int:
        held = self._place.read().get("keyboard")
        return held if isinstance(held, int) else 0

    @property
    def last(self) -> str | None:
        """The last card of this sitting, the only one that can be corrected."""
        return self._last

    @property
    def can_correct(self) -> bool:
        """Whether the last card was thrown in here and now."""
        return self._last is not None

    def correct(self, text: str) -> None:
        """Put a card in the place of the last one."""
        if self._last is None:
            raise Refused(_("No card can be told apart any more; only the last of a sitting can be changed."))
        others = list(self._place.texts())
        others.remove(self._last)
        self._keep((*others, text), self._by_keyboard())
        self._last = text

    def forget_last(self) -> None:
        """Nobody may correct the last card any more: the keyboard goes on to the next person."""
        self._last = None

    def destroy(self) -> None:
        """Take the box away."""
        self._place.destroy()

    def _keep(self, texts: Iterable[str], by_keyboard: int) -> None:
        ordered = sorted(texts)  # by their letters: in the order of nobody
        self._place.write({"texts": ordered, "keyboard": by_keyboard})
        self.texts = tuple(ordered)


def is_here(document: Document, round_id: str) -> bool:
    """Whether the box of a round is on this computer: it lies here, or the round was opened here."""
    if (_folder(document) / round_id).exists():
        return True
    opened = document.database.execute_sql(
        "SELECT s.actor FROM change c JOIN step s ON s.id = c.step "
        "WHERE c.\"table\" = 'round' AND c.\"row\" = ? AND c.field = '*' ORDER BY s.clock LIMIT 1",
        (round_id,),
    ).fetchone()
    return opened is None or opened[0] == document.actor


def refuse_elsewhere(document: Document, round_id: str) -> None:
    """Refused where the box is on another computer: two boxes would make two results."""
    if not is_here(document, round_id):
        raise Refused(elsewhere_words())


def elsewhere_words() -> str:
    """What is said of a round whose box is on another computer."""
    return _(
        "The ballot box of this round is on the computer where it was opened; "
        "reveal it there, or ask anew here."
    )


def lying(document: Document) -> tuple[str, ...]:
    """The ids of the rounds that have a box on this computer."""
    with contextlib.suppress(OSError):
        return tuple(path.name for path in _folder(document).iterdir() if len(path.name) == len(document.id))
    return ()


def destroy(document: Document, round_id: str) -> None:
    """Take the box of a round away, if there is one."""
    _Place(document, round_id).destroy()


def covered_cards(document: Document, step_ids: Iterable[str], kind: str) -> int:
    """How many cards of a kind lie unseen on this computer, in all of these steps; damaged boxes aside."""
    covered = 0
    for step_id in step_ids:
        with contextlib.suppress(Refused):
            covered += sum(len(cards.texts) for cards in _boxes_of(document, step_id, kind))
    return covered


def holds_cards(document: Document, step_id: str, kind: str) -> bool:
    """Whether cards of a kind lie unseen in a step, about whatever goal."""
    return any(cards.texts for cards in _boxes_of(document, step_id, kind))


def _boxes_of(document: Document, step_id: str, kind: str) -> list[Cards]:
    names = [path.name for path in _folder(document).glob(f"{step_id}.{kind}*")]
    parts = [f"{name}.".split(".") for name in names]
    return [Cards(document, step_id, kind, part[2]) for part in parts if part[1] == kind]


def destroy_cards(document: Document, step_id: str, kind: str, about: str = "") -> None:
    """Take the box of some cards away, whatever is in it; also one that cannot be read."""
    _cards_place(document, step_id, kind, about).destroy()


def sweep_cards(document: Document) -> None:
    """Destroy the boxes of cards that were revealed: one edit made a card of each of their texts."""
    for path in list(_folder(document).glob("*.*")):
        step_id, kind, about = f"{path.name}.".split(".")[:3]
        if kind not in ideas.KINDS:
            continue
        with contextlib.suppress(OSError, Refused):  # one that cannot be read keeps no other
            held = Counter(Cards(document, step_id, kind, about).texts)
            if held and held in _made_at_once(document, step_id, kind):
                path.unlink(missing_ok=True)


def _cards_place(document: Document, step_id: str, kind: str, about: str) -> _Place:
    return _Place(document, ".".join(part for part in (step_id, kind, about) if part))


def _made_at_once(document: Document, step_id: str, kind: str) -> list[Counter[str]]:
    """The texts of the cards that each edit added to a step of a workshop."""
    rows = document.database.execute_sql(
        "SELECT c.step, json_extract(c.after, '$.text') FROM change c "
        "WHERE c.\"table\" = 'idea' AND c.field = '*' "
        "AND json_extract(c.after, '$.step_id') = ? AND coalesce(json_extract(c.after, '$.kind'), ?) = ?",
        (step_id, DEFAULTS["idea"]["kind"], kind),
    )
    made: dict[str, Counter[str]] = {}
    for step, text in rows:
        made.setdefault(step, Counter())[text] += 1
    return list(made.values())


def _folder(document: Document) -> Path:
    return paths.boxes() / document.id


def _held(count: Count) -> dict[str, object]:
    return {
        **count.result(),
        "numbers": {item: _by_value(each) for item, each in count.numbers.items()},
        "spent": {str(dots): slips for dots, slips in count.spent.items()},
        "most": {str(dots): slips for dots, slips in count.most.items()},
    }


def _by_value(numbers: tuple[Any, ...]) -> dict[str, int]:
    """How often each number was given; a number and the same as text are told apart by JSON's quotes."""
    counts = Counter(json.dumps(each) for each in numbers)
    return dict(sorted(counts.items()))


def _count_of(held: Mapping[str, Any]) -> Count:
    if not held:
        return Count()
    numbers = {
        item: in_order(json.loads(value) for value, times in each.items() for _each in range(int(times)))
        for item, each in sorted(held["numbers"].items())
    }
    ballots = {str(name): int(slips) for name, slips in held["ballots"].items()}
    return Count(
        ballots,
        int(held["blank"]),
        int(held["invalid"]),
        numbers,
        {int(dots): int(slips) for dots, slips in held["spent"].items()},
        {int(dots): int(slips) for dots, slips in held["most"].items()},
        _origins(held, ballots, numbers),
    )


def _origins(
    held: Mapping[str, Any], ballots: Mapping[str, int], numbers: Mapping[str, tuple[Any, ...]]
) -> Mapping[str, Mapping[str, int]] | None:
    """The dots by origin: as written, or all of them where there is one origin; else they are lost."""
    if "by_origin" in held:
        return {name: dict(each) for name, each in held["by_origin"].items()}
    if len(ballots) > 1:
        return None
    dots = {item: sum(n for n in each if isinstance(n, int)) for item, each in numbers.items()}
    return dict.fromkeys(ballots, dots)
