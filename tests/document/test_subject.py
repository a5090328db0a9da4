"""The list of all tables: each one once, and no row that the journal would not see."""

from __future__ import annotations

from okrdesk.document import copy_tables, room_tables, subject, tables


def _declared(module: object) -> set[type]:
    found = (each for each in vars(module).values() if isinstance(each, type))
    return {each for each in found if issubclass(each, tables.Table) and each is not tables.Table}


def test_every_table_is_in_the_list_once() -> None:
    modules = (tables, room_tables, copy_tables)
    assert set(subject.SUBJECT) == set().union(*map(_declared, modules))
    assert len(set(subject.SUBJECT)) == len(subject.SUBJECT)


def test_the_journal_stands_beside_the_subject() -> None:
    assert set(subject.ALL) - set(subject.SUBJECT) == {tables.Meta, tables.Step, tables.Change}


def test_a_table_stands_after_those_that_it_points_to() -> None:
    for number, table in enumerate(subject.SUBJECT):
        pointed = {field.rel_model for field in table._meta.refs} - {table}
        assert pointed <= set(subject.SUBJECT[:number])
