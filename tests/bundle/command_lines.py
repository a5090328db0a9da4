"""A line for every command, in an order in which they work; the bundle is tried with them."""

from __future__ import annotations

DAY = "2026-02-08"

# {file} is a workspace with the sample.
COMMAND_LINES = (
    "new new.okrdesk --name Graz --locale de_AT --cycle 2026-Q4",
    "sample other.okrdesk",
    "blueprints",
    "measures",
    f"show {{file}} --on {DAY}",
    f"explain {{file}} 1.1 --on {DAY}",
    f"check-in {{file}} 1.1 11 --on {DAY}",
    "set {file} 1.1 --title Evenings",
    "coach --text Publish --kind objective",
    "export {file} all.json",
    "import again.okrdesk all.json",
    "words {file}",
    "community {file} --bond network --clarity 4",
    "people {file}",
    "vote {file} open --on objectives --criterion Most",
    f"owners {{file}} --on {DAY}",
    "assign {file} 1.1 nobody",
    f"due {{file}} --on {DAY}",
    "calendar {file} days.ics",
    f"look {{file}} --on {DAY}",
    f"chart {{file}} chart.png --kind progress --on {DAY}",
    "history {file}",
    "undo {file}",
    "redo {file}",
    "check {file}",
    "backups {file}",
    "smaller {file} small.okrdesk --before 2030-01-01",
    "copy {file} copy.okrdesk --to Bo",
    "merge {file} copy.okrdesk --json",
    "workshop {file} start --people 8",
    "print {file} agenda.pdf --what agenda",
    "ideas {file} add Bread",
    "themes {file} new Food",
    "promote {file} 1 --to priority",
    f"rollup {{file}} other.okrdesk new.okrdesk all.pdf --on {DAY}",
    "rollup {file} other.okrdesk all.xlsx",
    "demo demo",
    "close {file} --next 2026-Q2 --on 2026-03-31",
    "reopen {file} 2026-Q1",
    "install-desktop",
)
