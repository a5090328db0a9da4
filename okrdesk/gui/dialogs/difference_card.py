"""A figure in which a file and we differ: both, why, the sum behind ours, and what would help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout

from okrdesk.document.text import quoted
from okrdesk.gui.widgets.cards import Card, rule
from okrdesk.gui.widgets.side_by_side import grid, together
from okrdesk.gui.widgets.text import PlainLabel, plain_button
from okrdesk.i18n import _
from okrdesk.okr.rescued import weights
from okrdesk.okr.rescued.differing import Difference
from okrdesk.okr.shown import format_percent, format_share

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DifferenceCard(Card):
    """`give` is done when somebody gives the weight that is missing."""

    def __init__(self, difference: Difference, locale: str, give: Callable[[], object]) -> None:
        super().__init__(margin=14, spacing=8)
        self._locale = locale
        self.column.addWidget(PlainLabel(quoted(difference.title, 200), "strong"))
        self.column.addLayout(self._both(difference))
        lead = PlainLabel(difference.lead, "strong")
        lead.setProperty("level", "warning")
        self.column.addWidget(lead)
        if difference.why:
            self.column.addWidget(PlainLabel(difference.why, "body"))
        if difference.parts:
            self.column.addLayout(self._sum(difference))
        self.remedy = None
        if difference.missing is not None and difference.remedied is not None:
            words = _("Give it the missing {share}: {progress}").format(
                share=weights.in_words(difference.missing, locale),
                progress=format_percent(difference.remedied, locale),
            )
            self.remedy = plain_button(words, small=True, do=give)
            self.column.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignLeft)

    def _both(self, difference: Difference) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        theirs = PlainLabel(format_percent(difference.file_says, self._locale), "figure", wrap=False)
        theirs.setEnabled(False)
        ours = PlainLabel(format_percent(difference.we_count, self._locale), "figure", wrap=False)
        row.addLayout(together(PlainLabel(_("the file says"), "small", wrap=False), theirs))
        row.addWidget(PlainLabel("→", "muted", wrap=False))
        row.addLayout(together(PlainLabel(_("we count"), "small", wrap=False), ours))
        row.addStretch(1)
        return row

    def _sum(self, difference: Difference) -> QLayout:
        table = grid(across=12, down=4, stretch={0: 1})
        for column, words in enumerate((_("progress"), _("in the file"), _("with us")), 1):
            table.addWidget(PlainLabel(words, "small", wrap=False), 0, column, _RIGHT)
        for number, part in enumerate(difference.parts, 1):
            table.addWidget(PlainLabel(part.title, "body", elide=True), number, 0)
            given = "–" if part.in_file is None else weights.in_words(part.in_file, self._locale)
            for column, text in enumerate(
                (
                    format_percent(part.progress, self._locale),
                    given,
                    format_share(part.with_us, self._locale),
                ),
                1,
            ):
                label = PlainLabel(text, "strong" if text == "–" else "body", wrap=False)
                if text == "–":
                    label.setProperty("level", "warning")
                table.addWidget(label, number, column, _RIGHT)
        last = len(difference.parts) + 1
        table.addWidget(rule(), last, 0, 1, 4)
        sums = (difference.file_says, difference.we_count)
        for column, (share, kind) in enumerate(zip(sums, ("body", "strong"), strict=True), 2):
            label = PlainLabel(format_percent(share, self._locale), kind, wrap=False)
            table.addWidget(label, last + 1, column, _RIGHT)
        return table
