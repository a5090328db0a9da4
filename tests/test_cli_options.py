"""Every option of every command counts or is refused: none is taken and then ignored."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from okrdesk.cli import arguments, export_options
from okrdesk.cli.commands import COMMANDS
from okrdesk.cli.export_options import OPTIONS
from okrdesk.cli.ignored import IGNORED
from okrdesk.cli.run import run
from okrdesk.document import file_names
from okrdesk.document.refused import Refused
from okrdesk.okr import cycles
from okrdesk.okr.status import RULES
from okrdesk.outputs.asked import Asked
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS
from tests import factories
from tests.gui.desks import DAY

# What counts in every way in which its command can be called; what does not stands in `ignored`.
_COUNT = """
demo --on; sample --on; blueprints --json; measures --json; show --json --on --rule --cycle
new --name --mission --cycle --blueprint --fill --locale
check-in --confidence --confidences --note --blocker --next --spell --by --locale --as-baseline --on
check-in-sheets --on --locale --cycle
set --title --baseline --target --unit --due --weight --supports --starts --locale
explain --json --on --rule; coach --json --text --kind
export --layout --review --map; print --what --paper; rollup --on
import --json --as --dry-run --cycle
words --json --went-well --in-the-way --ask --change --what --from --by --for --tell --answered --outcome
words --remove --on --cycle
community --json --mission --vision --audience --kind --bond --phase --purposes --clarity --motivation
community --cohesion --measurement --risks --cycle
people --json --add --role
workshop --template --minutes --people --on --cycle
ideas --cycle --origin; themes --cycle; promote --to --cycle
vote --cycle --on --criterion --method --people --handed-out --openly --origin --late --take --cut
owners --json --on --cycle; due --json --on --cycle; calendar --cycle
close --next --keep --baselines --cycle --on; look --json --on --cycle; chart --kind --key-result --on
history --json --limit; backups --bring-back; smaller --before; copy --team --to; merge --json --take
install-desktop --remove
"""


def _count() -> set[tuple[str, str]]:
    lines = (part.split() for line in _COUNT.splitlines() for part in line.split(";"))
    return {(words[0], option) for words in lines if words for option in words[1:]}


def _options() -> Iterator[tuple[str, argparse.ArgumentParser, argparse.Action]]:
    """All options of all commands and their acts."""
    (top,) = (each for each in arguments.parser()._actions if each.dest == "command")
    for command, parser in dict(top.choices or {}).items():
        waiting = [parser]
        for one in waiting:
            for action in one._actions:
                if isinstance(action, argparse._SubParsersAction):
                    waiting += action.choices.values()
                elif action.option_strings and action.dest != "help":
                    yield command, one, action


def test_every_option_is_known_to_count_or_to_be_refused() -> None:
    declared = {(command, action.option_strings[0]) for command, _one, action in _options()}
    refused = {(command, option) for command, option, *_rest in IGNORED}
    exported = {("export", option) for option in OPTIONS}
    assert declared == _count() | refused | exported
    assert not _count() & (refused | exported)
    assert {command for command, _option in declared} <= set(COMMANDS)


_IDLE = f"""
coach --text x --kind objective --cycle Q1
explain w {"a" * 32} --cycle Q1
set w {"a" * 32} --cycle Q1 --title x
assign w {"a" * 32} Ada --cycle Q1
chart w c.svg --kind key-result --key-result {"a" * 32} --cycle Q1
export w c.svg --layout chart-key-result --key-result {"a" * 32} --cycle Q1
rollup w r.xlsx --paper a4
import w goals.csv --no-headings
import w answers.csv --as survey --map a=b
ideas w --json add x
themes w --json new x
themes w --suggest new x
promote w 1 --to priority --reason x
workshop w next --json
workshop w next --templates
vote w --json ballots -
vote w --round 1 open --on themes --criterion x
vote w open --on themes --criterion x --method fist --dots 3
vote w open --on themes --criterion x --method approval --per-item 2
vote w open --on themes --criterion x --method fist --tie lots
vote w tie lots --outcome 1
vote w tie both --by Ada
vote w tie person --seed 3
backups w --json --bring-back new
"""


def test_an_option_that_does_nothing_there_is_refused_by_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = _IDLE.strip().splitlines()
    for line, (command, option, *_rest) in zip(lines, IGNORED, strict=True):
        assert line.split()[0] == command
        assert run(line.split()) == 1, line
        told = capsys.readouterr().err
        assert told.startswith(f"{option} goes with "), line
        assert told.count("\n") == 1


_GIVEN = {
    "--on": "2026-02-01", "--cycle": "x", "--rule": "mhokr", "--paper": "a4", "--language": "en",
    "--carry": "whole", "--since": "2026-01-01", "--owner": "Ada", "--key-result": "1.1",
}  # fmt: skip


@pytest.mark.parametrize("option", OPTIONS)
def test_an_output_takes_an_option_or_refuses_it_by_its_name(option: str) -> None:
    value = [_GIVEN[option]] if option in _GIVEN else []
    chosen = arguments.parser("export").parse_args(["export", "w", "out", option, *value])
    knowing = [row for row in OUTPUTS.values() if OPTIONS[option][0] in row.options]
    assert knowing
    for row in OUTPUTS.values():
        if row in knowing:
            export_options.refuse_ignored(chosen, row)
            continue
        with pytest.raises(Refused, match=f"leave {option} out") as told:
            export_options.refuse_ignored(chosen, row)
        assert row.name() in told.value.sentence


_DATA = [row for row in OUTPUTS.values() if row.key in ("table", "markdown", "calendar", "json")]


def _changing(row: Output) -> set[str]:
    """The options among day, cycle, rule and chart that change an output of the sample."""
    document = factories.sample_of(DAY)
    document.read_only = False
    cycle = cycles.current(document, DAY).id
    other = cycles.add(document, "2020-Q1", dt.date(2020, 1, 1), dt.date(2020, 3, 31))
    asked = Asked(cycle, DAY, "svg" if "svg" in row.endings else row.endings[0])
    wishes = {
        "day": [replace(asked, day=DAY - dt.timedelta(21))],
        "cycle": [replace(asked, cycle_id=other)],
        "rule": [replace(asked, rule=key) for key in RULES],
        "chart": [replace(asked, chart=False)],
    }
    changed = set()
    usual = row.writer(document, replace(asked, paper=next(iter(row.papers), ""))).content
    for option, asking in wishes.items():
        made = (
            row.writer(document, replace(each, paper=next(iter(row.papers), ""))).content for each in asking
        )
        if any(content != usual for content in made):
            changed.add(option)
    return changed


@pytest.mark.parametrize("row", _DATA, ids=lambda row: row.key)
def test_an_output_knows_the_options_that_change_it(row: Output) -> None:
    assert _changing(row) == row.options & {"day", "cycle", "rule", "chart"}


@pytest.mark.release
@pytest.mark.parametrize(
    "row",
    [row for row in OUTPUTS.values() if row not in _DATA and row.subject != "key result"],
    ids=lambda row: row.key,
)
def test_every_output_knows_the_options_that_change_it(row: Output) -> None:
    test_an_output_knows_the_options_that_change_it(row)


def test_no_name_day_or_number_is_taken_where_it_is_empty() -> None:
    for command, one, action in _options():
        if action.nargs == 0 or action.choices or action.metavar in ("T", "TEXT", "U"):
            continue
        with pytest.raises((Refused, argparse.ArgumentError), match=action.option_strings[0]) as told:
            one._get_values(action, [" "])  # type: ignore[attr-defined]
        assert "empty" in str(told.value) or action.type is not None, command


def test_an_empty_option_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "w", "page.pdf", "--language", ""]) == 1
    assert capsys.readouterr().err == "--language is empty; write what it shall be, or leave it out.\n"
    assert arguments.parser("words").parse_args(["words", "w", "--went-well", ""]).went_well == ""


def test_no_command_writes_a_workspace_under_the_name_of_another_kind_of_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, goals = tmp_path / "ours.okrdesk", tmp_path / "goals.csv"
    document = factories.sample_of(DAY)
    factories.stored(file, document)
    document.close()
    assert run(["export", str(file), str(goals), "--on", DAY.isoformat()]) == 0
    capsys.readouterr()
    for nth, (command, *more) in enumerate((("new",), ("sample",), ("copy", file), ("import", goals))):
        name = tmp_path / f"plan{nth}.pdf"
        places = [file, name] if command == "copy" else [name, *more]
        assert run([command, *map(str, places)]) == 1
        assert capsys.readouterr().err == (
            f"“{name.name}” is a name for another kind of file; choose one that ends with .okrdesk.\n"
        )
        assert not name.exists()


def test_whatever_can_be_written_has_an_ending_that_is_known_as_a_kind() -> None:
    assert {ending for row in OUTPUTS.values() for ending in row.endings} <= file_names.KINDS
