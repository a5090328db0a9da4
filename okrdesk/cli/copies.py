"""`okrdesk copy` and `merge`: a copy for somebody, and what comes of it when it is back."""

from __future__ import annotations

import argparse
import datetime as dt

from okrdesk.cli import asked, output
from okrdesk.cli.files import refuse_existing
from okrdesk.document import files, storage, taking_back
from okrdesk.document.taking_back import Take
from okrdesk.i18n import _, ngettext
from okrdesk.okr import handed_copies
from okrdesk.okr.came_along import CameAlong, came_along
from okrdesk.okr.conflict_words import ConflictWords, Side, in_order


def copy_command(chosen: argparse.Namespace) -> int:
    """Write a copy, whole or of one team's objectives, and note in the workspace who got it."""
    refuse_existing(chosen.out)
    with asked.writing(chosen.file) as opened:
        document = opened.document
        team = None if chosen.team is None else handed_copies.team_named(document, chosen.team)
        to = chosen.to if chosen.to is not None else chosen.team or chosen.out.stem
        handed_copies.hand_out(document, chosen.out, to, team, on=asked.today(), like=chosen.file)
        opened.publish()
        numbers = handed_copies.numbered_anew(document, team, asked.today())
    output.say(_("Wrote {place}").format(place=output.place(chosen.out)))
    if numbers:
        output.say(numbers)
    return 0


def merge_command(chosen: argparse.Namespace) -> int:
    """Take a copy back; where both changed the same, what --take says stands."""
    take: Take = chosen.take
    copy = taking_back.copy_of(files.read(storage.real_path(chosen.copy)), chosen.copy.name)
    with asked.writing(chosen.file) as opened:
        was_undone = taking_back.is_undone(opened.document, copy)
        looked = taking_back.look(opened.document, copy)
        try:
            along = came_along(looked.merged, looked.report)
            _asked, conflicts = in_order(looked.merged, looked.report.conflicts)
            keys = [(each.table, each.row, each.field) for each in looked.report.conflicts]
        finally:
            looked.merged.close()
        taking_back.take_back(opened.document, copy, dict.fromkeys(keys, take), on=asked.today())
        opened.publish()
    if chosen.json:
        output.say_json(_as_json(along, conflicts, take))
    else:
        _say(along, conflicts, take)
        if was_undone:
            output.say(_("What it brought was taken away here again; “okrdesk redo” brings it back."))
    for name in looked.report.ahead:
        output.warn(handed_copies.ahead_words(output.plain(name)))
    return 0


def _as_json(along: CameAlong, conflicts: tuple[ConflictWords, ...], take: Take) -> dict[str, object]:
    return {
        "came_along": {"check_ins": along.check_ins, "ideas": along.ideas, "edits": along.edits},
        "conflicts": [
            {
                "what": f"{each.number} {each.line}".strip(),
                "field": each.field.lower() or "removed",
                "mine": each.mine.plain,
                "theirs": each.theirs.plain,
                "mine_by": each.mine.by,
                "theirs_by": each.theirs.by,
                "mine_at": _moment(each.mine),
                "theirs_at": _moment(each.theirs),
                "taken": take,
            }
            for each in conflicts
        ],
    }


def _moment(side: Side) -> str | None:
    if side.at is None:
        return None
    return side.at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _say(along: CameAlong, conflicts: tuple[ConflictWords, ...], take: Take) -> None:
    output.say(output.plain(along.done) or _("Nothing new came in."))
    for sentence in along.both_kept:
        output.say(output.plain(sentence))
    if not conflicts:
        return
    count = ngettext("{n} that both changed:", "{n} that both changed:", len(conflicts))
    output.say(count.format(n=len(conflicts)))
    patterns = {
        "mine": _("{what}: ours stands, {ours}; in the copy it was {theirs}."),
        "theirs": _("{what}: taken from the copy, {theirs}; ours was {ours}."),
        "later": _("{what}: ours stands, {ours}, until somebody chooses; in the copy it is {theirs}."),
    }
    for each in conflicts:
        values = {"what": each.what, "ours": each.mine.short, "theirs": each.theirs.short}
        output.say("  " + output.plain(patterns[take].format(**values)))
