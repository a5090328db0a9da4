"""About OKR Desk: its version, and the libraries it stands on with their licences."""

from __future__ import annotations

import datetime as dt
import sqlite3
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from okrdesk.gui.widgets.cards import page_scroll, rule
from okrdesk.gui.widgets.form_dialog import FormDialog
from okrdesk.gui.widgets.marks import Sign
from okrdesk.gui.widgets.text import PlainLabel
from okrdesk.i18n import _, format_day, system_locale_name
from okrdesk.version import VERSION

# (name, its package for the version, licence)
_LIBRARIES = (
    ("PySide6", "PySide6-Essentials", "LGPL-3.0"),
    ("peewee", "peewee", "MIT"),
    ("matplotlib", "matplotlib", "Matplotlib (PSF)"),
    ("ReportLab", "reportlab", "BSD-3-Clause"),
    ("fontTools", "fonttools", "MIT"),
    ("HarfBuzz (uharfbuzz)", "uharfbuzz", "Apache-2.0"),
    ("PDFium", "pypdfium2", "BSD-3-Clause and Apache-2.0"),
    ("Babel", "babel", "BSD-3-Clause"),
    ("filelock", "filelock", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("openpyxl", "openpyxl", "MIT"),
    ("XlsxWriter", "xlsxwriter", "BSD-2-Clause"),
    ("defusedxml", "defusedxml", "PSF-2.0"),
    ("Snowball", "snowballstemmer", "BSD-3-Clause"),
    ("uniseg", "uniseg", "MIT"),
)
# What lies in resources/fonts, as published, with its licence beside it.
_FONTS = (("Source Sans 3", "3.052", "OFL-1.1"), ("Noto Emoji", "3.002", "OFL-1.1"))


def version_of(package: str) -> str:
    """The version that is installed, "" where that is not known (a frozen build)."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def libraries() -> list[tuple[str, str, str]]:
    """(name, version, licence) of what the application stands on."""
    of_the_system = [("Qt", qVersion(), "LGPL-3.0"), ("SQLite", sqlite3.sqlite_version, _("public domain"))]
    return [
        *of_the_system,
        *_FONTS,
        *((name, version_of(package), licence) for name, package, licence in _LIBRARIES),
    ]


def sources() -> list[tuple[str, str]]:
    """(title, author and day) of the writings that blueprints, steps and advice were made from."""
    day = format_day(dt.date(2024, 3, 4), system_locale_name(), "long")
    return [
        (
            _("What is OKR and how to set them in communities?"),
            _("Tanmay Bhatia, community manager, {day}").format(day=day),
        ),
        (_("Eight goals for your community platform in 2026"), _("a guide whose author is not named")),
        (_("Shared goals of communities"), _("an essay whose author is not named")),
    ]


class AboutDialog(FormDialog[None]):
    """Says what this is and what it stands on."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("About OKR Desk"), size=(480, 580))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Sign("okrdesk", _("OKR Desk"), 48))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(PlainLabel(_("OKR Desk"), "title"))
        said = _("Version {version}").format(version=VERSION)
        texts.addWidget(PlainLabel(said, "muted", selectable=True))
        head.addLayout(texts, 1)
        self.column.addLayout(head)
        promise = _("No account, no server: nothing leaves this computer unless you hand over a file.")
        self.column.addWidget(PlainLabel(promise))
        self.column.addWidget(rule())
        self.column.addWidget(PlainLabel(_("Where its advice comes from"), "heading"))
        for title, origin in sources():
            said = _("“{title}”, {origin}").format(title=title, origin=origin)
            self.column.addWidget(PlainLabel(said))
        self.column.addWidget(rule())
        self.column.addWidget(PlainLabel(_("It stands on"), "heading"))
        self.column.addWidget(page_scroll(_licences()), 1)
        self.end_with_close()
        self.close_button.setFocus()


def _licences() -> QWidget:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(2, 1)
    for row, (name, version, licence) in enumerate(libraries()):
        grid.addWidget(PlainLabel(name, "strong", wrap=False), row, 0)
        grid.addWidget(PlainLabel(version, "muted", wrap=False, selectable=True), row, 1)
        grid.addWidget(PlainLabel(licence), row, 2)
    grid.setRowStretch(len(libraries()), 1)
    return inside
