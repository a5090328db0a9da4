"""What somebody new is told: why the goals matter here, and how one can help. On paper and in the room."""

from __future__ import annotations

from collections.abc import Sequence

from okrdesk.i18n import _, ngettext
from okrdesk.okr.workshop.recorded import Decided, Record


def reasons(record: Record) -> list[tuple[str, str]]:
    """(what, why) in order: how many ideas stand behind the goals, then why each keeps people here."""
    count = sum(len(theme.cards) + theme.on_paper for theme in record.themes) + len(record.unsorted)
    kinds = list(dict.fromkeys(kind for theme in record.themes for kind in theme.kinds))
    rows: list[tuple[str, str]] = []
    if count:
        sentence = ngettext("{n} idea", "{n} ideas", count).format(n=count)
        rows.append((sentence, _("stand behind it: {kinds}.").format(kinds=", ".join(kinds))))
    for goal in record.decided:
        reason = dict(goal.practices).get(_("Why it keeps people here"), "")
        if reason:
            rows.append((goal.title, reason))
    return rows


def ways(decided: Sequence[Decided]) -> list[tuple[str, str]]:
    """What one can do, with whom to ask: how people contribute to each goal, then its key results."""
    known = [(dict(goal.practices).get(_("Contributions"), ""), goal.owner) for goal in decided]
    known += [
        (_("Help with: {title}").format(title=row.title), row.owner)
        for goal in decided
        for row in goal.key_results
    ]
    return [(text, person) for text, person in known if text]
