"""The names of all commands: light, because the window's start looks here too."""

from __future__ import annotations

COMMANDS = (
    *("demo", "sample", "new", "blueprints", "show", "check-in", "explain", "coach", "export", "import"),
    *("words", "people", "owners", "assign", "close", "reopen", "due", "calendar"),
    *("look", "chart"),
    *("history", "undo", "redo", "check", "backups", "install-desktop"),
)
