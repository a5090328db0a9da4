"""All commands, each with the function below `okrdesk.cli` that does it.

Light, because the window's start looks here. The function gets what was chosen and returns the exit code.
"""

from __future__ import annotations

COMMANDS = {
    "demo": "demo.demo",
    "sample": "files.sample",
    "new": "files.new",
    "blueprints": "gallery.blueprints",
    "measures": "gallery.measures",
    "show": "show.show",
    "check-in": "edit.check_in",
    "check-in-sheets": "sheets.check_in_sheets",
    "explain": "explain.explain",
    "set": "setting.set_command",
    "coach": "coach.coach",
    "export": "exchange.export",
    "print": "printing.print_command",
    "rollup": "rollup.rollup",
    "import": "exchange.take_in",
    "words": "words.words",
    "community": "community.community",
    "people": "edit.people_command",
    "owners": "owners.owners",
    "assign": "owners.assign",
    "workshop": "workshop.workshop",
    "ideas": "ideas.ideas_command",
    "themes": "ideas.themes_command",
    "promote": "ideas.promote",
    "vote": "vote.vote",
    "close": "closing.close",
    "reopen": "closing.reopen",
    "due": "due.due",
    "calendar": "due.calendar",
    "look": "look.look",
    "chart": "chart.chart",
    "history": "past.history",
    "undo": "past.undo",
    "redo": "past.redo",
    "check": "files.check",
    "backups": "files.backups",
    "smaller": "files.smaller",
    "copy": "copies.copy_command",
    "merge": "copies.merge_command",
    "install-desktop": "desktop.install_desktop",
}
