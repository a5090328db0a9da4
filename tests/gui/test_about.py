"""About OKR Desk."""

from __future__ import annotations

from typing import Any

from okrdesk.gui.dialogs.about import AboutDialog, libraries
from tests.gui.accessibility import nameless_controls


def test_about_names_every_library_with_its_licence(shown: Any) -> None:
    found = {name: (version, licence) for name, version, licence in libraries()}
    assert {"Qt", "SQLite", "PySide6", "peewee", "matplotlib", "ReportLab"} <= set(found)
    assert all(licence for _version, licence in found.values())
    assert found["peewee"][0].startswith("4.")
    dialog = shown(AboutDialog(None), 480, 580)
    assert nameless_controls(dialog) == []
