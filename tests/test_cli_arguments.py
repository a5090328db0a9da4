"""The arguments of a command: built for the one that is asked for alone, the same as among all."""

from __future__ import annotations

import argparse

from okrdesk.cli import arguments
from okrdesk.cli.commands import COMMANDS


def _commands_of(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    (choices,) = (each.choices for each in whole._actions if each.dest == "command")
    return dict(choices or {})


def test_a_command_builds_its_own_arguments_alone_and_the_same_ones() -> None:
    everything = _commands_of(arguments.parser())
    assert set(everything) == set(COMMANDS)
    for name, parser in everything.items():
        alone = _commands_of(arguments.parser(name))
        assert list(alone) == [name]
        assert alone[name].format_help() == parser.format_help()


def test_what_is_no_command_is_told_all_of_them() -> None:
    assert set(_commands_of(arguments.parser("shwo"))) == set(COMMANDS)
