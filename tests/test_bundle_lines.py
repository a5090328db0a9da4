"""The bundle is tried in a stage of its own; here is watched that it is tried with every command."""

from __future__ import annotations

from okrdesk.cli.commands import COMMANDS
from tests.bundle.command_lines import COMMAND_LINES


def test_the_bundle_is_tried_with_every_command() -> None:
    assert {line.split()[0] for line in COMMAND_LINES} == set(COMMANDS)
