"""`okrdesk`, `okrdesk FILE` and `okrdesk COMMAND …`: a window, or the same work without one."""

from __future__ import annotations

import gc
import os
import sys

from okrdesk.cli.commands import COMMANDS


def main(argv: list[str] | None = None) -> int:
    """Run what the command line asks for; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if _is_command(arguments):
        # What is loaded stays: to look through it as often as usual takes a twentieth of the time.
        gc.set_threshold(100_000, 50, 100)
        from okrdesk.cli.run import run

        code = run(arguments, open_window=lambda path: open_window([str(path)]))
        gc.freeze()  # the process ends: to look for garbage once more takes a tenth of the time
        return code
    return open_window(arguments)


def open_window(arguments: list[str]) -> int:
    """Show the window, on a workspace where one is named; 1 and one sentence where none can be shown."""
    from okrdesk import app

    return app.run(arguments)


def _is_command(arguments: list[str]) -> bool:
    if not arguments:
        return False
    first = arguments[0]
    if first in COMMANDS or first.startswith("-"):
        return True
    # A slip such as "okrdesk shwo plan.okrdesk" is a wrong command, not a workspace to open.
    return len(arguments) > 1 or not ("." in first or "/" in first or "\\" in first or os.path.lexists(first))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # in the bundle a process that reads for this one begins here too
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
