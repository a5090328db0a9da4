"""The one panel of options: of the chosen output its page large, day, paper, language, names and inks."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from okrdesk import i18n
from okrdesk.frozen import dataclass
from okrdesk.gui import printing, settings, theme
from okrdesk.gui.desk import Desk
from okrdesk.gui.pages.share_page import about_what
from okrdesk.gui.pages.share_page.output_tile import PAPER_NAMES, as_picture, first_page
from okrdesk.gui.pages.share_page.previews import Preview
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.chips import ChoiceChips
from okrdesk.gui.widgets.combo import combo
from okrdesk.gui.widgets.day_field import DayField
from okrdesk.gui.widgets.fields import captioned
from okrdesk.gui.widgets.side_by_side import fill, show_part
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.outputs.asked import Asked, Carry, Wishes
from okrdesk.outputs.output import Output
from okrdesk.outputs.registry import OUTPUTS

_WIDE, _ANY_WIDTH = 288, 16_777_215


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Wishes):
    """What somebody chose for an output; "" is the usual."""

    ending: str = ""


def remembered(desk: Desk, key: str) -> Options:
    """What was chosen last for an output of this workspace on this computer."""
    try:
        kept = json.loads(settings.choice(_setting(desk, key)) or "{}")
        options = Options(**{name: kept[name] for name in asdict(Options()) if name in kept})
    except (ValueError, TypeError):
        return Options()
    row = OUTPUTS[key]
    return replace(
        options,
        paper=options.paper if options.paper in row.papers else "",
        ending=options.ending if options.ending in row.endings else "",
        language=options.language if options.language in i18n.languages() else "",
        names=options.names is not False,
        black_and_white=options.black_and_white is True,
        about=options.about if isinstance(options.about, str) else "",
        carry="",  # said anew each time: nobody should hand out a workspace by habit
    )


def remember(desk: Desk, key: str, options: Options) -> None:
    """Keep what was chosen for an output of this workspace."""
    settings.set_choice(_setting(desk, key), json.dumps(asdict(options)))


def _setting(desk: Desk, key: str) -> str:
    return f"share-{desk.document.id}/{key}"


def asked_of(desk: Desk, row: Output, options: Options, day: dt.date) -> Asked:
    """What is asked for with these options, as far as they go with the output."""
    has = row.options.__contains__
    usual = printing.usual_paper(desk.locale) if "a3" not in row.papers[:1] else ""
    paper = options.paper or next((each for each in row.papers if each == usual), "")
    ending = next((each for each in row.endings if each == options.ending), row.endings[0])
    return Asked(
        desk.cycle.id,
        day if has("day") else desk.day,
        ending,
        desk.session.path.name if desk.session.path is not None else "",
        paper=(paper or next(iter(row.papers), "")) if has("paper") else "",
        about=about_what.chosen(desk, row, options.about),
        language=options.language if has("language") else "",
        names=options.names or not has("names"),
        black_and_white=options.black_and_white and has("black and white"),
        carry=options.carry if has("carry") and ending == "pdf" else "",
    )


class BigPicture(QWidget):
    """The first page of the chosen output, as wide as the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(round(240 * theme.text_scale()), round(190 * theme.text_scale()))

    def show_preview(self, preview: Preview | None) -> None:
        """Show a page or a picture; nothing where there is none."""
        self._preview, self._image = preview, None
        self.update()

    def _drawn(self) -> QImage | None:
        preview = self._preview
        if preview is None or preview.refused:
            return None
        if preview.ending == "pdf":
            return first_page(preview.made.content, self.size(), self.devicePixelRatioF())
        if preview.ending not in ("png", "svg"):
            return None
        return as_picture(preview.made.content, self.size(), self.devicePixelRatioF())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            self._image = self._drawn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is None or self._image.isNull():
            painter.fillRect(self.rect(), QColor(theme.tokens().well))
        else:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = self.rect()
            area.setSize(size)
            area.moveCenter(self.rect().center())
            painter.drawImage(area, self._image)
            painter.setPen(QPen(QColor(theme.tokens().line), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.end()


class OptionsPanel(Card):
    """`changed` comes when a person chose something; `save`, `print` and `edit` are its buttons."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self._desk = desk
        self.row = next(iter(OUTPUTS.values()))
        self.name = PlainLabel("", "heading", self)
        self.about = PlainLabel("", "muted", self)
        self.picture = BigPicture(self)
        self.said = PlainLabel("", "small", self)
        self.abouts = QWidget(self)
        self.about_what = combo(_("What it is about"), [], parent=self.abouts)
        self.about_caption = PlainLabel("", "small", self.abouts)
        fill(self.abouts, self.about_caption, self.about_what, spacing=4)
        self.day = DayField(_("As it stood on"), desk.day, desk.today, desk.locale, parent=self)
        self.paper = ChoiceChips(_("Paper"), [])
        self.papers = captioned(_("Paper"), self.paper, self)
        self.ending = ChoiceChips(_("Format"), [])
        self.endings = captioned(_("Format"), self.ending, self)
        self.language = combo(_("Language"), [(each, language_name(each)) for each in i18n.languages()])
        self.languages = captioned(_("Language"), self.language, self)
        self.names = QCheckBox(_("Names of people"), self)
        self.black = QCheckBox(_("Black and white only"), self)
        self.carries = QCheckBox(_("Carry the workspace inside"), self)
        self.carry = ChoiceChips(_("What it carries"), [], parent=self)
        self.note = PlainLabel("", "small", self)
        self.file = PlainLabel("", "muted", self, elide=True)
        self.edit = plain_button(_("Its texts and your asks…"), parent=self)
        self.save = plain_button(_("Save as…"), small=True, parent=self)
        self._lay_out()
        self.day.edited.connect(lambda _text: self.changed.emit())
        self.paper.picked.connect(lambda _keys: self.changed.emit())
        self.ending.picked.connect(lambda _keys: self.changed.emit())
        for box in (self.language, self.about_what):
            box.activated.connect(lambda _index: self.changed.emit())
        self.carry.picked.connect(lambda _keys: self.changed.emit())
        for tick in (self.names, self.black, self.carries):
            tick.setAccessibleName(tick.text())
            tick.clicked.connect(lambda _on: self.changed.emit())

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.file, 1)
        foot.addWidget(self.save)
        parts = (
            self.name, self.about, self.picture, self.said, self.abouts, self.day, self.papers, self.endings,
            self.languages, self.names, self.black, self.carries, self.carry, self.note, self.edit,
            rule(self),
        )  # fmt: skip
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(foot)
        self.column.addStretch(1)

    def stand_beside(self, beside: bool) -> None:
        """Be as narrow as the options want beside the outputs, or as wide as the page below them."""
        wide = round(_WIDE * min(theme.text_scale(), 1.35))
        self.setMinimumWidth(wide if beside else 0)
        self.setMaximumWidth(wide if beside else _ANY_WIDTH)

    def show_output(self, row: Output, options: Options) -> None:
        """Show the options that go with an output, as they were chosen."""
        has = row.options.__contains__
        if row.key != self.row.key:
            self.day.set_day(self._desk.day)
        self.row = row
        self.name.set_text(row.name())
        self.about.set_text(row.about())
        self.day.set_today(self._desk.today, self._desk.locale)
        show_part(self.day, shown=has("day"))
        self._show_about(row, options)
        self.paper.set_choices([(each, PAPER_NAMES[each]) for each in row.papers])
        self.ending.set_choices([(each, each.upper()) for each in row.endings])
        asked = asked_of(self._desk, row, options, self._desk.day)
        self.paper.set_keys((asked.paper,))
        show_part(self.papers, shown=len(row.papers) > 1)
        self.ending.set_keys((asked.ending,))
        show_part(self.endings, shown=len(row.endings) > 1)
        self.language.set_key(options.language or _of_the_desk())
        show_part(self.languages, shown=has("language"))
        self.names.setChecked(options.names)
        show_part(self.names, shown=has("names"))
        self.black.setChecked(options.black_and_white)
        show_part(self.black, shown=has("black and white"))
        show_part(self.carries, shown=has("carry"))
        self.carries.setChecked(bool(options.carry))
        whole = [("whole", _("Whole workspace"))] if options.names else []
        self.carry.set_choices([("cycle", _("Only this cycle")), *whole])
        self.carry.set_keys((options.carry,) if options.carry else ())
        show_part(self.carry, shown=has("carry") and bool(options.carry))
        self.note.set_text(_note(row, options))
        show_part(self.note, shown=bool(_note(row, options)))
        show_part(self.edit, shown=row.key == "one-pager")
        show_part(self.picture, shown=bool(row.papers) or asked.ending in ("png", "svg"))

    def _show_about(self, row: Output, options: Options) -> None:
        choices = about_what.choices(self._desk, row)
        show_part(self.abouts, shown=len(choices) > 1)
        caption = about_what.caption(row)
        self.about_caption.set_text(caption)
        self.about_what.setAccessibleName(caption)
        self.about_what.setAccessibleDescription(caption)
        self.about_what.set_choices(choices)
        self.about_what.set_key(about_what.chosen(self._desk, row, options.about))

    def options(self) -> Options:
        """What is chosen in the panel."""
        language = self.language.key()
        carry: Carry = ""
        if self.carries.isChecked():
            carry = "whole" if self.carry.keys() == ("whole",) and self.names.isChecked() else "cycle"
        return Options(
            paper=next(iter(self.paper.keys()), ""),
            ending=next(iter(self.ending.keys()), ""),
            language="" if language == _of_the_desk() else language,
            names=self.names.isChecked(),
            black_and_white=self.black.isChecked(),
            carry=carry,
            about=self.about_what.key() if about_what.choices(self._desk, self.row) else "",
        )

    def chosen_day(self) -> dt.date:
        """The day in the field, that of the desk while there is none."""
        return self.day.day() or self._desk.day

    def show_preview(self, preview: Preview | None) -> None:
        """Show the page large, and what should be known about it."""
        self.picture.show_preview(preview)
        words = "" if preview is None else preview.refused or " ".join(preview.made.notes)
        self.said.set_text(words)
        show_part(self.said, shown=bool(words))


def _of_the_desk() -> str:
    """The language of the words on the desk, of which pages come."""
    known = (settings.language() or i18n.system_locale_name() or "en").partition("_")[0]
    return known if known in i18n.languages() else "en"


def language_name(language: str) -> str:
    """A language as its own readers call it."""
    if language == "en":
        return "English"
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).get_display_name()).capitalize()
    except (ValueError, UnknownLocaleError):
        return language


def _note(row: Output, options: Options) -> str:
    """What should be known of the options as they stand."""
    said = []
    if "names" in row.options and not options.names:
        said.append(
            _("Roles stand in place of whole names; look through texts for first names and nicknames.")
        )
    if "carry" in row.options:
        said.append(
            {
                "": _("The paper is only paper: nothing is carried inside."),
                "cycle": _("Whoever opens the PDF with OKR Desk sees this cycle, without its workshops."),
                "whole": _(
                    "Whoever opens the PDF with OKR Desk sees everything in the file, its history too."
                ),
            }[options.carry]
        )
    return " ".join(said)
