"""Run one command: 0 done, 1 refused with one sentence, 2 wrong usage; never a traceback."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from okrdesk import i18n
from okrdesk.cli import arguments, ignored, output
from okrdesk.cli.commands import COMMANDS
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.document.text import quoted
from okrdesk.i18n import _

_VALUE = re.compile(r"-[^a-zA-Z-]")  # no option of ours: "-3", "-.5", "-€5"
OpenWindow = Callable[[Path], int]


def run(argv: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Run a command; returns its exit code. `open_window` shows a workspace, None where that cannot be."""
    output.speak_utf8()
    i18n.use_language(i18n.system_locale_name() or "en")
    chosen = argparse.Namespace()
    try:
        chosen = _parse(argv)
        code = _do(chosen, open_window)
        output.finish()
        return code
    except SystemExit as wish:  # argparse: wrong usage, or help
        return wish.code if isinstance(wish.code, int) else 2
    except Refused as refused:
        if isinstance(refused, output.NotPrinted):
            output.stop()
        offer = _offer(getattr(chosen, "file", None)) if isinstance(refused, NotAWorkspace) else ""
        output.warn(" ".join(filter(None, (refused.sentence, offer))))
        return 1
    except BrokenPipeError:
        # The reader has gone (`okrdesk show plan.okrdesk | head -1`); what was asked for is done.
        output.stop()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 whatever it was is told, and written down for a report
        output.warn(_report(argv, error))
        return 1


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; "-1.200,50" is a value, which argparse would take for an option."""
    shielded = [arguments.SHIELD + word if _VALUE.match(word) else word for word in argv]
    chosen = arguments.parser(argv[0] if argv else "").parse_args(shielded)
    for name, value in vars(chosen).items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                _refuse_undecodable(text)
        if isinstance(value, str | Path):
            setattr(chosen, name, _without_shield(value))
        elif isinstance(value, list):
            setattr(chosen, name, [_without_shield(part) for part in value])
    return chosen


def _without_shield(part: Any) -> Any:
    if isinstance(part, Path):
        return Path(str(part).removeprefix(arguments.SHIELD))
    return part.removeprefix(arguments.SHIELD) if isinstance(part, str) else part


def _refuse_undecodable(text: str) -> None:
    """Words of an argument in another encoding than this system's; names of files may be any bytes."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        shown = text.encode("utf-8", "replace").decode()
        reason = _("“{text}” is not text in the encoding of this system; type it again, or set it to UTF-8.")
        raise Refused(reason.format(text=quoted(shown)))


def _do(chosen: argparse.Namespace, open_window: OpenWindow | None) -> int:
    """Do the command; only its own module is loaded: `show` waits for nothing that exporting needs."""
    ignored.refuse_ignored(chosen)
    module, function = COMMANDS[chosen.command].split(".")
    do = getattr(importlib.import_module(f"okrdesk.cli.{module}"), function)
    code: int = do(chosen, open_window) if chosen.command == "demo" else do(chosen)
    return code


def _offer(path: Path | None) -> str:
    """The sentence that says what this computer has of a file that cannot be opened, "" for nothing."""
    import shlex

    from okrdesk.document import rescue

    kept = None
    with contextlib.suppress(OSError, Refused):
        kept = None if path is None else rescue.kept(path)
    if path is None or kept is None:
        return ""
    if kept.changes is not None:
        sentence = _("This computer has your work on it; {command} writes it to a new file.")
    else:
        sentence = _("This computer has a backup of it; {command} writes it to a new file.")
    return sentence.format(command=f"okrdesk backups {shlex.quote(output.place(path))} --bring-back NEW")


def _report(argv: Sequence[str], error: Exception) -> str:
    """Write what happened to a file of this installation; returns the sentence that says where."""
    from okrdesk import crashes

    command = [argv[0], *("…" for _word in argv[1:])] if argv else []  # what people typed is theirs
    lines = ["okrdesk " + " ".join(command), sys.version, sys.platform, "", crashes.told(error)]
    place = crashes.keep("\n".join(lines))
    if place is None:
        return _("Something went wrong that is our fault; nothing was changed. No report could be kept here.")
    return _(
        "Something went wrong that is our fault; nothing was changed. The report is here: {place}"
    ).format(place=place)
