"""A field for one name or many: typed with marks between, or pasted as a column."""

from __future__ import annotations

from okrdesk.gui.widgets.fields import TextField
from okrdesk.okr.people import names_in

_BETWEEN = "; "


class NamesField(TextField):
    """`names` tells what stands there. Lines that are pasted stand in one line, with marks between."""

    def names(self) -> tuple[str, ...]:
        """The names in the field, each once."""
        return names_in(self.text())

    def add_name(self, name: str) -> None:
        """Put a name behind those that stand there."""
        self.type_text("".join(f"{each}{_BETWEEN}" for each in (*self.names(), name)))

    def _typed(self) -> str:
        return _BETWEEN.join(self.edit.text().splitlines())

    def _changed(self) -> None:
        if len(self.edit.text().splitlines()) > 1:
            self._retype(self._typed())  # tells it by itself
        else:
            super()._changed()
