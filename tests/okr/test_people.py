"""People: choosing, merging, retiring, joining, removing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdesk.document import tables as t
from okrdesk.document.document import Document
from okrdesk.document.refused import Refused
from okrdesk.okr import (
    check_ins,
    initiatives,
    key_results,
    mission,
    objectives,
    owning,
    people,
    teams,
)
from okrdesk.okr.terms import KeyResult
from tests import changes, factories
from tests.examples import examples

DAY = dt.date(2026, 2, 8)


@pytest.fixture
def document() -> Iterator[Document]:
    made = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    yield made
    made.close()


def plan(document: Document, count: int = 3) -> tuple[str, list[str]]:
    """A cycle with one objective and key results; returns the objective and the key results."""
    cycle = factories.quarter(document)
    objective = objectives.add(document, objectives.Objective("", cycle, "Bread for all"))
    titles = [f"Loaves {number}" for number in range(count)]
    return objective, [key_results.add(document, KeyResult("", objective, title)) for title in titles]


def close(document: Document) -> None:
    with document.edit("Close"):
        document.set(t.Cycle, factories.ids(document, t.Cycle)[0], closed=1)


@pytest.mark.parametrize(
    ("typed", "fitting"),
    [
        ("al", {"Ada Lovelace", "Alan T"}),  # initials of one, start of the other
        ("AL", {"Ada Lovelace", "Alan T"}),
        ("love", {"Ada Lovelace"}),
        ("baker", {"Bo"}),  # by what they do
        ("  at ", {"Alan T"}),
        ("", {"Ada Lovelace", "Alan T", "Bo"}),
        ("zz", set()),
    ],
)
def test_initials_or_a_part_of_the_name_mean_a_person(typed: str, fitting: set[str]) -> None:
    crowd = [
        people.Person("1", "Ada Lovelace"),
        people.Person("2", "Alan T"),
        people.Person("3", "Bo", "Baker"),
    ]
    assert {p.name for p in crowd if people.fits(p, typed)} == fitting


def test_the_retired_keep_what_they_own_and_are_offered_for_nothing_new(document: Document) -> None:
    _objective, (first, *_rest) = plan(document)
    ada, bo = people.add(document, "Ada"), people.add(document, "Bo")
    owning.assign(document, first, ada)
    people.retire(document, ada, True)
    assert [p.name for p in people.active(document)] == ["Bo"]
    assert [p.name for p in people.active(document, besides=ada)] == ["Ada", "Bo"]
    assert key_results.read(document, first).owner_id == ada
    people.retire(document, ada, False)
    assert {p.id for p in people.active(document)} == {ada, bo}


def test_merging_carries_everything_to_the_one_who_stays(document: Document) -> None:
    objective, (first, second, _third) = plan(document)
    team = teams.add(document, "Kitchen")
    cycle = factories.ids(document, t.Cycle)[0]
    double, ada = people.add(document, "A. Lovelace", "Bakes"), people.add(document, "Ada Lovelace")
    people.join(document, double, team)
    owning.assign(document, objective, double)
    owning.accept(document, objective, DAY)
    owning.assign(document, first, double)
    key_results.set_helpers(document, second, [double])
    check_ins.record(document, first, Decimal(3), on=DAY, person_id=double)
    mission.agree(document, double, DAY)
    with document.edit("The rest"):
        document.add(t.Initiative, key_result=first, title="Buy flour", owner=double, position="V")
        document.add(
            t.Story, cycle=cycle, kind="success", text="Warm", person=double, on_day=DAY, position="V"
        )
        document.add(t.Decision, cycle=cycle, on_day=DAY, what="Go on", person=double)
    steps = len(document.history())
    people.merge(document, double, ada)
    assert len(document.history()) == steps + 1
    assert pointing(document, double) == Counter()
    assert pointing(document, ada) == Counter(
        objective=1, key_result=1, helper=1, check_in=1, agreement=1, initiative=1, story=1, decision=1
    )
    kept = people.find(document, "Ada Lovelace")
    assert (kept.role, kept.team_id, kept.retired) == ("Bakes", team, False)
    assert objectives.read(document, objective).accepted_on == DAY, "it is the same person who accepted"
    assert [p.name for p in people.everyone(document)] == ["Ada Lovelace"]


def test_merging_takes_as_many_statements_for_many_check_ins_as_for_one(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    _objective, (first, *_others) = plan(document)
    execute, told = document.database.execute, []
    monkeypatch.setattr(document.database, "execute", lambda *a, **k: told.append(a) or execute(*a, **k))
    taken = []
    for count in (1, 30):
        double, ada = people.add(document, "A"), people.add(document, "Ada")
        for _each in range(count):
            check_ins.record(document, first, Decimal(1), on=DAY, person_id=double)
        told.clear()
        people.merge(document, double, ada)
        taken.append(len(told))
        assert pointing(document, ada)["check_in"] == count
        people.merge(document, ada, people.add(document, f"Bo {count}"))
    assert taken[0] == taken[1] > 0
    document.undo()
    assert pointing(document, ada)["check_in"] == 30, "each row's change is in the step"


def test_merged_helpers_are_no_doubles_and_no_helpers_of_themselves(document: Document) -> None:
    _objective, (both, owned, again) = plan(document)
    double, ada, bo = (people.add(document, name) for name in ("A", "Ada", "Bo"))
    key_results.set_helpers(document, both, [double, ada, bo])
    owning.assign(document, owned, double)
    key_results.set_helpers(document, owned, [ada, bo])
    key_results.set_helpers(document, again, [ada])
    key_results.set_helpers(document, again, [double])  # Ada's row is still there, removed
    people.merge(document, double, ada)
    helpers = {k.id: set(k.helper_ids) for k in key_results.of_objective(document, _objective)}
    assert helpers == {both: {ada, bo}, owned: {bo}, again: {ada}}
    assert len(key_results.read(document, both).helper_ids) == 2
    key_results.set_helpers(document, again, [])
    assert key_results.read(document, again).helper_ids == ()


def test_merged_agreements_are_one_of_the_later_day(document: Document) -> None:
    double, ada = people.add(document, "A"), people.add(document, "Ada")
    mission.agree(document, double, DAY)
    mission.agree(document, ada, DAY - dt.timedelta(days=9))
    people.merge(document, double, ada)
    assert [(a.name, a.on) for a in mission.agreements(document)] == [("Ada", DAY)]


def test_an_agreement_that_was_withdrawn_is_not_brought_back_by_merging(document: Document) -> None:
    double, ada = people.add(document, "A"), people.add(document, "Ada")
    mission.withdraw(document, mission.agree(document, double, DAY))
    mission.withdraw(document, mission.agree(document, ada, DAY))
    people.merge(document, double, ada)
    assert mission.agreements(document) == ()


def test_one_is_not_merged_with_oneself_nor_with_somebody_who_is_gone(document: Document) -> None:
    ada, gone = people.add(document, "Ada"), people.add(document, "Bo")
    people.remove(document, gone)
    with pytest.raises(Refused, match="same person"):
        people.merge(document, ada, ada)
    with pytest.raises(Refused, match="no longer here"):
        people.merge(document, gone, ada)
    with pytest.raises(Refused, match="no longer here"):
        people.merge(document, ada, gone)


def test_closed_cycles_follow_a_merge_and_keep_their_people_from_being_removed(document: Document) -> None:
    _objective, (first, second, _third) = plan(document)
    double, ada, helper = (people.add(document, name) for name in ("A", "Ada", "Bo"))
    owning.assign(document, first, double)
    key_results.set_helpers(document, second, [helper])
    worker = people.add(document, "Cy")
    initiatives.add(document, first, "Call the mill", owner_id=worker)
    close(document)
    people.merge(document, double, ada)
    assert key_results.read(document, first).owner_id == ada
    for person in (ada, helper, worker):
        with pytest.raises(Refused, match="retire"):
            people.remove(document, person)
    people.remove(document, people.add(document, "Somebody else"))


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("is_gone", [False, True])
@pytest.mark.parametrize("part", ["objective", "key result", "helper", "initiative"])
def test_who_took_part_in_a_closed_cycle_stays(
    document: Document, part: str, is_gone: bool, is_closed: bool
) -> None:
    objective, (line, *_others) = plan(document)
    person = people.add(document, "Ada")
    done: list[Callable[[], object]] = {
        "objective": [
            lambda: owning.assign(document, objective, person),
            lambda: objectives.remove(document, objective),
        ],
        "key result": [
            lambda: owning.assign(document, line, person),
            lambda: key_results.remove(document, line),
        ],
        "helper": [
            lambda: key_results.set_helpers(document, line, [person]),
            lambda: key_results.set_helpers(document, line, []),
        ],
        "initiative": [
            lambda: initiatives.add(document, line, "Call the mill", owner_id=person),
            lambda: initiatives.remove(document, factories.ids(document, t.Initiative)[0]),
        ],
    }[part]
    for act in done[: 1 + is_gone]:
        act()
    if is_closed:
        close(document)
    if is_closed and not is_gone:
        with pytest.raises(Refused, match="retire"):
            people.remove(document, person)
    else:
        people.remove(document, person)
        assert people.everyone(document) == ()


def test_what_a_removed_person_owned_is_accepted_by_nobody(document: Document) -> None:
    objective, _keys = plan(document)
    ada = people.add(document, "Ada")
    owning.assign(document, objective, ada)
    owning.accept(document, objective, DAY)
    people.remove(document, ada)
    left = objectives.read(document, objective)
    assert (left.owner_id, left.accepted_on) == (None, None)


def test_an_owner_is_no_helper_beside(document: Document) -> None:
    _objective, (first, *_rest) = plan(document)
    ada, bo = people.add(document, "Ada"), people.add(document, "Bo")
    key_results.set_helpers(document, first, [ada, bo])
    owning.assign(document, first, ada)
    assert key_results.read(document, first).helper_ids == (bo,)
    changes.key_result(document, first, helper_ids=(ada, bo))
    assert key_results.read(document, first).helper_ids == (bo,)


POINTING = ("objective", "key_result", "helper", "check_in", "agreement", "initiative", "story", "decision")


def pointing(document: Document, person_id: str) -> Counter[str]:
    """How many rows of each table that are not removed name a person."""
    found: Counter[str] = Counter()
    for table in POINTING:
        columns = [row[1] for row in document.database.execute_sql(f'PRAGMA table_info("{table}")')]
        column = next(c for c in columns if c in ("owner_id", "person_id"))
        query = f'SELECT count(*) FROM "{table}" WHERE "{column}" = ? AND deleted = 0'
        found[table] = document.database.execute_sql(query, [person_id]).fetchone()[0]
    return +found


def parts(document: Document, key_result_id: str) -> set[str]:
    row = key_results.read(document, key_result_id)
    return {*row.helper_ids, *([row.owner_id] if row.owner_id else [])}


SOMEBODY = st.integers(0, 2)
LINE = st.tuples(st.none() | SOMEBODY, st.sets(SOMEBODY), st.sets(SOMEBODY), st.lists(SOMEBODY, max_size=2))


@examples(10, 400)
@given(st.lists(LINE, min_size=1, max_size=4), st.sets(SOMEBODY), st.permutations([0, 1, 2]))
def test_merging_loses_no_reference_and_undoes_exactly(
    lines: list[tuple[int | None, set[int], set[int], list[int]]], agreed: set[int], chosen: list[int]
) -> None:
    document = Document.create(None, "Bakery", factories.ACTOR, "Ada")
    _objective, keys = plan(document, len(lines))
    crowd = [people.add(document, name) for name in ("Ada", "Bo", "Cem")]
    for key, (owner, before, helping, checking) in zip(keys, lines, strict=True):
        key_results.set_helpers(document, key, [crowd[n] for n in before])
        changes.key_result(document, key, helper_ids=[crowd[n] for n in helping])
        owning.assign(document, key, None if owner is None else crowd[owner])
        for n in checking:
            check_ins.record(document, key, Decimal(n), on=DAY, person_id=crowd[n])
    for n in agreed:
        mission.agree(document, crowd[n], DAY)
    gone, kept = crowd[chosen[0]], crowd[chosen[1]]
    before_dump = factories.dump(document)
    involved = {key: parts(document, key) for key in keys}
    counts = pointing(document, gone) + pointing(document, kept)
    people.merge(document, gone, kept)
    after_dump = factories.dump(document)
    for key in keys:
        expected = {kept if each == gone else each for each in involved[key]}
        assert parts(document, key) == expected, "who took part takes part still"
        row = key_results.read(document, key)
        assert row.owner_id not in row.helper_ids
        assert len(set(row.helper_ids)) == len(row.helper_ids)
    left = pointing(document, kept)
    assert pointing(document, gone) == Counter()
    for table in ("objective", "key_result", "check_in"):
        assert left[table] == counts[table]
    assert left["agreement"] == min(1, counts["agreement"])
    document.undo()
    assert factories.dump(document) == before_dump
    document.redo()
    assert factories.dump(document) == after_dump
    document.close()


def test_umlauts_stand_beside_their_letter_and_are_found_without(document: Document) -> None:
    mission.reword(document, mission.read(document), replace(mission.read(document), locale="de_DE"))
    for name in ("Zoe Adam", "Jürgen Müller", "Özlem Ateş", "Otto Zumtobel", "Paul Quast"):
        people.add(document, name)
    names = [person.name for person in people.everyone(document)]
    assert names == ["Jürgen Müller", "Otto Zumtobel", "Özlem Ateş", "Paul Quast", "Zoe Adam"]
    assert people.find(document, "jurgen muller").name == "Jürgen Müller"
    assert [p.name for p in people.everyone(document) if people.fits(p, "mull")] == ["Jürgen Müller"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada", ("Ada",)),
        ("Ada, Ben,Cem", ("Ada", "Ben", "Cem")),
        ("Ada; Ben\tCem", ("Ada", "Ben", "Cem")),
        ("Müller, Jürgen\nStrauß, Jörg", ("Müller, Jürgen", "Strauß, Jörg")),
        ("• Ada\n- Ben\n3) Cem\n\n", ("Ada", "Ben", "Cem")),
        ("Ada <ada@example.org>, Ben <ben@example.org>", ("Ada", "Ben")),
        ("Ada\x0bada\u2028 ADA ", ("Ada",)),
        ("Zoë <b>Q</b>", ("Zoë <b>Q</b>",)),
        (" ;, ", ()),
        ("", ()),
    ],
)
def test_names_are_found_in_what_is_pasted(text: str, names: tuple[str, ...]) -> None:
    assert people.names_in(text) == names
