"""`okrdesk`, `okrdesk FILE` and `okrdesk COMMAND …`: a window, or the same work without one."""

from __future__ import annotations

import os
import sys

from okrdesk.cli.commands import COMMANDS


def main(argv: list[str] | None = None) -> int:
    """Run what the command line asks for; returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if _is_command(words):
        from okrdesk.cli.run import run

        return run(words, open_window=lambda path: open_window([str(path)]))
    return open_window(words)


def open_window(words: list[str]) -> int:
    """Show the window, on a workspace where one is named; 1 and one sentence where none can be shown."""
    from okrdesk import app

    return app.run(words)


def _is_command(words: list[str]) -> bool:
    if not words:
        return False
    first = words[0]
    if first in COMMANDS or first.startswith("-"):
        return True
    # A slip such as "okrdesk shwo plan.okrdesk" is a wrong command, not a workspace to open.
    return len(words) > 1 or not ("." in first or "/" in first or "\\" in first or os.path.lexists(first))


if __name__ == "__main__":
    sys.exit(main())
