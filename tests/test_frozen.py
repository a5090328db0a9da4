"""A frozen dataclass of ours behaves as one of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from okrdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Loaf:
    """A loaf."""

    name: str
    weight: int = 750
    seeds: list[str] = dataclasses.field(default_factory=list)
    note: str = dataclasses.field(default="", compare=False)
    KINDS: ClassVar = ("rye", "wheat")


@dataclass(frozen=True)
class Oven:
    """Not slotted, and with a rule."""

    heat: int

    def __post_init__(self) -> None:
        if self.heat < 0:
            raise ValueError(self.heat)


@dataclass(frozen=True)
class DeepOven(Oven):
    """Inherits a field and adds one by name alone."""

    depth: int = dataclasses.field(default=2, kw_only=True)


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing."""


def test_parameters_defaults_and_values_made_anew() -> None:
    first, second = Loaf("rye"), Loaf("rye", weight=500)
    assert (first.weight, second.weight, first.seeds) == (750, 500, [])
    assert first.seeds is not Loaf("rye").seeds
    assert DeepOven(200, depth=3).depth == 3
    for wrong in ((), ("a", 1, [], "", 5)):
        with pytest.raises(TypeError):
            Loaf(*wrong)
    with pytest.raises(TypeError):
        DeepOven(200, 3)  # type: ignore[misc]
    with pytest.raises(ValueError, match="-1"):
        Oven(-1)


def test_equal_is_what_has_the_same_values_of_the_same_class() -> None:
    assert Loaf("rye", note="a") == Loaf("rye", note="b")
    assert Loaf("rye") != Loaf("wheat")
    assert Oven(2) != DeepOven(2)
    assert Loaf("rye") != "rye"
    assert Empty() == Empty()
    assert len({Oven(1), Oven(1), Oven(2), Empty(), Empty()}) == 3


@pytest.mark.parametrize("one", [Loaf("rye"), Oven(2)])
def test_nothing_changes(one: Any) -> None:
    for name in (dataclasses.fields(one)[0].name, "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(one, name, 5)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(one, name)


def test_it_is_a_dataclass_for_those_who_ask() -> None:
    loaf = Loaf("rye", seeds=["sesame"])
    assert dataclasses.replace(loaf, weight=1) == Loaf("rye", 1, ["sesame"])
    assert dataclasses.asdict(loaf) == {"name": "rye", "weight": 750, "seeds": ["sesame"], "note": ""}
    assert repr(loaf) == "Loaf(name='rye', weight=750, seeds=['sesame'], note='')"
    assert not hasattr(loaf, "__dict__")
    match loaf:
        case Loaf(name, weight):
            assert (name, weight) == ("rye", 750)


@pytest.mark.parametrize("one", [Loaf("rye", 5, ["sesame"]), DeepOven(2, depth=4), Empty()])
def test_copies_are_equal(one: Any) -> None:
    assert copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
