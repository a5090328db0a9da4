"""Preferences: what counts on this computer, and what counts in the open workspace.

Every choice counts at once, so that it can be seen; edits of the workspace are undone like any other.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from okrdesk import i18n, paths
from okrdesk.gui import look, settings
from okrdesk.gui.desk import Desk
from okrdesk.gui.dialogs.rule_choice import RuleChoice
from okrdesk.gui.widgets.cards import page_scroll
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.fields import TextField, captioned
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr import mission

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
# Names of languages stand in the language itself, so that whoever needs one can read it.
_LANGUAGES = {"de": "Deutsch", "en": "English", "es": "Español", "fr": "Français", "it": "Italiano"}
_LOCALES = (
    "en_GB",
    "en_US",
    "de_DE",
    "de_AT",
    "de_CH",
    "fr_FR",
    "fr_CH",
    "it_IT",
    "es_ES",
    "pt_PT",
    "nl_NL",
    "da_DK",
    "sv_SE",
    "pl_PL",
    "cs_CZ",
)


def languages() -> list[tuple[str, str]]:
    """(key, name) of the languages that can be chosen: the system's, English, and every catalogue."""
    folder = paths.resources() / "locale"
    found = {place.parent.parent.name for place in folder.glob("*/LC_MESSAGES/okrdesk.mo")} | {"en"}
    named = sorted((_LANGUAGES.get(key, key), key) for key in found)
    return [("", _("Like the system")), *((key, name) for name, key in named)]


def locales(chosen: str) -> list[tuple[str, str]]:
    """(key, words) of how numbers and days can be written, with an example each."""
    from decimal import Decimal

    keys = _LOCALES if not chosen or chosen in _LOCALES else (chosen, *_LOCALES)
    example = Decimal("1234.5")
    rows = [(key, f"{key.replace('_', '-')}   {i18n.format_number(example, key)}") for key in keys]
    return [("", _("Like the system")), *rows]


class PreferencesDialog(QDialog):
    """Two leaves: this computer, and the workspace where one is open."""

    def __init__(self, parent: QWidget | None, desk: Desk | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Preferences"))
        self.setModal(True)
        scale = look.text_scale()
        self.resize(round(660 * scale), round(560 * scale))
        self.leaves = QTabWidget()
        self.leaves.setAccessibleName(_("Preferences"))
        self.leaves.setDocumentMode(True)
        self._make_own()
        self.leaves.addTab(_leaf(self._own_rows()), _("This computer"))
        if desk is not None:
            self._make_workspace(desk)
            self.leaves.addTab(_leaf(self._workspace_rows()), _("This workspace"))
            desk.changed.connect(self.reload)
        close = plain_button(_("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(PlainLabel(_("Preferences"), "heading"))
        column.addWidget(self.leaves, 1)
        column.addLayout(buttons)
        self.person.setFocus()

    # This computer

    def _make_own(self) -> None:
        self.person = TextField(_("Your name"), settings.person_name(), _("Shown in the history"))
        self.person.edited.connect(self._set_person)
        self.theme = ChoiceChips(
            _("Theme"),
            [("light", _("Light")), ("dark", _("Dark")), ("system", _("Like the system"))],
            [settings.theme()],
        )
        self.theme.picked.connect(lambda keys: self._set_theme(keys[0]))
        sizes = [(str(size), _("{percent} %").format(percent=size)) for size in TEXT_SIZES]
        self.text_size = ChoiceChips(_("Text size"), sizes, [str(settings.text_size())])
        self.text_size.picked.connect(lambda keys: self._set_text_size(int(keys[0])))
        self.language = combo(_("Language"), languages(), settings.language())
        self.language.activated.connect(lambda _index: settings.set_language(self.language.key()))
        self.still = QCheckBox(_("Nothing moves by itself"))
        self.still.setChecked(settings.reduced_motion())
        self.still.toggled.connect(settings.set_reduced_motion)

    def _own_rows(self) -> list[tuple[QWidget, str]]:
        return [
            (
                self.person,
                _("History shows it beside every change you make. It leaves with the files you share."),
            ),
            (captioned(_("Theme"), self.theme), ""),
            (captioned(_("Text size"), self.text_size), ""),
            (captioned(_("Language"), self.language), _("Counts from the next start.")),
            (self.still, ""),
        ]

    def _set_person(self, name: str) -> None:
        plain = " ".join(name.split())
        settings.set_person_name(plain)
        if self._desk is not None:
            self._desk.document.person = plain

    def _set_theme(self, key: str) -> None:
        settings.set_theme(cast("look.Theme", key))
        _dress()

    def _set_text_size(self, percent: int) -> None:
        settings.set_text_size(percent)
        _dress()

    # This workspace

    def _make_workspace(self, desk: Desk) -> None:
        now = mission.read(desk.document)
        self.name = TextField(_("Name of the workspace"), now.name)
        self.name.edited.connect(
            lambda text: desk.do(
                mission.reword, _("Rename the workspace"), name=text.strip(), on_refused=self.name.set_error
            )
        )
        self.numbers = combo(_("Numbers and days"), locales(now.locale), now.locale)
        self.numbers.activated.connect(
            lambda _index: desk.do(
                mission.reword, _("Choose how numbers are written"), locale=self.numbers.key()
            )
        )
        self.rules = RuleChoice(desk.outline(), now.rule)
        self.rules.picked.connect(lambda key: desk.do(mission.reword, _("Choose the status rule"), rule=key))
        for widget in (self.name, self.numbers, self.rules):
            widget.setEnabled(not desk.document.read_only)

    def _workspace_rows(self) -> list[tuple[QWidget, str]]:
        return [
            (self.name, ""),
            (
                captioned(_("Numbers and days"), self.numbers),
                _("Everybody who opens this workspace sees numbers and days written this way."),
            ),
            (
                captioned(_("Status rule"), self.rules),
                _("Beside each rule: what the key results of this cycle would be called under it today."),
            ),
        ]

    def reload(self) -> None:
        """Show the workspace's choices as the document has them."""
        if self._desk is None:
            return
        now = mission.read(self._desk.document)
        self.name.set_text_if_idle(now.name)
        self.numbers.set_key(now.locale)
        self.rules.show_outline(self._desk.outline(), now.rule)


def _leaf(rows: list[tuple[QWidget, str]]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(4, 16, 12, 8)
    column.setSpacing(4)
    for widget, hint in rows:
        column.addWidget(widget)
        if hint:
            column.addWidget(PlainLabel(hint, "small"))
        column.addSpacing(12)
    column.addStretch(1)
    return page_scroll(inside)


def _dress() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        look.apply(app, settings.theme(), settings.text_size())
