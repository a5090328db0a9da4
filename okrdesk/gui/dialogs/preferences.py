"""Preferences: the person and the look of this computer; name, numbers and status rule of the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from okrdesk import paths
from okrdesk.document.text import in_one_line
from okrdesk.formats import LOCALES
from okrdesk.gui import settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.cadence_choice import CadenceChoice
from okrdesk.gui.dialogs.rule_choice import RuleChoice
from okrdesk.gui.dressing import TEXT_SIZES, dress, themes
from okrdesk.gui.theme import Theme
from okrdesk.gui.widgets.cards import Card, page_scroll
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.side_by_side import together
from okrdesk.gui.widgets.text import PlainLabel, literal
from okrdesk.i18n import _, as_percent, format_day, format_number, system_locale_name
from okrdesk.okr import mission, rollup
from okrdesk.okr.status import RULES


class PreferencesDialog(FormDialog[None]):
    """Every choice counts at once. What belongs to the workspace is an edit that can be undone."""

    def __init__(self, parent: QWidget | None, desk: Desk | None) -> None:
        super().__init__(parent, _("Preferences"), to_the_edge=True)
        self.desk = desk
        scale = theme.text_scale()
        self.resize(round(min(700 * scale, 1110)), round(min((700 if desk else 520) * scale, 660)))
        self.person = TextField(
            _("Your name, as History shows it"), settings.person_name(), _("for example Ada Lovelace")
        )
        self.theme = ChoiceChips(_("Theme"), themes(), [settings.theme()])
        self.text_size = ChoiceChips(
            _("Size of text"),
            [(str(size), as_percent(str(size), system_locale_name())) for size in TEXT_SIZES],
            [str(_nearest(settings.text_size()))],
        )
        self.language = combo(_("Language"), _languages(), settings.language())
        self.language_note = PlainLabel(_("Counts from the next start of OKR Desk."), "small")
        self.language_note.hide()
        self.still = QCheckBox(literal(_("Keep still: nothing blinks, fades or moves by itself")))
        self.still.setChecked(settings.reduced_motion())
        self.workspace: WorkspacePart | None = WorkspacePart(desk) if desk is not None else None
        self._lay_out()
        self.person.edited.connect(lambda name: settings.set_person_name(in_one_line(name)))
        self.theme.picked.connect(self._dress)
        self.text_size.picked.connect(self._dress)
        self.language.activated.connect(lambda _index: self._choose_language())
        self.still.toggled.connect(self._keep_still)

    def _lay_out(self) -> None:
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(24, 20, 24, 8)
        cards.setSpacing(14)
        cards.addWidget(PlainLabel(_("Preferences"), "title"))
        here = Card(margin=18, spacing=14)
        here.column.addWidget(PlainLabel(_("On this computer"), "heading"))
        here.column.addWidget(self.person)
        here.column.addWidget(captioned(_("Theme"), self.theme))
        here.column.addWidget(captioned(_("Size of text"), self.text_size))
        here.column.addLayout(together(captioned(_("Language"), self.language), self.language_note))
        here.column.addWidget(self.still)
        cards.addWidget(here)
        if self.workspace is not None:
            cards.addWidget(self.workspace)
        cards.addStretch(1)
        self.column.addWidget(page_scroll(inner), 1)
        self.end_with_close().setContentsMargins(24, 8, 24, 18)

    def _dress(self, _keys: tuple[str, ...]) -> None:
        chosen = cast("Theme", self.theme.keys()[0])
        size = int(self.text_size.keys()[0])
        settings.set_theme(chosen)
        settings.set_text_size(size)
        dress()

    def _keep_still(self, still: bool) -> None:
        settings.set_reduced_motion(still)
        dress()

    def _choose_language(self) -> None:
        settings.set_language(self.language.key())
        self.language_note.show()

    def done(self, result: int) -> None:
        """Close; what was typed last counts, also when the dialog is closed by Escape."""
        self.person.finish()
        if self.workspace is not None:
            self.workspace.name.finish()
        super().done(result)


class WorkspacePart(Card):
    """What the file says of itself: name, numbers and days, check-ins, the rule that names a status."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18, spacing=14)
        self.desk = desk
        now = mission.read(desk.document)
        self.name = TextField(_("Name of the workspace"), now.name)
        self.locale_box = combo(_("Numbers and days"), _locales(now.locale), now.locale)
        self.example = PlainLabel("", "small")
        self.cadence = CadenceChoice(desk)
        self.rule = RuleChoice(desk.locale)
        self.column.addWidget(PlainLabel(_("In this workspace"), "heading"))
        self.column.addWidget(self.name)
        self.column.addLayout(together(captioned(_("Numbers and days"), self.locale_box), self.example))
        self.column.addWidget(self.cadence)
        told = _("What a status is called, and what each rule says for today’s key results")
        self.column.addWidget(captioned(told, self.rule))
        self.name.edited.connect(self._rename)
        self.locale_box.activated.connect(lambda _index: self._choose_locale())
        self.rule.picked.connect(self._choose_rule)
        desk.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the document's choices and what the rules say now."""
        now = mission.read(self.desk.document)
        self.name.set_text_if_idle(now.name)
        self.locale_box.set_choices(_locales(now.locale))
        self.locale_box.set_key(now.locale)
        self.cadence.reload()
        locale, day = self.desk.locale, self.desk.day
        self.example.set_text(
            _("Such as {number} and {day}").format(
                number=format_number(Decimal("1200.50"), locale), day=format_day(day, locale)
            )
        )
        says: dict[str, Counter[str]] = {key: Counter() for key in RULES}
        for line in self.desk.outline().key_results:
            for key, status in rollup.statuses_under_all_rules(line.figures).items():
                says[key][status] += 1
        self.rule.show_rules(now.rule, says)

    def _rename(self, name: str) -> None:
        now = mission.read(self.desk.document)
        renamed = replace(now, name=name.strip())
        self.desk.beside(self.name.set_error).do(mission.reword, now, renamed, _("Rename the workspace"))

    def _choose_rule(self, rule: str) -> None:
        now = mission.read(self.desk.document)
        self.desk.do(mission.reword, now, replace(now, rule=rule), _("Choose the status rule"))

    def _choose_locale(self) -> None:
        now = mission.read(self.desk.document)
        chosen = replace(now, locale=self.locale_box.key())
        self.desk.do(mission.reword, now, chosen, _("Choose how numbers are written"))


def _nearest(size: int) -> int:
    return min(TEXT_SIZES, key=lambda known: abs(known - size))


def _languages() -> list[tuple[str, str]]:
    """English, and every language that a catalogue is there for."""
    from babel.core import Locale

    folder = paths.resources() / "locale"
    catalogues = sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []
    names = [("", _("Like the system")), ("en", "English")]
    for name in catalogues:
        if name != "en":
            own = str(Locale.parse(name).get_display_name(name) or name)
            names.append((name, own[:1].upper() + own[1:]))
    return names


def _locales(chosen: str) -> list[tuple[str, str]]:
    system = system_locale_name() or _("British English")
    known: Sequence[str] = LOCALES if chosen in ("", *LOCALES) else (chosen, *LOCALES)
    return [("", _("Like the computer ({name})").format(name=system)), *((k, _place_name(k)) for k in known)]


def _place_name(name: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(name.replace("-", "_")).get_display_name("en") or name)
    except (UnknownLocaleError, ValueError):
        return name
