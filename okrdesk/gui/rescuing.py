"""Where a workspace cannot be opened: what this computer still has of it, offered with the refusal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from okrdesk.document import file_names, rescue
from okrdesk.document.refused import NotAWorkspace, Refused
from okrdesk.gui.dialogs import places
from okrdesk.gui.widgets.notices import message_box, notice
from okrdesk.i18n import _, format_moment, ngettext, system_locale_name


def offer(parent: QWidget, path: Path, refused: NotAWorkspace) -> Path | None:
    """Say why, and offer the work and the backup that are here. A file to open instead, or None."""
    heading = _("“{name}” cannot be opened").format(name=path.name)
    kept = rescue.kept(path)
    if kept is None:
        notice(parent, heading, refused.sentence)
        return None
    buttons = [("close", _("Close"), "plain")]
    sentences = [refused.sentence]
    if kept.backup is not None:
        moment = format_moment(kept.backup.at, system_locale_name())
        sentences.append(_("Its newest backup here is of {moment}.").format(moment=moment))
        buttons.append(("backup", _("Open the backup"), "plain" if kept.changes is not None else "primary"))
    if kept.changes is not None:
        sentences.append(
            ngettext(
                "Your work on it is here, with {n} change that the file never held.",
                "Your work on it is here, with {n} changes that the file never held.",
                kept.changes,
            ).format(n=kept.changes)
        )
        buttons.append(("work", _("Open your work"), "primary"))
    sentences.append(_("It goes into a file of its own; what is in the place of the old one stays."))
    chosen = message_box(parent, heading, " ".join(sentences), buttons)
    sources: dict[str, rescue.Source] = {"work": "work", "backup": "backup"}
    if chosen not in sources:
        return None
    name = file_names.file_name(_("{name} (brought back)").format(name=path.stem), "okrdesk")
    target = places.ask_save_place(parent, _("Bring it back as"), name, _("OKR Desk workspace"))
    if target is None:
        return None
    try:
        rescue.bring_back(path, sources[chosen], target)
    except Refused as told:
        notice(parent, heading, told.sentence)
        return None
    return target
